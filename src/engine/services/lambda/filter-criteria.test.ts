import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../base/json.ts'
import type { CallEnvelope } from '../../kernel/index.ts'
import { lambdaWorld, mappingOf, sendTo, withMapping, type LambdaWorld } from './testing/lambda-world.ts'
import { answering, scriptedHandlers } from './testing/scripted-handlers.ts'
import { viewMapping, whyMapping } from './index.ts'

function filtering(...patterns: readonly unknown[]): LambdaWorld {
  const world = lambdaWorld(scriptedHandlers({ script: answering(null) }))
  const Filters = patterns.map((pattern) => ({ Pattern: JSON.stringify(pattern) }))
  withMapping(world, 'script', { mapping: { FilterCriteria: { Filters } } })
  return world
}

/** The bodies that reached the function. */
function bodies(world: LambdaWorld): string[] {
  return world.records.flatMap(({ envelope }) => {
    const { operation, input } = envelope as CallEnvelope
    if (envelope.kind !== 'call' || operation !== 'Invoke') return []
    const { Records } = JSON.parse(String(input['Payload'])) as { Records: { body: string }[] }
    return Records.map(({ body }) => body)
  })
}

function passed(patterns: readonly unknown[], ...sent: readonly string[]): string[] {
  const world = filtering(...patterns)
  sendTo(world, 'orders', 100, ...sent)
  world.until(5000)
  expect(world.queue().messages).toEqual([])
  return bodies(world)
}

test('golden: what matches no filter is deleted and the function never hears of it', () => {
  const world = filtering({ body: { kind: ['order'] } })
  sendTo(world, 'orders', 100, '{"kind":"order"}', '{"kind":"note"}', '{"kind":"note"}')
  world.until(5000)
  expect(world.lines(/Batch|Filter|Ended/)).toEqual([
    '110 lambda.BatchReceived count=1',
    '110 lambda.BatchReceived count=1',
    '110 lambda.MessagesFiltered count=1 of=1',
    '110 lambda.BatchReceived count=1',
    '110 lambda.MessagesFiltered count=1 of=1',
    '411 lambda.InvocationEnded ok=true durationMs=1 billedMs=251',
  ])
  expect(world.function().invocations).toBe(1)
  expect(world.queue()).toMatchObject({ messages: [], deleted: ['m2/1', 'm3/1', 'm1/1'] })
  expect(viewMapping(mappingOf(world))).toMatchObject({ filtered: 2 })
  expect(whyMapping(mappingOf(world), 5000).at(-1)).toMatchObject({
    rule: 'lambda.filtered',
    text: '2 messages matched none of the 1 filter and were deleted without invoking the function.',
  })
})

test('of a batch only what matches is given to the function', () => {
  const world = filtering({ body: { n: [{ numeric: ['>', 2] }] } })
  world.call(1, 'UpdateEventSourceMapping', { UUID: '', MaximumBatchingWindowInSeconds: 1 })
  sendTo(world, 'orders', 0, '{"n":1}', '{"n":2}', '{"n":3}', '{"n":4}')
  world.until(5000)
  expect(bodies(world)).toEqual(['{"n":3}', '{"n":4}'])
})

test('one of several filters is enough', () => {
  expect(passed([{ body: { a: [1] } }, { body: { b: [1] } }], '{"a":1}', '{"b":1}', '{"a":2,"b":2}').toSorted()).toEqual([
    '{"a":1}',
    '{"b":1}',
  ])
})

describe('the form of the body', () => {
  test.each([
    ['a pattern for JSON drops a plain string', { body: { a: [1] } }, 'plain', false],
    ['a pattern for a plain string drops JSON', { body: [{ exists: true }] }, '{"a":1}', false],
    ['a plain string is compared with a pattern for one', { body: [{ prefix: 'Result: ' }] }, 'Result: 7', true],
    ['and has to match', { body: [{ prefix: 'Result: ' }] }, 'No result', false],
    ['JSON is looked into by a pattern for JSON', { body: { a: [{ exists: true }] } }, '{"a":{"b":1}, "c":2}', false],
    ['however deep', { body: { a: { b: ['x'] } } }, '{"a":{"b":"x"}}', true],
    ['without a pattern for the body its form does not matter', { eventSource: ['aws:sqs'] }, 'plain', true],
    ['nor for JSON', { eventSource: ['aws:sqs'] }, '{"a":1}', true],
  ])('%s', (_fact, pattern, body, passes) => {
    expect(passed([pattern], body)).toEqual(passes ? [body] : [])
  })
})

test('a filter that is taken away lets everything through', () => {
  const world = filtering({ body: { kind: ['order'] } })
  sendTo(world, 'orders', 100, '{"kind":"note"}')
  world.until(1000)
  world.call(1000, 'UpdateEventSourceMapping', { UUID: mappingOf(world).uuid, FilterCriteria: {} })
  sendTo(world, 'orders', 1100, '{"kind":"note"}')
  world.until(5000)
  expect(bodies(world)).toEqual(['{"kind":"note"}'])
})

test.each([
  ['simple string'],
  [{ body: 'x' }],
  [{ body: [] }],
  [{ body: [{ wildcard: '*x' }] }],
  [{ body: [{ cidr: '10.0.0.0/8' }] }],
  [[]],
])('%j is refused', (pattern) => {
  const world = filtering(pattern)
  world.until(1)
  expect(world.answers().at(-1)).toMatchObject({
    ok: false,
    error: { code: 'InvalidParameterValueException', message: 'Invalid filter pattern definition.' } as JsonObject,
  })
})

test('five filters are the most', () => {
  const world = filtering(...Array.from({ length: 6 }, (_, n) => ({ body: { n: [n] } })))
  world.until(1)
  expect(world.answers().at(-1)).toMatchObject({ ok: false, error: { code: 'InvalidParameterValueException' } })
})
