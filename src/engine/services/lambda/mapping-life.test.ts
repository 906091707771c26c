import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../base/json.ts'
import { functionArn, queueArn, queueUrl } from '../../../aws/identity.ts'
import { lambdaWorld, mappingOf, packInput, withMapping, type LambdaWorld } from './testing/lambda-world.ts'
import { answering, scriptedHandlers, type Script } from './testing/scripted-handlers.ts'
import { viewMapping, whyMapping } from './index.ts'

interface Options {
  readonly pack?: JsonObject
  readonly mapping?: JsonObject
  readonly visibilityMs?: number
}

function fed(script: Script, options: Options = {}): LambdaWorld {
  const world = lambdaWorld(scriptedHandlers({ script }))
  withMapping(world, 'script', options)
  return world
}

function sendAt(world: LambdaWorld, ...times: number[]): void {
  for (const at of times) world.call(at, 'SendMessage', { QueueUrl: queueUrl('orders'), MessageBody: `at ${at}` }, 'sqs')
}

describe('changes', () => {
  test('a disabled mapping finishes what it has and polls no more', () => {
    const world = fed(answering(null, 1000))
    sendAt(world, 1000)
    world.until(1100)
    world.call(1200, 'UpdateEventSourceMapping', { UUID: mappingOf(world).uuid, Enabled: false })
    sendAt(world, 50_000)
    world.until(60_000)
    expect(world.queue()).toMatchObject({ deleted: ['m1/1'], messages: [{ id: 'm2', receives: 0 }] })
    expect(viewMapping(mappingOf(world))).toEqual({ state: 'Disabled', openPolls: 0, busy: 0, inHand: 0, concurrency: 5 })
    world.call(61_000, 'UpdateEventSourceMapping', { UUID: mappingOf(world).uuid, Enabled: true })
    world.until(70_000)
    expect(world.queue().deleted).toEqual(['m1/1', 'm2/1'])
  })

  test('a deleted mapping goes with its last poll', () => {
    const world = fed(answering(null))
    world.until(100)
    world.call(200, 'DeleteEventSourceMapping', { UUID: mappingOf(world).uuid })
    world.until(60_000)
    expect(Object.keys(world.kernel.world.cells).filter((key) => key.startsWith('lambda/mapping/'))).toEqual([])
    expect(world.kernel.world.agenda).toEqual([])
  })
})

describe('a refused mapping has changed nothing', () => {
  const twin = expect.stringMatching(
    /^An event source mapping with SQS arn \(" arn:aws:sqs:us-east-1:111111111111:orders "\) and function \(" pack "\) already exists\. Please update or delete the existing mapping with UUID [0-9a-f-]{36}$/,
  )
  test.each([
    [
      { BatchSize: 11 },
      'InvalidParameterValueException',
      'Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10',
    ],
    [{ BatchSize: 10_001 }, 'ValidationException', expect.stringContaining('less than or equal to 10000')],
    [{ FilterCriteria: { Filters: [{ Pattern: 'no' }] } }, 'InvalidParameterValueException', 'Invalid filter pattern definition.'],
    [{ ScalingConfig: { MaximumConcurrency: 1 } }, 'ValidationException', expect.stringContaining('maximumConcurrency')],
    [{ FunctionName: 'nobody' }, 'ResourceNotFoundException', 'Function not found: arn:aws:lambda:us-east-1:111111111111:function:nobody'],
    [
      { EventSourceArn: queueArn('later') },
      'InvalidParameterValueException',
      'Error occurred while ReceiveMessage. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue. SQS Error Message: The specified queue does not exist.',
    ],
    [
      { FunctionName: 'slow' },
      'InvalidParameterValueException',
      'Queue visibility timeout: 30 seconds is less than Function timeout: 300 seconds',
    ],
    [{ ProvisionedPollerConfig: { MinimumPollers: 1 } }, 'ValidationException', expect.stringContaining('minimumPollers')],
    [{ ProvisionedPollerConfig: { MaximumPollers: 2001 } }, 'ValidationException', expect.stringContaining('maximumPollers')],
    [{ ProvisionedPollerConfig: { MinimumPollers: 9, MaximumPollers: 8 } }, 'InvalidParameterValueException', expect.anything()],
    [
      { ProvisionedPollerConfig: { MinimumPollers: 2 }, ScalingConfig: { MaximumConcurrency: 2 } },
      'InvalidParameterValueException',
      expect.anything(),
    ],
    [{ FunctionName: 'pack:live' }, 'ResourceNotFoundException', expect.stringContaining(':function:pack:live')],
    [{ EventSourceArn: 'arn:aws:s3:::bucket' }, 'InvalidParameterValueException', 'Unrecognized event source.'],
    [{}, 'ResourceConflictException', twin],
  ])('%o', (more, code, message) => {
    const world = fed(answering(null))
    world.call(0, 'CreateFunction', packInput('script', { FunctionName: 'slow', Timeout: 300 }))
    world.until(1)
    const cells = JSON.stringify(world.kernel.world.cells)
    world.call(2, 'CreateEventSourceMapping', { FunctionName: functionArn('pack'), EventSourceArn: queueArn('orders'), ...more })
    world.until(2)
    expect(world.answers().at(-1)).toMatchObject({ ok: false, error: { code, message } })
    expect(JSON.stringify(world.kernel.world.cells)).toBe(cells)
  })
})

