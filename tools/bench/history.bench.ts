// Going back in a long run, and what it costs to keep its past.
import { createSession, openDocument, proceed, type Session } from '../../src/bridge/worker/index.ts'
import { goTo, noteChronicle, createChronicle, stringsOf, timelineOf, type Run } from '../../src/engine/simulation/index.ts'
import type { Line } from './line.ts'

export const name = 'history: 20 sources, 10 topics, 20 queues that nobody reads'

const steps = 1_000_000
const recent = 100_000
const tries = 5
const recordedSteps = 60_000
const rounds = 3

export function run(): Promise<Line[]> {
  const session = opened()
  const whole = spent(() => {
    while (stepOf(session) < steps) proceed(session, { steps: Math.min(50_000, steps - stepOf(session)) })
  })
  const { run, chronicle } = session
  if (run === undefined) throw new Error('no run')
  const near = slowest(run, (index) => steps - Math.round(((index + 0.37) * recent) / tries))
  const far = slowest(run, (index) => Math.round(((index + 0.37) * steps) / tries))
  const bytes = run.keyframes.reduce((sum, { freshBytes }) => sum + freshBytes, 0)
  return Promise.resolve([
    line('back within the last 100,000 steps', near, whole, 0.05),
    line('back to anywhere in 1,000,000 steps', far, whole, 0.5),
    { name: `${run.keyframes.length} keyframes`, ours: bytes / 2 ** 20, unit: 'MB', target: '≤ 256 MB', meets: bytes <= 256 * 2 ** 20 },
    recording(),
    asked('the timeline of it all, 1,000 buckets', () => timelineOf(run, chronicle, { fromMs: 0, toMs: Infinity, buckets: 1_000 })),
    asked('100,000 strings', () => stringsOf(run, chronicle, { path: ['S0', 'T0', 'Q0'], fromMs: 0, toMs: Infinity, most: 100_000 })),
  ])
}

function line(what: string, ours: number, reference: number, share: number): Line {
  return { name: what, ours, reference, unit: 'ms', target: `≤ ${share} of running it`, meets: ours <= share * reference }
}

function slowest(run: Run, stepAt: (index: number) => number): number {
  const times = Array.from({ length: tries }, (_, index) => spent(() => goTo(run, { step: stepAt(index) })))
  return Math.max(...times)
}

/** Milliseconds of this process: one journey takes too long to wait for a moment when the machine has nothing else to do. */
function spent(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

/** What recording takes of a step: the same records noted once more, beside the time that it took to make them. */
function recording(): Line {
  let best = { ours: Infinity, reference: Infinity }
  for (let round = 0; round < rounds; round++) {
    const session = opened()
    const { run } = session
    if (run === undefined) throw new Error('no run')
    const records: Parameters<typeof noteChronicle>[2][] = []
    const options = run.options as { onRecord?: NonNullable<Run['options']['onRecord']> }
    options.onRecord = (record) => void records.push(record)
    const reference = spent(() => proceed(session, { steps: recordedSteps }))
    const chronicle = createChronicle()
    const ours = spent(() => {
      for (const record of records) noteChronicle(chronicle, run, record)
    })
    best = {
      ours: Math.min(best.ours, (ours / recordedSteps) * 1_000),
      reference: Math.min(best.reference, (reference / recordedSteps) * 1_000),
    }
  }
  const meets = best.ours <= 0.05 * best.reference
  return { name: 'a step recorded', ...best, unit: 'µs', target: '≤ 0.05 of doing it', meets }
}

function asked(what: string, ask: () => unknown): Line {
  return { name: what, ours: spent(ask), unit: 'ms' }
}

function stepOf(session: Session): number {
  return session.run?.kernel.world.steps ?? 0
}

function opened(): Session {
  const session = createSession({ run: () => ({ ticks: 0, console: [], calls: [], timers: [] }) }, { input: () => {} })
  const result = openDocument(session, { text: template(), name: 'busy.json' })
  if (!result.ok) throw new Error(result.error.message)
  return session
}

/** Messages are forgotten after a minute, so that the run comes to a steady state. */
function template(): string {
  const ids = Array.from({ length: 10 }, (_, index) => index)
  const resources = ids.flatMap((id) => [
    [`T${id}`, { Type: 'AWS::SNS::Topic', Properties: { TopicName: `t-${id}` } }],
    ...[`Q${id}`, `Q${id + 10}`].flatMap((queue) => [
      [queue, { Type: 'AWS::SQS::Queue', Properties: { QueueName: queue.toLowerCase(), MessageRetentionPeriod: 60 } }],
      [
        `${queue}From`,
        {
          Type: 'AWS::SNS::Subscription',
          Properties: { TopicArn: { Ref: `T${id}` }, Protocol: 'sqs', Endpoint: { 'Fn::GetAtt': [queue, 'Arn'] } },
        },
      ],
      [`${queue}Policy`, policy(queue)],
    ]),
  ])
  const traffic = ids.flatMap((id) => [
    [`S${id}`, { To: `T${id}`, Every: '100 ms', Jitter: '50 %', Name: `s-${id}-{{n}}` }],
    [`R${id}`, { To: `T${id}`, Every: '100 ms', Jitter: '50 %', Name: `r-${id}-{{n}}` }],
  ])
  return JSON.stringify({
    Metadata: { Switchyard: { Version: 1, Title: 'Busy', Pace: 'aws', Traffic: Object.fromEntries(traffic) as object } },
    Resources: Object.fromEntries(resources) as object,
  })
}

function policy(queue: string): object {
  const Resource = { 'Fn::GetAtt': [queue, 'Arn'] }
  const statement = { Effect: 'Allow', Principal: { Service: 'sns.amazonaws.com' }, Action: 'sqs:SendMessage', Resource }
  return {
    Type: 'AWS::SQS::QueuePolicy',
    Properties: { Queues: [{ Ref: queue }], PolicyDocument: { Version: '2012-10-17', Statement: [statement] } },
  }
}
