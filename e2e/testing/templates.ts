// Small templates that journeys open.

/** Makes the text of a handler fit under `InlineCode: |` of a function in `Resources`. */
function indented(code: string): string {
  return code.trim().replaceAll(/^/gm, '        ')
}

export interface Line {
  readonly name: string
  readonly code: string
  readonly every: string
  readonly count?: number
  readonly timeout?: number
}

/** For each line a source, a queue and a function that reads it; nothing connects one line with another. */
export function linesTemplate(title: string, lines: readonly Line[], settings = ''): string {
  const traffic = lines.map(
    ({ name, every, count }) =>
      `      ${name}Source: { Label: ${name} source, To: ${name}Queue, Every: ${every}, ${count === undefined ? '' : `Count: ${count}, `}Name: '${name.toLowerCase()}-{{n}}', Messages: [{ Body: '{"n":{{n}}}' }] }`,
  )
  return `AWSTemplateFormatVersion: '2010-09-09'
Transform: AWS::Serverless-2016-10-31
Metadata:
  Switchyard:
    Version: 1
    Title: ${title}
    Seed: 7
    Pace: visible
    Traffic:
${traffic.join('\n')}
Resources:
${lines.map((line) => resourcesOf(line, settings)).join('\n')}`
}

function resourcesOf({ name, code, timeout = 3 }: Line, settings: string): string {
  const lower = name.toLowerCase()
  return `  ${name}Queue:
    Type: AWS::SQS::Queue
    Properties: { QueueName: ${lower}-queue, ${settings === '' ? 'VisibilityTimeout: 18' : settings} }
  ${name}:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: ${lower}
      Runtime: nodejs22.x
      Handler: index.handler
      Timeout: ${timeout}
      Events:
        FromQueue: { Type: SQS, Properties: { Queue: !GetAtt ${name}Queue.Arn, BatchSize: 1 } }
      InlineCode: |
${indented(code)}
`
}

export const wellBehaved = `
exports.handler = async (event) => {
  for (const { body } of event.Records) console.log('counted ' + JSON.parse(body).n)
}`

/** Every message is received twice, in vain, and then becomes a dead letter; all within some ten virtual seconds. */
export const poisoned = `AWSTemplateFormatVersion: '2010-09-09'
Transform: AWS::Serverless-2016-10-31
Metadata:
  Switchyard:
    Version: 1
    Title: Poisoned
    Seed: 3
    Pace: visible
    Traffic:
      Shop: { To: WorkQueue, Every: 700 ms, Count: 6, Name: 'bad-{{n}}', Messages: [{ Body: 'bad' }] }
Resources:
  WorkQueue:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: work-queue
      VisibilityTimeout: 4
      RedrivePolicy: { deadLetterTargetArn: !GetAtt WorkDlq.Arn, maxReceiveCount: 2 }
  WorkDlq:
    Type: AWS::SQS::Queue
    Properties: { QueueName: work-dlq }
  Worker:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: worker
      Runtime: nodejs22.x
      Handler: index.handler
      Timeout: 3
      Events:
        FromQueue: { Type: SQS, Properties: { Queue: !GetAtt WorkQueue.Arn, BatchSize: 4 } }
      InlineCode: |
        exports.handler = async () => { throw new Error('it cannot be done') }
`
