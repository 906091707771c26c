import { describe, expect, it } from 'vitest'
import { queueUrl, stateMachineArn } from '../../../aws/identity.ts'
import type { JsonObject } from '../../../base/json.ts'
import { arnOfFunction, one, taskWorld, tokenIn } from './testing/task-world.ts'
import type { WorkflowWorld } from './testing/workflow-world.ts'

describe('functions', () => {
  it('by their ARN give what they return', () => {
    const made = taskWorld()
    made.create('flow', one({ Resource: arnOfFunction('f'), TimeoutSeconds: 9 }))
    const arn = made.start('flow', { n: 1 })
    made.pass(5000)
    expect(made.history(arn).slice(2)).toEqual([
      `3<2 LambdaFunctionScheduled resource=${arnOfFunction('f')} input={"n":1} timeoutInSeconds=9`,
      '4<3 LambdaFunctionStarted',
      '5<4 LambdaFunctionSucceeded output={"got":{"n":1}}',
      '6<5 TaskStateExited name=Do output={"got":{"n":1}}',
      '7<6 ExecutionSucceeded output={"got":{"n":1}}',
    ])
  })

  it('by lambda:invoke give their payload beside the answer', () => {
    const made = taskWorld()
    const Parameters = { FunctionName: 'f', 'Payload.$': '$' }
    made.create(
      'flow',
      one({ Resource: 'arn:aws:states:::lambda:invoke', Parameters, ResultSelector: { 'p.$': '$.Payload', 's.$': '$.StatusCode' } }),
    )
    const arn = made.start('flow', { n: 1 })
    made.pass(5000)
    expect(made.outcome(arn)).toBe('SUCCEEDED {"p":{"got":{"n":1}},"s":200}')
    expect(made.history(arn)[2]).toBe(
      '3<2 TaskScheduled resourceType=lambda resource=invoke parameters={"FunctionName":"f","Payload":{"n":1}}',
    )
  })

  it('that throw fail with the type of their error', () => {
    const made = taskWorld()
    made.create('flow', one({ Resource: arnOfFunction('bad') }))
    const arn = made.start('flow')
    made.pass(5000)
    expect(made.outcome(arn)).toMatch(/^FAILED NoGood: \{"errorType":"NoGood","errorMessage":"no good"/)
  })

  it('that do not exist fail in the words of the service', () => {
    const made = taskWorld()
    made.create('flow', one({ Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'none' } }))
    const arn = made.start('flow')
    made.pass(5000)
    expect(made.outcome(arn)).toMatch(
      /^FAILED Lambda.ResourceNotFoundException: Function not found: .*:none \(Service: AWSLambda; Status Code: 404; Error Code: ResourceNotFoundException; Request ID: [0-9a-f-]+; Proxy: null\)$/,
    )
  })

  it('that answer with more than 256 KiB have failed', () => {
    const made = taskWorld()
    made.create('flow', one({ Resource: arnOfFunction('f'), Parameters: { 'a.$': '$.x', 'b.$': '$.x' } }))
    const arn = made.start('flow', { x: 'x'.repeat(140_000) })
    made.pass(5000)
    expect(made.history(arn)[4]).toMatch(/^5<4 LambdaFunctionFailed error=States.DataLimitExceeded cause=The state\/task 'arn:aws:lambda:/)
  })

  it('that take too long are given up; their late answer is nobody’s', () => {
    const made = taskWorld()
    const state = {
      Type: 'Task',
      Resource: arnOfFunction('slow'),
      TimeoutSeconds: 5,
      Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Rest' }],
    }
    made.create('flow', { StartAt: 'Do', States: { Do: { ...state, End: true }, Rest: { Type: 'Wait', Seconds: 60, End: true } } })
    const arn = made.start('flow')
    made.pass(100_000)
    expect(made.history(arn).slice(4, 6)).toEqual([
      '5<4 LambdaFunctionTimedOut error=States.Timeout',
      '6<5 TaskStateExited name=Do output={"Error":"States.Timeout","Cause":""}',
    ])
    expect(made.outcome(arn)).toBe('SUCCEEDED {"Error":"States.Timeout","Cause":""}')
  })
})

describe('retries', () => {
  const failing = (retry: object[]): object =>
    one({ Resource: 'arn:aws:states:::sqs:sendMessage', Parameters: { QueueUrl: queueUrl('none'), MessageBody: 'x' }, Retry: retry })

  /** Virtual seconds after the start at which each try began. */
  function tries(retry: object[]): number[] {
    const made = taskWorld()
    made.create('flow', failing(retry))
    const arn = made.start('flow')
    const startMs = made.clockMs()
    made.pass(600_000)
    const events = made.call('GetExecutionHistory', { executionArn: arn })
    const scheduled = events?.ok ? (events.value['events'] as unknown as { type: string; timestamp: number }[]) : []
    const zero = scheduled[0]?.timestamp ?? startMs
    return scheduled.filter(({ type }) => type === 'TaskScheduled').map(({ timestamp }) => Math.round((timestamp - zero) * 1000) / 1000)
  }

  it('wait longer each time, up to the longest delay', () => {
    expect(tries([{ ErrorEquals: ['States.ALL'] }])).toEqual([0, 1, 3, 7])
    expect(
      tries([{ ErrorEquals: ['SQS.QueueDoesNotExistException'], IntervalSeconds: 3, BackoffRate: 3, MaxAttempts: 3, MaxDelaySeconds: 10 }]),
    ).toEqual([0, 3, 12, 22])
  })

  it('only the first retrier that matches counts', () => {
    expect(
      tries([{ ErrorEquals: ['Other'] }, { ErrorEquals: ['States.TaskFailed'], MaxAttempts: 1 }, { ErrorEquals: ['States.ALL'] }]),
    ).toEqual([0, 1])
    expect(tries([{ ErrorEquals: ['States.Timeout'] }])).toEqual([0])
  })

  it('with jitter wait no longer than without, and the same in every run', () => {
    const jittered = tries([{ ErrorEquals: ['States.ALL'], IntervalSeconds: 10, JitterStrategy: 'FULL' }])
    const gaps = jittered.slice(1).map((at, index) => at - (jittered[index] as number))
    for (const [index, gap] of gaps.entries()) expect(gap).toBeLessThanOrEqual(10 * 2 ** index)
    expect(tries([{ ErrorEquals: ['States.ALL'], IntervalSeconds: 10, JitterStrategy: 'FULL' }])).toEqual(jittered)
    expect(gaps).not.toEqual([10, 20, 40])
  })
})

describe('tokens', () => {
  const callback = one({
    Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
    HeartbeatSeconds: 10,
    Parameters: { QueueUrl: queueUrl('q'), MessageBody: { 'token.$': '$$.Task.Token' } },
  })

  function started(): { made: WorkflowWorld; arn: string; taskToken: string } {
    const made = taskWorld()
    made.create('flow', callback)
    const arn = made.start('flow')
    made.pass(100)
    const taskToken = tokenIn(made)
    return { made, arn, taskToken }
  }

  it('travel in a message and come back with the result, once', () => {
    const { made, arn, taskToken } = started()
    expect(made.call('SendTaskSuccess', { taskToken, output: '{"ok":true}' })).toEqual({ ok: true, value: {} })
    expect(made.outcome(arn)).toBe('SUCCEEDED {"ok":true}')
    expect(made.history(arn).map((line) => line.split(' ')[1])).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskSubmitted',
      'TaskSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ])
    const again = made.call('SendTaskSuccess', { taskToken, output: '1' })
    expect(again?.ok === false && again.error.code).toBe('TaskTimedOut')
  })

  it('may come back as a failure, even without a name', () => {
    const { made, arn, taskToken } = started()
    made.call('SendTaskFailure', { taskToken })
    expect(made.outcome(arn)).toBe('FAILED')
  })

  it('keep a task alive by their heartbeats', () => {
    const { made, arn, taskToken } = started()
    made.pass(8000)
    made.call('SendTaskHeartbeat', { taskToken })
    made.pass(9000)
    expect(made.outcome(arn)).toBe('RUNNING')
    made.pass(2000)
    expect(made.history(arn).at(-2)).toBe('6<5 TaskTimedOut resourceType=sqs resource=sendMessage.waitForTaskToken error=States.Timeout')
  })

  it('are good for the try that they were made for', () => {
    const made = taskWorld()
    made.create('flow', one({ ...callback.States.Do, HeartbeatSeconds: 5, Retry: [{ ErrorEquals: ['States.HeartbeatTimeout'] }] }))
    const arn = made.start('flow')
    made.pass(100)
    const taskToken = tokenIn(made)
    made.pass(7000)
    const late = made.call('SendTaskSuccess', { taskToken, output: '1' })
    expect(late?.ok === false && late.error).toMatchObject({ code: 'TaskTimedOut' })
    expect(made.outcome(arn)).toBe('RUNNING')
  })

  it('that nobody gave out are no tokens', () => {
    const { made } = started()
    const refused = made.call('SendTaskHeartbeat', { taskToken: 'AQCEbm9wZQ==' })
    expect(refused?.ok === false && refused.error).toMatchObject({ code: 'InvalidToken', message: "Invalid Token: 'Invalid token'" })
  })

  it('cannot carry what is no JSON', () => {
    const { made, taskToken } = started()
    const refused = made.call('SendTaskSuccess', { taskToken, output: 'not json' })
    expect(refused?.ok === false && refused.error.code).toBe('InvalidOutput')
  })
})

describe('executions as tasks', () => {
  const child = (state: object): object => ({ StartAt: 'C', States: { C: state } })
  const parent = (pattern: string): object =>
    one({
      Resource: `arn:aws:states:::states:startExecution${pattern}`,
      Parameters: { StateMachineArn: stateMachineArn('child'), 'Input.$': '$' },
    })

  function run(pattern: string, state: object): { made: WorkflowWorld; result: JsonObject; outcome: string } {
    const made = taskWorld()
    made.create('child', child(state))
    made.create('flow', parent(pattern))
    const arn = made.start('flow', { n: 1 })
    made.pass(20_000)
    const outcome = made.outcome(arn)
    const text = outcome.slice(outcome.indexOf('{'))
    return { made, outcome, result: JSON.parse(text) as JsonObject }
  }

  it('are begun and left alone', () => {
    const { result } = run('', { Type: 'Wait', Seconds: 100, End: true })
    expect(Object.keys(result)).toEqual(['ExecutionArn', 'SdkHttpMetadata', 'SdkResponseMetadata', 'StartDate'])
  })

  it('are waited for; their output is text, or by .sync:2 what it says', () => {
    const state = { Type: 'Wait', Seconds: 5, End: true }
    expect(run('.sync', state).result).toMatchObject({ Status: 'SUCCEEDED', Input: '{"n":1}', Output: '{"n":1}' })
    expect(run('.sync:2', state).result).toMatchObject({ Status: 'SUCCEEDED', Input: { n: 1 }, Output: { n: 1 } })
  })

  it('that fail tell how', () => {
    const { outcome, result } = run('.sync', { Type: 'Fail', Error: 'E', Cause: 'c' })
    expect(outcome).toMatch(/^FAILED States.TaskFailed: /)
    expect(result).toMatchObject({ Status: 'FAILED', Error: 'E', Cause: 'c' })
  })

  it('are stopped with whoever waits for them', () => {
    const made = taskWorld()
    made.create('child', child({ Type: 'Wait', Seconds: 100, End: true }))
    made.create('flow', parent('.sync'))
    const arn = made.start('flow')
    made.pass(10)
    made.call('StopExecution', { executionArn: arn, error: 'Enough' })
    made.pass(10)
    const listed = made.call('ListExecutions', { stateMachineArn: stateMachineArn('child') })
    expect(listed?.ok && (listed.value['executions'] as { status: string }[]).map(({ status }) => status)).toEqual(['ABORTED'])
    expect(made.history(arn).slice(-2)).toEqual(['6<5 TaskStateAborted', '7<6 ExecutionAborted error=Enough'])
  })
})

describe('the AWS SDK as a task', () => {
  it('takes names with a capital and gives them so, whatever the API has', () => {
    const made = taskWorld()
    made.create('flow', one({ Resource: 'arn:aws:states:::aws-sdk:sfn:describeStateMachine', Parameters: { 'StateMachineArn.$': '$' } }))
    const arn = made.start('flow', JSON.stringify(stateMachineArn('flow')))
    made.pass(100)
    const outcome = made.outcome(arn)
    expect(JSON.parse(outcome.slice('SUCCEEDED '.length))).toMatchObject({
      Name: 'flow',
      CreationDate: '2026-01-05T09:00:00.000Z',
      LoggingConfiguration: { Level: 'OFF' },
    })
  })

  it('names errors as its version 2 does', () => {
    const made = taskWorld()
    made.create('flow', one({ Resource: 'arn:aws:states:::aws-sdk:sqs:getQueueUrl', Parameters: { QueueName: 'none' } }))
    const arn = made.start('flow')
    made.pass(100)
    expect(made.outcome(arn)).toMatch(
      /^FAILED Sqs.QueueDoesNotExistException: .* \(Service: Sqs, Status Code: 400, Request ID: [0-9a-f-]+\)$/,
    )
  })

  it('of a service that does not run here says so', () => {
    const made = taskWorld()
    made.create('flow', one({ Resource: 'arn:aws:states:::aws-sdk:polly:synthesizeSpeech' }))
    const arn = made.start('flow')
    made.pass(100)
    expect(made.outcome(arn)).toMatch(/^FAILED Switchyard.NotSimulated: .*polly:synthesizeSpeech/)
  })
})
