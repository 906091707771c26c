import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../base/json.ts'
import { lambdaWorld, packInput, zipOf, type LambdaWorld } from './testing/lambda-world.ts'
import { answering, scriptedHandlers } from './testing/scripted-handlers.ts'

function answerTo(operation: string, input: JsonObject, before: (world: LambdaWorld) => void = () => {}): JsonObject {
  const world = lambdaWorld(scriptedHandlers({ script: answering(null, 100) }))
  before(world)
  world.until(1)
  const earlier = world.answers().length
  const cells = JSON.stringify(world.kernel.world.cells)
  world.call(2, operation, input)
  world.until(2)
  const answer = world.answers().at(earlier) as JsonObject
  if (answer['ok'] === true) return answer['value'] as JsonObject
  return { ...(answer['error'] as JsonObject), unchanged: JSON.stringify(world.kernel.world.cells) === cells }
}

const withPack = (world: LambdaWorld): void =>
  world.call(0, 'CreateFunction', packInput('script', { Environment: { Variables: { A: '1' } } }))

test('a function is created and shown with AWS’s members', () => {
  const expected = {
    FunctionName: 'pack',
    FunctionArn: 'arn:aws:lambda:us-east-1:111111111111:function:pack',
    Role: 'arn:aws:iam::111111111111:role/pack',
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    Timeout: 3,
    MemorySize: 128,
    Description: '',
    CodeSha256: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/),
    CodeSize: expect.any(Number),
    State: 'Active',
    LastUpdateStatus: 'Successful',
    Version: '$LATEST',
  }
  expect(answerTo('CreateFunction', packInput('script'))).toEqual({ ...expected, LastModified: '2026-01-05T09:00:00.002+0000' })
  expect(answerTo('GetFunctionConfiguration', { FunctionName: 'pack' }, withPack)).toEqual({
    ...expected,
    LastModified: '2026-01-05T09:00:00.000+0000',
    Environment: { Variables: { A: '1' } },
  })
})

describe('a refused call has changed nothing', () => {
  test.each([
    ['CreateFunction', packInput('script'), 'ResourceConflictException', 'Function already exist: pack'],
    [
      'CreateFunction',
      packInput('script', { FunctionName: 'other', Code: { ZipFile: 'bm8=' } }),
      'InvalidParameterValueException',
      'Could not unzip uploaded file. Please check your file, then try to upload again.',
    ],
    [
      'CreateFunction',
      packInput('script', { FunctionName: 'other', Code: {} }),
      'InvalidParameterValueException',
      'Please provide a source for function code.',
    ],
    [
      'CreateFunction',
      packInput('script', { FunctionName: 'other', Timeout: 901 }),
      'ValidationException',
      "1 validation error detected: Value '901' at 'timeout' failed to satisfy constraint: Member must have value less than or equal to 900",
    ],
    [
      'CreateFunction',
      packInput('script', { FunctionName: 'a b' }),
      'ValidationException',
      expect.stringContaining("Value 'a b' at 'functionName'"),
    ],
    [
      'Invoke',
      { FunctionName: 'nobody' },
      'ResourceNotFoundException',
      'Function not found: arn:aws:lambda:us-east-1:111111111111:function:nobody',
    ],
    ['Invoke', { FunctionName: 'pack', Payload: '{' }, 'InvalidRequestContentException', 'Could not parse request body into json.'],
    [
      'Invoke',
      { FunctionName: 'pack', Payload: `"${'x'.repeat(6_291_455)}"` },
      'RequestEntityTooLargeException',
      'Request must be smaller than 6291456 bytes for the InvokeFunction operation',
    ],
    [
      'Invoke',
      { FunctionName: 'pack', InvocationType: 'Event', Payload: `"${'x'.repeat(1_048_575)}"` },
      'RequestEntityTooLargeException',
      '1048577 byte payload is too large for the Event invocation type (limit 1048576 bytes)',
    ],
    ['Invoke', { FunctionName: 'pack', InvocationType: 'Never' }, 'ValidationException', expect.stringContaining('Never')],
    [
      'UpdateFunctionConfiguration',
      { FunctionName: 'pack', MemorySize: 64 },
      'ValidationException',
      expect.stringContaining('greater than or equal to 128'),
    ],
    ['DeleteFunction', { FunctionName: 'nobody' }, 'ResourceNotFoundException', expect.anything()],
    [
      'PutFunctionConcurrency',
      { FunctionName: 'pack', ReservedConcurrentExecutions: 1000 },
      'InvalidParameterValueException',
      "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [100].",
    ],
  ])('%s %#', (operation, input, code, message) => {
    expect(answerTo(operation, input as JsonObject, withPack)).toEqual({ code, message, origin: 'client', unchanged: true })
  })
})

describe('functions without code to run', () => {
  test.each([
    [{ Runtime: 'python3.13' }, 'No code here: pack has the runtime python3.13, and only Node.js is run here.'],
    [{ Code: { S3Bucket: 'builds', S3Key: 'pack.zip' } }, 'No code here: pack has its code at s3://builds/pack.zip.'],
  ])('%o', (more, message) => {
    const answer = answerTo('Invoke', { FunctionName: 'pack' }, (world) => world.call(0, 'CreateFunction', packInput('script', more)))
    expect(answer).toEqual({ code: 'InvalidRuntimeException', message, origin: 'server', unchanged: true })
  })
})

test('DryRun runs nothing', () => {
  expect(answerTo('Invoke', { FunctionName: 'pack', InvocationType: 'DryRun' }, withPack)).toEqual({ StatusCode: 204 })
})

test('a deleted function answers who waits for it, and one of the same name starts afresh with other ids', () => {
  const world = lambdaWorld(scriptedHandlers({ script: answering(null, 100) }))
  withPack(world)
  world.call(1, 'Invoke', { FunctionName: 'pack' })
  world.call(260, 'DeleteFunction', { FunctionName: 'pack' })
  world.call(270, 'CreateFunction', packInput('script'))
  world.call(280, 'Invoke', { FunctionName: 'pack' })
  world.until(2000)
  expect(world.answers().filter(({ operation }) => operation === 'Invoke')).toMatchObject([
    { ok: false, error: { code: 'ResourceNotFoundException' } },
    { ok: true },
  ])
  expect(world.function()).toMatchObject({ invocations: 1, idle: [2], busy: [] })
  expect(world.kernel.world.cells['lambda/settings']?.state).toMatchObject({ unreservedBusy: 0, reservedTotal: 0 })
  const ids = world.records.flatMap(({ events }) =>
    events.flatMap(({ type, data }) => (type === 'lambda.InvocationStarted' ? [data['requestId']] : [])),
  )
  expect(new Set(ids).size).toBe(2)
})

test('files of an archive keep their names', () => {
  const world = lambdaWorld(scriptedHandlers({}))
  world.call(0, 'CreateFunction', packInput('', { Code: { ZipFile: zipOf({ 'index.mjs': 'ä', 'lib/a.js': 'b' }) } }))
  world.until(0)
  expect(world.kernel.world.cells['lambda/revision/pack/1']?.state).toMatchObject({
    files: { 'index.mjs': 'ä', 'lib/a.js': 'b' },
    settings: { handler: 'index.handler' },
  })
})