describe('phases', () => {
  const phases = (world: LambdaWorld, ...times: number[]): unknown[] => {
    for (const at of times) world.call(at, 'GetEventSourceMapping', { UUID: mappingOf(world).uuid })
    world.until(times.at(-1) as number)
    return world
      .answers()
      .flatMap(({ operation, ok, value }) =>
        operation === 'GetEventSourceMapping' ? [ok === true ? (value as JsonObject)['State'] : 'gone'] : [],
      )
  }

  test('a mapping is Creating when it is made and Enabled at once after', () => {
    const world = fed(answering(null))
    world.until(1)
    expect(world.answers().at(-1)).toMatchObject({ value: { State: 'Creating', StateTransitionReason: 'USER_INITIATED' } })
    expect(phases(world, 10)).toEqual(['Enabled'])
  })

  test('one that is disabled in mid-batch is Disabling until the batch and the open receives are done', () => {
    const world = fed(answering(null, 4000))
    sendAt(world, 1000)
    world.until(1500)
    world.call(1600, 'UpdateEventSourceMapping', { UUID: mappingOf(world).uuid, Enabled: false })
    expect(phases(world, 1700, 60_000)).toEqual(['Disabling', 'Disabled'])
    expect(world.answers().find(({ operation }) => operation === 'UpdateEventSourceMapping')).toMatchObject({
      value: { State: 'Disabling' },
    })
    expect(world.queue().deleted).toEqual(['m1/1'])
  })

  test('one that is deleted in mid-batch is Deleting until the batch is done', () => {
    const world = fed(answering(null, 4000))
    sendAt(world, 1000)
    world.until(1500)
    const { uuid } = mappingOf(world)
    world.call(1600, 'DeleteEventSourceMapping', { UUID: uuid })
    world.call(1700, 'GetEventSourceMapping', { UUID: uuid })
    world.until(1700)
    expect(whyMapping(mappingOf(world), 1700)).toMatchObject([
      { rule: 'lambda.mapping-deleting', text: 'The mapping is being deleted: 1 message in hand and 4 open receives are finished first.' },
    ])
    world.call(60_000, 'GetEventSourceMapping', { UUID: uuid })
    world.until(60_000)
    expect(world.answers().filter(({ operation }) => operation === 'GetEventSourceMapping')).toMatchObject([
      { ok: true, value: { State: 'Deleting' } },
      { ok: false, error: { code: 'ResourceNotFoundException' } },
    ])
    expect(world.queue().deleted).toEqual(['m1/1'])
  })
})

test('mappings are listed by queue and by function', () => {
  const world = fed(answering(null))
  world.call(1, 'ListEventSourceMappings', { FunctionName: 'pack' })
  world.call(2, 'ListEventSourceMappings', { EventSourceArn: queueArn('other') })
  world.until(2)
  expect(world.answers().slice(-2)).toMatchObject([
    { value: { EventSourceMappings: [{ FunctionArn: functionArn('pack'), EventSourceArn: queueArn('orders'), BatchSize: 10 }] } },
    { value: { EventSourceMappings: [] } },
  ])
})
