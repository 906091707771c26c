import { describe, expect, it } from 'vitest'
import { readAnswers } from '../../../../../asl/index.ts'
import type { Json, JsonObject } from '../../../../../base/json.ts'
import { arnOfFunction, one, readBack, taskWorld, tokenIn } from '../../testing/task-world.ts'
import type { WorkflowWorld } from '../../testing/workflow-world.ts'

/** Mocks as the document gives them to the world. */
function mock(made: WorkflowWorld, mocks: JsonObject): void {
  made.inject({ kind: 'timer', to: 'states', timer: 'PutMocks', data: mocks })
}

function answers(value: Json): Json {
  const read = readAnswers(value, () => undefined)
  if (!read.ok) throw new Error(read.error)
  return read.value as unknown as Json
}

function ofState(value: Json): JsonObject {
  return { states: { flow: { Do: answers(value) } } }
}

const glue = { Resource: 'arn:aws:states:::glue:startJobRun.sync', Parameters: { JobName: 'nightly' } }

describe('a mock of a state', () => {
  it('answers instead of a function, and leaves a mark that AWS’s history does not show', () => {
    const made = taskWorld()
    mock(made, ofState({ Result: { n: 7 }, Duration: 1500 }))
    made.create('flow', one({ Resource: arnOfFunction('f') }))
    const arn = made.start('flow', { n: 1 })
    made.pass(1499)
    expect(made.outcome(arn)).toBe('RUNNING')
    made.pass(1)
    expect(made.outcome(arn)).toBe('SUCCEEDED {"n":7}')
    expect(made.history(arn)[3]).toBe('4<3 LambdaFunctionStarted')
    const [, history] = Object.entries(made.world.cells).find(([key]) => key.startsWith('states/history/flow/')) ?? []
    const kept = history?.state as unknown as { events: readonly { type: string; by?: string }[] } | undefined
    expect(kept?.events.filter(({ by }) => by !== undefined)).toMatchObject([{ type: 'LambdaFunctionStarted', by: 'mock' }])
  })

  it('goes by the number of the call, tries included; after the last number the function is asked', () => {
    const made = taskWorld()
    mock(made, ofState({ '0-1': { Throw: { Error: 'Too.Soon', Cause: 'not yet' } } }))
    made.create('flow', one({ Resource: arnOfFunction('f'), Retry: [{ ErrorEquals: ['Too.Soon'], IntervalSeconds: 1, BackoffRate: 1 }] }))
    const arn = made.start('flow', { n: 1 })
    made.pass(10_000)
    expect(made.outcome(arn)).toBe('SUCCEEDED {"got":{"n":1}}')
    expect(made.history(arn).filter((line) => line.includes('Failed'))).toEqual([
      '5<4 LambdaFunctionFailed error=Too.Soon cause=not yet',
      '8<7 LambdaFunctionFailed error=Too.Soon cause=not yet',
    ])
    // Another execution counts anew.
    const again = made.start('flow', { n: 2 })
    made.pass(10_000)
    expect(made.history(again).filter((line) => line.includes('Failed'))).toHaveLength(2)
  })

  it('may be one for every state that makes a call; a state’s own comes first', () => {
    const made = taskWorld()
    mock(made, {
      calls: { 'aws-sdk:polly:synthesizeSpeech': answers({ Result: 'call' }) },
      states: { flow: { Two: answers({ Result: 'state' }) } },
    })
    const Do = { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:polly:synthesizeSpeech', Parameters: {} }
    made.create('flow', {
      StartAt: 'One',
      States: { One: { ...Do, ResultPath: '$.one', Next: 'Two' }, Two: { ...Do, ResultPath: '$.two', End: true } },
    })
    const arn = made.start('flow')
    made.pass(5000)
    expect(made.outcome(arn)).toBe('SUCCEEDED {"one":"call","two":"state"}')
  })

  it('times out like anybody who is late', () => {
    const made = taskWorld()
    mock(made, ofState({ Result: 1, Duration: 9000 }))
    made.create('flow', one({ Resource: arnOfFunction('f'), TimeoutSeconds: 5 }))
    const arn = made.start('flow')
    made.pass(20_000)
    expect(made.outcome(arn)).toBe('FAILED States.Timeout:')
  })

  it('survives being written down in the middle', () => {
    const made = taskWorld()
    mock(made, ofState({ Result: 'late', Duration: 5000 }))
    made.create('flow', one({ Resource: arnOfFunction('f') }))
    const arn = made.start('flow')
    made.pass(1000)
    const again = readBack(made)
    again.pass(4000)
    expect(again.outcome(arn)).toBe('SUCCEEDED "late"')
  })

  it('of a task with a token tells what the token stands for; the token that comes first wins', () => {
    const made = taskWorld()
    const Parameters = { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/111111111111/q', MessageBody: { 'token.$': '$$.Task.Token' } }
    made.create('flow', one({ Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken', Parameters }))
    const real = made.start('flow')
    made.pass(1000)
    expect(made.call('SendTaskSuccess', { taskToken: tokenIn(made), output: '"by hand"' })?.ok).toBe(true)
    expect(made.outcome(real)).toBe('SUCCEEDED "by hand"')
    mock(made, ofState({ Result: { approved: true }, Duration: 60_000 }))
    const mocked = made.start('flow')
    made.pass(70_000)
    expect(made.outcome(mocked)).toBe('SUCCEEDED {"approved":true}')
    expect(made.history(mocked).map((line) => line.split(' ')[1])).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskSubmitted',
      'TaskSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ])
  })
})

describe('a job', () => {
  it('is submitted, takes its time, and tells what AWS would tell of it', () => {
    const made = taskWorld()
    mock(made, ofState({ Duration: 300_000 }))
    made.create('flow', one(glue))
    const arn = made.start('flow')
    made.pass(300_000)
    expect(made.outcome(arn)).toBe('RUNNING')
    expect(made.history(arn).at(-1)).toMatch(
      /^5<4 TaskSubmitted resourceType=glue resource=startJobRun.sync output={"JobRunId":"jr_[0-9a-f-]+"}$/,
    )
    made.pass(1000)
    expect(made.outcome(arn)).toMatch(/^SUCCEEDED .*"Id":"jr_.*"JobName":"nightly","JobRunState":"SUCCEEDED"/)
  })

  it('that fails tells all that was told of it', () => {
    const made = taskWorld()
    mock(made, ofState({ Error: 'States.TaskFailed' }))
    made.create('flow', one(glue))
    const arn = made.start('flow')
    made.pass(100_000)
    expect(made.outcome(arn)).toMatch(/^FAILED States.TaskFailed: {.*"JobRunState":"FAILED"/)
    expect(made.history(arn)[5]).toMatch(/^6<5 TaskFailed resourceType=glue resource=startJobRun.sync error=States.TaskFailed/)
  })

  it('that the service refuses was never submitted', () => {
    const made = taskWorld()
    mock(made, ofState({ Error: 'Glue.EntityNotFoundException', Cause: 'no such job' }))
    made.create('flow', one(glue))
    const arn = made.start('flow')
    made.pass(100_000)
    expect(made.history(arn)[4]).toBe(
      '5<4 TaskSubmitFailed resourceType=glue resource=startJobRun.sync error=Glue.EntityNotFoundException cause=no such job',
    )
  })

  it('without what the service needs is refused, mock or none', () => {
    const made = taskWorld()
    mock(made, ofState({ Result: {} }))
    made.create('flow', one({ ...glue, Parameters: { Arguments: {} } }))
    const arn = made.start('flow')
    made.pass(1000)
    expect(made.outcome(arn)).toMatch(/^FAILED Glue.ValidationException: 1 validation error detected: Value null at 'jobName'/)
  })

  it('that nobody mocks fails, and says how to', () => {
    const made = taskWorld()
    made.create('flow', one(glue))
    const arn = made.start('flow')
    made.pass(1000)
    expect(made.outcome(arn)).toMatch(
      /^FAILED Switchyard.NotSimulated: Switchyard does not run glue:startJobRun, .* the state 'Do' of flow an answer, or 'glue:startJobRun' one .* "Mocks: sample"/,
    )
  })

  it('may be ended by its token', () => {
    const made = taskWorld()
    mock(made, { sample: true })
    made.create('flow', one({ ...glue, Parameters: { JobName: 'nightly', Arguments: { 'token.$': '$$.Task.Token' } } }))
    const arn = made.start('flow')
    made.pass(1000)
    const [, token = ''] = /"token":"([^"]+)"/.exec(made.history(arn)[2] ?? '') ?? []
    expect(made.call('SendTaskSuccess', { taskToken: token, output: '"done"' })?.ok).toBe(true)
    expect(made.outcome(arn)).toBe('SUCCEEDED "done"')
  })
})

describe('answers that are made up', () => {
  const check = (Resource: string, Parameters: JsonObject, Variable: string): JsonObject => ({
    StartAt: 'Do',
    States: {
      Do: { Type: 'Task', Resource, Parameters, Next: 'Check' },
      Check: { Type: 'Choice', Choices: [{ Variable, StringEquals: 'READY', Next: 'Good' }], Default: 'Bad' },
      Good: { Type: 'Succeed' },
      Bad: { Type: 'Fail' },
    },
  })

  it('have what later states read', () => {
    const made = taskWorld()
    mock(made, { sample: true })
    made.create('flow', check('arn:aws:states:::aws-sdk:glue:getCrawler', { Name: 'c' }, '$.Crawler.State'))
    const arn = made.start('flow')
    made.pass(1000)
    expect(made.outcome(arn)).toBe('SUCCEEDED {"Crawler":{"State":"READY"}}')
  })

  it('stand in for what is not there, never for what is', () => {
    const made = taskWorld()
    mock(made, { sample: true })
    made.create('there', one({ Resource: arnOfFunction('f') }))
    made.create('gone', check('arn:aws:lambda:us-east-1:111111111111:function:gone', {}, '$.state'))
    const [there, gone] = [made.start('there', { n: 1 }), made.start('gone')]
    made.pass(5000)
    expect(made.outcome(there)).toBe('SUCCEEDED {"got":{"n":1}}')
    expect(made.outcome(gone)).toBe('SUCCEEDED {"state":"READY"}')
  })

  it('are items of a distributed Map whose bucket is not there', () => {
    const made = taskWorld()
    mock(made, { sample: true })
    const ItemReader = {
      Resource: 'arn:aws:states:::s3:getObject',
      ReaderConfig: { InputType: 'JSON' },
      Parameters: { Bucket: 'gone', Key: 'rows.json' },
    }
    const States = { One: { Type: 'Pass', InputPath: '$.order.id', End: true } }
    const ItemProcessor = { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, StartAt: 'One', States }
    made.create('flow', { StartAt: 'Each', States: { Each: { Type: 'Map', ItemReader, ItemProcessor, End: true } } })
    const arn = made.start('flow')
    made.pass(1000)
    expect(made.outcome(arn)).toBe('SUCCEEDED ["sample id","sample id","sample id"]')
  })

  it('are in the shape of the service', () => {
    const made = taskWorld()
    mock(made, { sample: true })
    made.create(
      'flow',
      one({
        Resource: 'arn:aws:states:::sns:publish',
        Parameters: { TopicArn: 'arn:aws:sns:us-east-1:111111111111:gone', Message: 'hello' },
      }),
    )
    const arn = made.start('flow')
    made.pass(1000)
    expect(made.outcome(arn)).toMatch(/^SUCCEEDED {"MessageId":"sample MessageId".*"SdkHttpMetadata"/)
  })
})
