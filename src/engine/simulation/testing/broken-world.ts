/** A small world with one node of every kind that can be broken, told by the rows of its log. */
import type { LogRow } from '../details.ts'
import { advanceRun, logWindow, type Chronicle, type Run } from '../index.ts'
import { chronicledRun } from './chronicled.ts'

const statement = (queue: string) =>
  `{ Effect: Allow, Principal: { Service: sns.amazonaws.com }, Action: 'sqs:SendMessage', Resource: !GetAtt ${queue}.Arn }`

/** `Shop` publishes once, at 1 s, to `News`; `Desk` sends once, at 2 s, to `Jobs`, whose messages go to `Work`. */
export function brokenWorld(faults: string, { code = 'succeed', visibility = 30 }: { code?: string; visibility?: number } = {}): string {
  return `Transform: AWS::Serverless-2016-10-31
Metadata:
  Switchyard:
    Pace: none
    Realism: exact
    People: { Ops: { Address: ops@example.com } }
    Endpoints: { Hook: { Url: 'https://a.example/hook' } }
    Traffic:
      Shop: { To: News, Every: 1 h, Start: 1 s, Count: 1, Name: 'news-{{n}}' }
      Desk: { To: Jobs, Every: 1 h, Start: 2 s, Count: 1, Name: 'job-{{n}}' }
    Faults: [${faults}]
Resources:
  News: { Type: AWS::SNS::Topic, Properties: { TopicName: news } }
  Copies: { Type: AWS::SQS::Queue, Properties: { QueueName: copies } }
  Jobs: { Type: AWS::SQS::Queue, Properties: { QueueName: jobs, VisibilityTimeout: ${visibility}, RedrivePolicy: { maxReceiveCount: 2, deadLetterTargetArn: !GetAtt Dead.Arn } } }
  Dead: { Type: AWS::SQS::Queue, Properties: { QueueName: dead } }
  Policy: { Type: AWS::SQS::QueuePolicy, Properties: { Queues: [!Ref Copies], PolicyDocument: { Statement: [${statement('Copies')}] } } }
  ToCopies: { Type: AWS::SNS::Subscription, Properties: { TopicArn: !Ref News, Protocol: sqs, Endpoint: !GetAtt Copies.Arn } }
  ToOps: { Type: AWS::SNS::Subscription, Properties: { TopicArn: !Ref News, Protocol: email, Endpoint: ops@example.com } }
  ToHook: { Type: AWS::SNS::Subscription, Properties: { TopicArn: !Ref News, Protocol: https, Endpoint: 'https://a.example/hook' } }
  Work: { Type: AWS::Serverless::Function, Properties: { FunctionName: work, Runtime: nodejs22.x, Handler: index.handler, InlineCode: ${code}, Timeout: 3, Events: { Job: { Type: SQS, Properties: { Queue: !GetAtt Jobs.Arn, BatchSize: 1 } }, News: { Type: SNS, Properties: { Topic: !Ref News } } } } }
`
}

export interface Told {
  readonly run: Run
  readonly chronicle: Chronicle
  /** The log's rows so far, oldest first; ids are shortened. */
  rows(): string[]
}

/** A run of {@link brokenWorld} that keeps its log. */
export function toldRun(text: string, untilMs = 0): Told {
  const { run, chronicle } = chronicledRun(text)
  if (untilMs > 0) advanceRun(run, { ms: untilMs })
  return { run, chronicle, rows: () => logWindow(chronicle.log, { count: 500 }).rows.toReversed().map(lineOfRow) }
}

function lineOfRow({ atMs, from, to, what, text }: LogRow): string {
  return `${atMs} ${from}${to === undefined ? '' : ` → ${to}`} ${what}: ${text.replace(/request [0-9a-f]{8}/, 'request …')}`
}

/** What the log says of some nodes, while a fault holds. */
export function rowsOf(fault: string, about: RegExp, untilMs = 60_000, options: Parameters<typeof brokenWorld>[1] = {}): string[] {
  return toldRun(brokenWorld(fault, options), untilMs)
    .rows()
    .filter((row) => about.test(row))
}
