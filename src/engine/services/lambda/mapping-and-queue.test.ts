/**
 * A mapping between the real SQS and a function, judged by a plain account of every invocation: what the function was given, what
 * it said, and what became of each message.
 */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { functionArn, queueArn, queueUrl } from '../../../aws/identity.ts'
import type { JsonObject } from '../../../base/json.ts'
import { holds } from '../../../base/testing/scripts.ts'
import type { CallEnvelope, StepRecord } from '../../kernel/index.ts'
import { queueKey } from '../shared/resource-keys.ts'
import { sqsService, storedMessages, viewLedger, type QueueLedger, type QueueState } from '../sqs/index.ts'
import { imbalance, redriveTo } from '../testing/queue-world.ts'
import { lambdaWorld, mappingOf, packInput, type LambdaWorld } from './testing/lambda-world.ts'
import { loaded, scriptedHandlers, thrown, value, type Script } from './testing/scripted-handlers.ts'

/** What becomes of a message: good at once or after a while, reported always or the first time, ruin of its batch, dropped by the filter. */
const kinds = ['good', 'good', 'slow', 'poison', 'once', 'crash', 'filtered'] as const

interface Sent {
  readonly kind: (typeof kinds)[number]
  readonly group: string
}

interface Setting {
  readonly isFifo: boolean
  readonly batch: { readonly BatchSize: number; readonly MaximumBatchingWindowInSeconds?: number }
  readonly maximumConcurrency: number | undefined
  readonly maxReceiveCount: number
}

type Deed = { readonly send: readonly Sent[] } | { readonly enable: boolean }

interface EventRecord {
  readonly body: string
  readonly messageId: string
  readonly attributes: { readonly ApproximateReceiveCount: string; readonly MessageGroupId?: string }
}

/** What the function was told of one message, and whether that was its end. */
interface Attempt {
  readonly at: number
  readonly receive: number
  readonly isDone: boolean
}

const visibilityMs = 5000

function kindOf({ body }: EventRecord): string {
  return (JSON.parse(body) as { kind: string }).kind
}

function isReported(record: EventRecord): boolean {
  return kindOf(record) === 'poison' || (kindOf(record) === 'once' && record.attributes.ApproximateReceiveCount === '1')
}

const byKind: Script = loaded((entry, journal) => {
  const event = journal.findLast(({ type }) => type === 'event')
  const { Records } = JSON.parse(event?.type === 'event' ? event.event : '') as { Records: EventRecord[] }
  if (Records.some((record) => kindOf(record) === 'crash')) return { end: thrown('no') }
  if (entry.type === 'event' && Records.some((record) => kindOf(record) === 'slow'))
    return { timers: [{ timer: entry.nowMs, delayMs: 900 }] }
  return { end: value({ batchItemFailures: Records.filter(isReported).map(({ messageId }) => ({ itemIdentifier: messageId })) }) }
})

function nameOf({ isFifo }: Setting, queue: string): string {
  return isFifo ? `${queue}.fifo` : queue
}

