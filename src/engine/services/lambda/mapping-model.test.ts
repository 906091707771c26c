/**
 * A mapping against what it promises: whatever people send and do, each message ends deleted, filtered or as a dead letter;
 * no receipt is in two hands; never more batches at once than allowed; and the function only sees what the filter lets through.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { holds } from '../../../base/testing/scripts.ts'
import type { JsonObject } from '../../../base/json.ts'
import type { CallEnvelope } from '../../kernel/index.ts'
import { lambdaWorld, mappingOf, sendTo, withMapping, type LambdaWorld } from './testing/lambda-world.ts'
import { loaded, scriptedHandlers, thrown, value, type Script } from './testing/scripted-handlers.ts'
import type { MappingState } from './index.ts'
import { boundsOf } from './scaling.ts'

/** What a message does to the batch that it is in. */
const kinds = ['good', 'bad', 'reported', 'slow', 'filtered'] as const
type Kind = (typeof kinds)[number]

interface RecordSeen {
  readonly messageId: string
  readonly body: string
}

const byKind: Script = loaded((entry, journal) => {
  const event = journal.findLast(({ type }) => type === 'event')
  const { Records } = JSON.parse(event?.type === 'event' ? event.event : '') as { Records: RecordSeen[] }
  const has = (kind: Kind): boolean => Records.some(({ body }) => body.includes(kind))
  if (has('bad')) return { end: thrown('no') }
  if (has('slow') && entry.type === 'event') return { timers: [{ timer: entry.nowMs, delayMs: 700 }] }
  const reported = Records.filter(({ body }) => body.includes('reported'))
  return { end: value({ batchItemFailures: reported.map(({ messageId }) => ({ itemIdentifier: messageId })) }) }
})

type Deed =
  | { readonly kind: 'send'; readonly bodies: readonly Kind[] }
  | { readonly kind: 'reserve'; readonly of: number | null }
  | { readonly kind: 'enable'; readonly enabled: boolean }

const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 12 }).map((bodies): Deed => ({ kind: 'send', bodies })),
  },
  fc.option(fc.nat(3)).map((of): Deed => ({ kind: 'reserve', of })),
  fc.boolean().map((enabled): Deed => ({ kind: 'enable', enabled })),
)

const settings = fc.record({
  batch: fc.constantFrom({ BatchSize: 1 }, { BatchSize: 4 }, { BatchSize: 10 }, { BatchSize: 15, MaximumBatchingWindowInSeconds: 2 }),
  scaling: fc.constantFrom<JsonObject>(
    {},
    { ScalingConfig: { MaximumConcurrency: 2 } },
    { ScalingConfig: { MaximumConcurrency: 7 } },
    { ProvisionedPollerConfig: { MinimumPollers: 2, MaximumPollers: 2 } },
  ),
  isFifo: fc.boolean(),
})
const script = fc.record({ settings, deeds: fc.array(fc.tuple(fc.nat(4000), deed), { maxLength: 25 }) })
type Scripted = typeof script extends fc.Arbitrary<infer T> ? T : never

function queueName({ settings: { isFifo, batch } }: Scripted): string {
  return isFifo && batch.BatchSize <= 10 ? 'orders.fifo' : 'orders'
}

function worldOf(scripted: Scripted): { world: LambdaWorld; endMs: number; sent: string[] } {
  const world = lambdaWorld(scriptedHandlers({ script: byKind }))
  const queue = queueName(scripted)
  const { batch, scaling } = scripted.settings
  const mapping = {
    ...batch,
    ...scaling,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    FilterCriteria: { Filters: [{ Pattern: '{"body":[{"anything-but":{"prefix":"filtered"}}]}' }] },
  }
  withMapping(world, 'script', { mapping, visibilityMs: 10_000, receives: 3, queue })
  world.until(1)
  const { uuid } = mappingOf(world)
  let at = 1
  const sent: string[] = []
  for (const [gap, deed] of scripted.deeds) {
    at += gap
    if (deed.kind === 'send') {
      const bodies = deed.bodies.map((kind, index) => `${kind}${index % 3}/${sent.length + index}`)
      sent.push(...bodies)
      sendTo(world, queue, at, ...bodies)
    } else if (deed.kind === 'enable') world.call(at, 'UpdateEventSourceMapping', { UUID: uuid, Enabled: deed.enabled })
    else if (deed.of === null) world.call(at, 'DeleteFunctionConcurrency', { FunctionName: 'pack' })
    else world.call(at, 'PutFunctionConcurrency', { FunctionName: 'pack', ReservedConcurrentExecutions: deed.of })
  }
  world.call(at + 1, 'DeleteFunctionConcurrency', { FunctionName: 'pack' })
  world.call(at + 1, 'UpdateEventSourceMapping', { UUID: uuid, Enabled: true })
  return { world, endMs: at + 1000, sent }
}

