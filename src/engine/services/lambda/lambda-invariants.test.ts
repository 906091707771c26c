/** What holds after every step, whatever people do to a function and its queue: nothing is counted twice, nothing is left behind. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { holds } from '../../../base/testing/scripts.ts'
import type { JsonObject } from '../../../base/json.ts'
import { queueUrl } from '../../../aws/identity.ts'
import { environmentsOf, lambdaWorld, packInput, withMapping, zipOf, type LambdaWorld } from './testing/lambda-world.ts'
import { loaded, scriptedHandlers, thrown, value, type Script } from './testing/scripted-handlers.ts'
import { environmentKey, type EnvironmentState, type FunctionState, type MappingState } from './index.ts'

/** Behaves by the event's length: returns, throws, sleeps, waits too long, or runs out of fuel. */
const moody: Script = loaded((entry) => {
  if (entry.type !== 'event') return { ticks: 3, end: value(entry.type) }
  switch (entry.event.length % 5) {
    case 0:
      return { ticks: 7, end: value(null) }
    case 1:
      return { end: thrown('no') }
    case 2:
      return { ticks: 1, timers: [{ timer: entry.nowMs, delayMs: 300 }] }
    case 3:
      return { timers: [{ timer: entry.nowMs, delayMs: 9000 }] }
    default:
      return { ticks: 2000, end: { kind: 'exhausted', of: 'ticks' } }
  }
})

type Deed = readonly [operation: string, input: JsonObject, to?: string]

const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 8, arbitrary: fc.nat(9).map((n): Deed => ['Invoke', { FunctionName: 'pack', Payload: JSON.stringify('x'.repeat(n)) }]) },
  {
    weight: 8,
    arbitrary: fc.nat(9).map((n): Deed => ['SendMessage', { QueueUrl: queueUrl('orders'), MessageBody: 'x'.repeat(n) }, 'sqs']),
  },
  fc.nat(9).map((n): Deed => ['Invoke', { FunctionName: 'pack', InvocationType: 'Event', Payload: JSON.stringify('x'.repeat(n)) }]),
  fc.constant<Deed>(['UpdateFunctionCode', { FunctionName: 'pack', ZipFile: zipOf({ 'index.js': 'moody' }) }]),
  fc.integer({ min: 1, max: 4 }).map((Timeout): Deed => ['UpdateFunctionConfiguration', { FunctionName: 'pack', Timeout }]),
  fc.nat(3).map((n): Deed => ['PutFunctionConcurrency', { FunctionName: 'pack', ReservedConcurrentExecutions: n }]),
  fc.constant<Deed>(['DeleteFunctionConcurrency', { FunctionName: 'pack' }]),
  fc.constant<Deed>(['DeleteFunction', { FunctionName: 'pack' }]),
  fc.constant<Deed>(['CreateFunction', packInput('moody')]),
)

function brokenPromise(world: LambdaWorld): string | undefined {
  const { cells } = world.kernel.world
  if (!cells['lambda/settings']) return undefined
  const state = cells['lambda/function/pack']?.state as unknown as FunctionState | undefined
  const ordinals = [...(state?.idle ?? []), ...(state?.busy ?? [])]
  const keys = ordinals.map((ordinal) => environmentKey('pack', ordinal)).toSorted()
  if (JSON.stringify(keys) !== JSON.stringify(environmentsOf(world).toSorted())) return 'an environment is lost or left behind'
  const environments = keys.map((key) => cells[key]?.state as unknown as EnvironmentState)
  if (environments.filter(({ current }) => current !== null).length !== (state?.busy.length ?? 0)) return 'busy is not who works'
  const unreserved = state && state.reserved === null ? state.busy.length : 0
  const settings = cells['lambda/settings'].state
  if (settings['unreservedBusy'] !== unreserved || settings['reservedTotal'] !== (state?.reserved ?? 0)) return 'concurrency is miscounted'
  for (const key of Object.keys(cells).filter((key) => key.startsWith('lambda/revision/'))) {
    const used = environments.filter(({ revision }) => key === `lambda/revision/pack/${revision}`).length
    if (cells[key]?.state['environments'] !== used) return 'the users of a revision are miscounted'
    if (used === 0 && key !== `lambda/revision/pack/${state?.revision}`) return 'a revision is left behind'
  }
  return undefined
}

/** The first promise that a run breaks, with its step. */
function firstBreak(deeds: readonly (readonly [number, Deed])[]): string | undefined {
  const world = lambdaWorld(scriptedHandlers({ moody }))
  withMapping(world, 'moody', { visibilityMs: 5000, mapping: { BatchSize: 2 } })
  let at = 1
  for (const [gap, [operation, input, to]] of deeds) world.call((at += gap), operation, input, to)
  const { agenda } = world.kernel.world
  while (agenda[0] && agenda[0].at < at + 20_000) {
    const record = world.kernel.step()
    const broken = brokenPromise(world)
    if (broken) return `${broken}, step ${record?.step}`
  }
  const mapping = Object.keys(world.kernel.world.cells).find((key) => key.startsWith('lambda/mapping/')) as string
  const { pollers, scaling } = world.state<MappingState>(mapping)
  const stuck = pollers.some(({ phase }, index) => phase === 'stopped' && index < scaling.concurrency)
  return stuck ? 'a poller of an enabled mapping stands still' : undefined
}

test('after every step of random scripts', () => {
  const script = fc.array(fc.tuple(fc.nat(700), deed), { maxLength: 40 })
  holds(
    'mapping',
    20,
    fc.property(script, (deeds) => void expect(firstBreak(deeds)).toBeUndefined()),
  )
})