/** A world with everything that happens in it still to come. */
function worldOf(
  setting: Setting,
  deeds: readonly (readonly [number, Deed])[],
): { world: LambdaWorld; sent: readonly Sent[]; endMs: number } {
  const world = lambdaWorld(scriptedHandlers({ script: byKind }), undefined, sqsService)
  const { isFifo, batch, maximumConcurrency, maxReceiveCount } = setting
  const [orders, dead] = [nameOf(setting, 'orders'), nameOf(setting, 'dead')]
  const type: Readonly<Record<string, string>> = isFifo ? { FifoQueue: 'true' } : {}
  world.order(0, 'sqs', 'ConfigureRealism', { profile: 'exact' })
  world.call(0, 'CreateQueue', { QueueName: dead, Attributes: type }, 'sqs')
  const Attributes = { ...type, VisibilityTimeout: String(visibilityMs / 1000), ...redriveTo(dead, maxReceiveCount) }
  world.call(0, 'CreateQueue', { QueueName: orders, Attributes }, 'sqs')
  world.call(0, 'CreateFunction', packInput('script'))
  world.call(0, 'CreateEventSourceMapping', {
    FunctionName: functionArn('pack'),
    EventSourceArn: queueArn(orders),
    ...batch,
    ...(maximumConcurrency !== undefined && { ScalingConfig: { MaximumConcurrency: maximumConcurrency } }),
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    FilterCriteria: { Filters: [{ Pattern: '{"body":{"kind":[{"anything-but":"filtered"}]}}' }] },
  })
  world.until(1)
  const UUID = mappingOf(world).uuid
  const sent: Sent[] = []
  let at = 1
  for (const [gap, deed] of deeds) {
    at += gap
    if ('enable' in deed) world.call(at, 'UpdateEventSourceMapping', { UUID, Enabled: deed.enable })
    else
      for (const one of deed.send) {
        const MessageBody = JSON.stringify({ kind: one.kind, n: sent.push(one) - 1 })
        const sequence: JsonObject = isFifo ? { MessageGroupId: one.group, MessageDeduplicationId: String(sent.length) } : {}
        world.call(at, 'SendMessage', { QueueUrl: queueUrl(orders), MessageBody, ...sequence }, 'sqs')
      }
  }
  world.call(at + 1, 'UpdateEventSourceMapping', { UUID, Enabled: true })
  return { world, sent, endMs: at + 1 }
}

function ledgerOf(world: LambdaWorld, queue: string): QueueLedger {
  return viewLedger(world.state<QueueState>(queueKey(queue)))
}

function recordsOf({ envelope }: StepRecord): readonly EventRecord[] {
  const { operation, input } = envelope as CallEnvelope
  if (envelope.kind !== 'call' || operation !== 'Invoke') return []
  return (JSON.parse(String(input['Payload'])) as { Records: EventRecord[] }).Records
}

/** What holds at every moment: no more batches at once than allowed, and no FIFO group in two hands. */
function judgeMoment(world: LambdaWorld, { isFifo, maximumConcurrency }: Setting, orders: string): void {
  const busy = mappingOf(world).pollers.filter(({ phase }) => phase === 'invoking')
  expect(busy.length, 'batches at once').toBeLessThanOrEqual(maximumConcurrency ?? Infinity)
  expect(imbalance(ledgerOf(world, orders))).toBe(0)
  if (!isFifo) return
  const groups = busy.flatMap(({ batch }) => [
    ...new Set(batch.map(({ record }) => (JSON.parse(record) as EventRecord).attributes.MessageGroupId)),
  ])
  expect(new Set(groups).size, 'groups in two hands').toBe(groups.length)
}

/** Runs until nothing is left in the queue; answers the attempts by message. */
function play(
  setting: Setting,
  deeds: readonly (readonly [number, Deed])[],
): { world: LambdaWorld; sent: readonly Sent[]; attempts: Attempt[][] } {
  const { world, sent, endMs } = worldOf(setting, deeds)
  const orders = nameOf(setting, 'orders')
  const { agenda } = world.kernel.world
  const isEmpty = (): boolean => {
    const { visible, inFlight, delayed } = ledgerOf(world, orders)
    return visible + inFlight + delayed === 0 && mappingOf(world).pollers.every(({ batch }) => batch.length === 0)
  }
  while (agenda[0] && agenda[0].at < endMs + 3_600_000 && !(world.kernel.world.now > endMs && isEmpty())) {
    world.until(agenda[0].at)
    judgeMoment(world, setting, orders)
  }
  const attempts: Attempt[][] = sent.map(() => [])
  for (const record of world.records) {
    const given = recordsOf(record)
    const isRuined = given.some((one) => kindOf(one) === 'crash')
    for (const one of given) {
      const { n } = JSON.parse(one.body) as { n: number }
      const receive = Number(one.attributes.ApproximateReceiveCount)
      attempts[n]?.push({ at: record.time, receive, isDone: !isRuined && !isReported(one) })
    }
  }
  return { world, sent, attempts }
}

interface Judgement {
  readonly end: 'deleted' | 'dead'
  readonly wrong: readonly string[]
}

