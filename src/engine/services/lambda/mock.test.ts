import { expect, test } from 'vitest'
import type { JsonObject } from '../../../base/json.ts'
import { functionWorld, invocationAnswers, invokeAt, lambdaWorld, reader, type LambdaWorld } from './testing/lambda-world.ts'
import { answering, scriptedHandlers } from './testing/scripted-handlers.ts'
import { viewFunction, whyFunction } from './index.ts'

function mocked(mock: JsonObject, more: JsonObject = { Runtime: 'python3.13' }): LambdaWorld {
  const world = functionWorld(answering('code'), more)
  world.order(1, 'lambda', 'PutMock', { function: 'pack', ...mock })
  return world
}

test('a function without JavaScript answers from its mock after the mock’s time', () => {
  const world = mocked({ durationMs: 400, result: '{"ok":true}' })
  invokeAt(world, 10)
  world.until(5000)
  expect(invocationAnswers(world)).toEqual([{ StatusCode: 200, ExecutedVersion: '$LATEST', Payload: '{"ok":true}' }])
  expect(world.lines(/Ended/)).toEqual(['660 lambda.InvocationEnded ok=true durationMs=400 billedMs=650'])
  expect(viewFunction(world.function(), reader(world))).toMatchObject({ mocked: true, noCode: expect.anything() as unknown })
  expect(whyFunction(world.function(), reader(world), 5000)[0]).toMatchObject({
    rule: 'lambda.mock',
    text: 'A mock answers after 400 ms: the function has the runtime python3.13, and only Node.js is run here.',
  })
})

test('it fails in its share of the invocations, with the error that the mock names', () => {
  const world = mocked({ durationMs: 1, errorShare: 0.3, errorType: 'OutOfStock' })
  invokeAt(world, ...Array.from({ length: 500 }, (_, n) => 10 + n * 300))
  world.until(500_000)
  expect(world.function().errors / 500).toBeGreaterThan(0.24)
  expect(world.function().errors / 500).toBeLessThan(0.36)
  expect(world.lines(/Ended/).filter((line) => line.includes('OutOfStock')).length).toBe(world.function().errors)
})

test('events and timeouts are as with code', () => {
  const world = mocked({ durationMs: 9000 })
  world.call(10, 'Invoke', { FunctionName: 'pack', InvocationType: 'Event' })
  world.until(5000)
  expect(world.lines(/Ended|Postponed/)).toEqual([
    '3260 lambda.InvocationEnded ok=false errorType=Sandbox.Timedout durationMs=3000 billedMs=3250',
    '3260 lambda.EventPostponed reason=failed retry=1 of=2 dueAt=63260',
  ])
})

test('where there is code the mock is not asked', () => {
  const world = mocked({ result: '"mock"' }, {})
  invokeAt(world, 10)
  world.until(5000)
  expect(invocationAnswers(world)).toMatchObject([{ Payload: '"code"' }])
})

test('a mock for nobody changes nothing', () => {
  const world = lambdaWorld(scriptedHandlers({}))
  world.order(1, 'lambda', 'PutMock', { function: 'pack' })
  world.until(1)
  expect(world.lines()).toEqual([])
})