function brokenNow(state: Readonly<MappingState>): string | undefined {
  const handles = state.pollers.flatMap(({ batch }) => batch.map(({ receiptHandle }) => receiptHandle))
  if (new Set(handles).size !== handles.length) return 'a receipt is in two hands'
  const inFlight = state.pollers.filter(({ phase }) => phase === 'invoking' || phase === 'retrying').length
  if (inFlight > boundsOf(state).most) return 'more batches than allowed'
  if (state.pollers.some(({ phase, batch }) => phase === 'stopped' && batch.length > 0)) return 'a stopped poller holds messages'
  if (state.pollers.some(({ batch }) => batch.some(({ record }) => record.includes('"filtered')))) return 'a filtered message is kept'
  return undefined
}

function isWorkedOff(world: LambdaWorld, queue: string): boolean {
  return world.queue(queue).messages.length === 0 && mappingOf(world).pollers.every(({ batch }) => batch.length === 0)
}

function brokenAtEnd(world: LambdaWorld, queue: string, sent: readonly string[]): string | undefined {
  const { messages, deleted, deadLetters } = world.queue(queue)
  if (messages.length > 0) return `${messages.length} messages are still there`
  const ended = [...deleted.map((handle) => handle.split('/')[0] as string), ...deadLetters]
  if (new Set(ended).size !== sent.length) return 'a message is lost'
  const bodyOf = (id: string): string => sent[Number(id.slice(1)) - 1] as string
  if (deadLetters.some((id) => bodyOf(id).startsWith('filtered'))) return 'a filtered message is a dead letter'
  if (deleted.some((handle) => /^bad|^reported/.test(bodyOf(handle.split('/')[0] as string)))) return 'a failed message is deleted'
  const filtered = sent.filter((body) => body.startsWith('filtered')).length
  if (mappingOf(world).filtered !== filtered) return 'filtered messages are miscounted'
  return seenByFunction(world).some((body) => body.startsWith('filtered')) ? 'the function saw a filtered message' : undefined
}

function seenByFunction(world: LambdaWorld): string[] {
  return world.records.flatMap(({ envelope }) => {
    const { operation, input } = envelope as CallEnvelope
    if (envelope.kind !== 'call' || operation !== 'Invoke') return []
    return (JSON.parse(String(input['Payload'])) as { Records: RecordSeen[] }).Records.map(({ body }) => body)
  })
}

function firstBreak(scripted: Scripted): string | undefined {
  const { world, endMs, sent } = worldOf(scripted)
  const { agenda } = world.kernel.world
  while (agenda[0] && agenda[0].at <= endMs + 3_600_000) {
    if (world.kernel.world.now > endMs && isWorkedOff(world, queueName(scripted))) break
    world.until(agenda[0].at)
    const broken = brokenNow(mappingOf(world))
    if (broken) return `${broken}, at ${world.kernel.world.now} ms`
  }
  return brokenAtEnd(world, queueName(scripted), sent)
}

test('each message is deleted, filtered or a dead letter, in one hand at a time', () => {
  holds(
    'mapping',
    20,
    fc.property(script, (scripted) => void expect(firstBreak(scripted)).toBeUndefined()),
  )
})

test('a run that is restored on the way ends as the run itself', () => {
  const hashOf = (scripted: Scripted, restoreAfter: number | undefined): string => {
    let { world } = worldOf(scripted)
    for (let step = 0; step < 400 && world.kernel.world.agenda.length > 0; step++) {
      if (step === restoreAfter) world = world.restore(scriptedHandlers({ script: byKind }))
      world.kernel.step()
    }
    return JSON.stringify([world.kernel.world.hash, Object.entries(world.kernel.world.cells).map(([key, { state }]) => [key, state])])
  }
  holds(
    'mapping',
    8,
    fc.property(script, fc.nat(399), (scripted, at) => void expect(hashOf(scripted, at)).toBe(hashOf(scripted, undefined))),
  )
})