/** `isPaused`: the mapping was switched off on the way, so that a receive may have come to nothing. */
function judgeMessage({ kind }: Sent, attempts: readonly Attempt[], setting: Setting, isPaused: boolean): Judgement {
  if (kind === 'filtered') return { end: 'deleted', wrong: attempts.length > 0 ? ['a filtered message was seen'] : [] }
  const isDone = attempts.at(-1)?.isDone === true
  const most = setting.maxReceiveCount
  const hasWindow = setting.batch.MaximumBatchingWindowInSeconds !== undefined
  const wrong = [
    attempts.slice(0, -1).some((attempt) => attempt.isDone) && 'seen again after it was done',
    attempts.some(({ receive }) => receive > most) && 'received more than maxReceiveCount times',
    !isPaused && attempts.some(({ receive }, index) => receive !== index + 1) && 'a receive that was no invocation',
    !isPaused && !isDone && attempts.length !== most && 'dead, but not after exactly maxReceiveCount',
    isDone && (kind === 'poison' || kind === 'crash') && 'done, though it fails always',
    !hasWindow && attempts.some(({ at }, index) => at - (attempts[index - 1]?.at ?? -Infinity) < visibilityMs) && 'back too early',
  ]
  return { end: isDone ? 'deleted' : 'dead', wrong: wrong.filter((words) => words !== false) }
}

const sending = fc
  .array(fc.record({ kind: fc.constantFrom(...kinds), group: fc.constantFrom('g', 'h', 'k') }), { minLength: 1, maxLength: 8 })
  .map((send): Deed => ({ send }))
const switching = fc.boolean().map((enable): Deed => ({ enable }))
const batches = [{ BatchSize: 1 }, { BatchSize: 3 }, { BatchSize: 10 }]
const setting: fc.Arbitrary<Setting> = fc
  .record({
    isFifo: fc.boolean(),
    batch: fc.constantFrom(...batches),
    window: fc.constantFrom(undefined, 1),
    maximumConcurrency: fc.constantFrom(undefined, 2, 5),
    maxReceiveCount: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ window, batch, ...chosen }) => ({
    ...chosen,
    // A FIFO queue has no batching window.
    batch: { ...batch, ...(window !== undefined && !chosen.isFifo && { MaximumBatchingWindowInSeconds: window }) },
  }))

it.each([
  ['is left alone', [sending]],
  ['is switched off and on', [sending, sending, switching]],
] as const)('a mapping that %s: each message is processed, returned, or a dead letter after exactly maxReceiveCount', (_, deeds) => {
  const script = fc.array(fc.tuple(fc.constantFrom(0, 10, 700, 4000, 12_000), fc.oneof(...deeds)), { maxLength: 10 })
  holds(
    'mapping',
    40,
    fc.property(setting, script, (chosen, all) => {
      const { world, sent, attempts } = play(chosen, all)
      const isPaused = all.some(([, deed]) => 'enable' in deed)
      const judged = sent.map((one, n) => judgeMessage(one, attempts[n] ?? [], chosen, isPaused))
      expect(judged.flatMap(({ wrong }, n) => wrong.map((words) => `message ${n}: ${words}`))).toEqual([])
      const dead = storedMessages(world.state<QueueState>(queueKey(nameOf(chosen, 'dead')))).map(
        ({ body }) => (JSON.parse(body) as { n: number }).n,
      )
      expect(dead.toSorted((a, b) => a - b)).toEqual(judged.flatMap(({ end }, n) => (end === 'dead' ? [n] : [])))
      const ledger = ledgerOf(world, nameOf(chosen, 'orders'))
      expect(ledger).toMatchObject({
        sent: sent.length,
        deleted: sent.length - dead.length,
        movedOut: dead.length,
        visible: 0,
        inFlight: 0,
      })
      expect(mappingOf(world).filtered).toBe(sent.filter(({ kind }) => kind === 'filtered').length)
      if (chosen.isFifo) judgeOrder(sent, attempts)
    }),
  )
})

/** The function meets the messages of a group in the order in which they were sent. */
function judgeOrder(sent: readonly Sent[], attempts: readonly Attempt[][]): void {
  for (const group of ['g', 'h', 'k']) {
    const met = sent.flatMap((one, n) => (one.group === group ? (attempts[n]?.slice(0, 1) ?? []) : [])).map(({ at }) => at)
    expect(met, `first meetings with group ${group}`).toEqual(met.toSorted((a, b) => a - b))
  }
}
