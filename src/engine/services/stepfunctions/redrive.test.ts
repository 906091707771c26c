import { describe, expect, it } from 'vitest'
import { queueUrl } from '../../../aws/identity.ts'
import type { JsonObject } from '../../../base/json.ts'
import type { World } from '../../kernel/index.ts'
import { workflowWorld, type WorkflowWorld } from './testing/workflow-world.ts'

/** Fails until there is a queue `late`. */
const send = {
  Type: 'Task',
  Resource: 'arn:aws:states:::sqs:sendMessage',
  Parameters: { QueueUrl: queueUrl('late'), 'MessageBody.$': 'States.JsonToString($)' },
  ResultPath: null,
}
const pass = { Type: 'Pass' }

function ask(made: WorkflowWorld, operation: string, input: JsonObject): JsonObject {
  const reply = made.call(operation, input)
  return reply?.ok ? reply.value : { refused: `${reply?.error.code}: ${reply?.error.message}` }
}

/** Starts a workflow that fails for want of the queue, makes it, and redrives. */
function redriven(definition: object, input: unknown = {}): { made: WorkflowWorld; execution: string; before: string[] } {
  const made = workflowWorld()
  made.create('m', definition)
  const execution = made.start('m', input)
  made.pass(1000)
  expect(ask(made, 'DescribeExecution', { executionArn: execution })).toMatchObject({ status: 'FAILED', redriveStatus: 'REDRIVABLE' })
  const before = made.history(execution)
  made.call('CreateQueue', { QueueName: 'late' }, { service: 'sqs' })
  expect(ask(made, 'RedriveExecution', { executionArn: execution })).toHaveProperty('redriveDate')
  made.pass(1000)
  return { made, execution, before }
}

/** Bodies of all messages; one receive may see only some of them. */
function sent(made: WorkflowWorld): string[] {
  const bodies: string[] = []
  for (let more = true; more; ) {
    const reply = made.call('ReceiveMessage', { QueueUrl: queueUrl('late'), MaxNumberOfMessages: 10 }, { service: 'sqs' })
    const messages = (reply?.ok ? (reply.value['Messages'] ?? []) : []) as unknown as readonly { Body: string }[]
    bodies.push(...messages.map(({ Body }) => Body))
    more = messages.length > 0
  }
  return bodies.toSorted()
}

const typesOf = (lines: readonly string[]): (string | undefined)[] => lines.map((line) => line.split(' ')[1])

describe('a redriven execution', () => {
  it('goes on at the state that failed, and enters it no second time', () => {
    const States = { A: { ...pass, Result: 7, Next: 'B' }, B: { ...send, Next: 'C' }, C: { ...pass, End: true } }
    const { made, execution, before } = redriven({ StartAt: 'A', States })
    expect(made.outcome(execution)).toBe('SUCCEEDED 7')
    const history = made.history(execution)
    expect(history.slice(0, before.length)).toEqual(before)
    expect(typesOf(history.slice(before.length))).toEqual([
      'ExecutionRedriven',
      'TaskScheduled',
      'TaskStarted',
      'TaskSucceeded',
      'TaskStateExited',
      'PassStateEntered',
      'PassStateExited',
      'ExecutionSucceeded',
    ])
    expect(ask(made, 'DescribeExecution', { executionArn: execution })).toMatchObject({
      redriveCount: 1,
      redriveDate: 1_767_603_601,
      redriveStatus: 'NOT_REDRIVABLE',
      redriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
    })
  })

  it('has its retries again', () => {
    const Retry = [{ ErrorEquals: ['States.ALL'], MaxAttempts: 1, IntervalSeconds: 1 }]
    const made = workflowWorld()
    made.create('m', { StartAt: 'B', States: { B: { ...send, Retry, End: true } } })
    const execution = made.start('m')
    made.pass(5000)
    ask(made, 'RedriveExecution', { executionArn: execution })
    made.pass(5000)
    const scheduled = made.history(execution).filter((line) => line.includes('TaskScheduled'))
    expect(scheduled).toHaveLength(4)
  })

  it('does only those branches again that had not succeeded', () => {
    const branch = (name: string, state: object): object => ({ StartAt: name, States: { [name]: { ...state, End: true } } })
    const late = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 0, Next: 'L' }, L: { ...pass, End: true } } }
    const Branches = [branch('One', pass), branch('Two', send), late]
    const { made, execution, before } = redriven({ StartAt: 'P', States: { P: { Type: 'Parallel', Branches, End: true } } }, { n: 1 })
    expect(made.outcome(execution)).toBe('SUCCEEDED [{"n":1},{"n":1},{"n":1}]')
    const after = made.history(execution).slice(before.length)
    expect(after.filter((line) => line.includes('name=One'))).toEqual([])
    expect(typesOf(after)).toContain('ParallelStateSucceeded')
    expect(sent(made)).toEqual(['{"n":1}'])
  })

  it('does only those iterations again that had not succeeded, tolerated ones too', () => {
    const Choices = [{ Variable: '$', NumericLessThan: 2, Next: 'Fine' }]
    const ItemProcessor = {
      StartAt: 'C',
      States: { C: { Type: 'Choice', Choices, Default: 'Send' }, Fine: { ...pass, End: true }, Send: { ...send, End: true } },
    }
    const map = { Type: 'Map', ItemProcessor, ToleratedFailureCount: 1, MaxConcurrency: 1, End: true }
    const { made, execution } = redriven({ StartAt: 'M', States: { M: map } }, [0, 2, 1, 3, 4])
    expect(made.outcome(execution)).toBe('SUCCEEDED [0,2,1,3,4]')
    expect(sent(made)).toEqual(['2', '3', '4'])
  })

  it('of a machine counts as running again', () => {
    const { made } = redriven({ StartAt: 'B', States: { B: { ...send, End: true } } })
    expect(made.world.cells['states/machine/m']?.state['counts']).toMatchObject({ RUNNING: 0, SUCCEEDED: 1, FAILED: 0 })
  })

  it('has all of its time again', () => {
    const made = workflowWorld()
    made.create('m', {
      StartAt: 'W',
      TimeoutSeconds: 10,
      States: { W: { Type: 'Wait', Seconds: 8, Next: 'X' }, X: { Type: 'Wait', Seconds: 8, End: true } },
    })
    const execution = made.start('m')
    made.pass(11_000)
    expect(made.outcome(execution)).toMatch(/^TIMED_OUT/)
    ask(made, 'RedriveExecution', { executionArn: execution })
    made.pass(9000)
    expect(made.outcome(execution)).toBe('SUCCEEDED {}')
  })

  it('is not one that succeeded, runs, or ended more than 14 days ago', () => {
    const made = workflowWorld()
    made.create('m', { StartAt: 'B', States: { B: { ...send, End: true } } })
    made.create('w', { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 3, End: true } } })
    const [failed, waiting] = [made.start('m'), made.start('w')]
    made.pass(1000)
    const problem = (executionArn: string): unknown => ask(made, 'RedriveExecution', { executionArn })['refused']
    expect(problem(waiting)).toBe("ExecutionNotRedrivable: Execution Not Redrivable: 'Execution is RUNNING and cannot be redriven'")
    made.pass(10_000)
    expect(problem(waiting)).toMatch('Execution is SUCCEEDED and cannot be redriven')
    made.pass(14 * 86_400_000)
    expect(problem(failed)).toMatch('Execution has exceeded the redrivable period of 14 days')
    expect(ask(made, 'DescribeExecution', { executionArn: failed })).toMatchObject({ redriveStatus: 'NOT_REDRIVABLE' })
  })
})

it('an execution inside a Parallel inside a Map is redriven just so after its world was read back from its text', () => {
  const Branches = [
    { StartAt: 'Two', States: { Two: { ...send, End: true } } },
    { StartAt: 'One', States: { One: { ...pass, End: true } } },
  ]
  const ItemProcessor = { StartAt: 'P', States: { P: { Type: 'Parallel', Branches, End: true } } }
  const definition = { StartAt: 'M', States: { M: { Type: 'Map', ItemProcessor, End: true } } }
  const histories = [false, true].map((isReadBack) => {
    let made = workflowWorld()
    made.create('m', definition)
    const execution = made.start('m', [1, 2])
    made.pass(1000)
    if (isReadBack) made = workflowWorld({ world: JSON.parse(JSON.stringify(made.world)) as World, clockMs: made.clockMs() })
    made.call('CreateQueue', { QueueName: 'late' }, { service: 'sqs' })
    ask(made, 'RedriveExecution', { executionArn: execution })
    made.pass(1000)
    expect(made.outcome(execution)).toBe('SUCCEEDED [[1,1],[2,2]]')
    return made.history(execution)
  })
  expect(histories[1]).toEqual(histories[0])
})

describe('a redriven Map Run', () => {
  const map = (more: object, type = 'STANDARD'): object => {
    const Choices = [{ Variable: '$', NumericLessThan: 2, Next: 'Fine' }]
    const ItemProcessor = {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: type },
      StartAt: 'C',
      States: { C: { Type: 'Choice', Choices, Default: 'Send' }, Fine: { ...pass, End: true }, Send: { ...send, End: true } },
    }
    return { StartAt: 'M', States: { M: { Type: 'Map', ItemProcessor, ...more, End: true } } }
  }

  it.each(['STANDARD', 'EXPRESS'])('does its %s children again that had not succeeded, and begins the others', (type) => {
    const { made, execution, before } = redriven(map({ MaxConcurrency: 1 }, type), [0, 2, 1, 3])
    expect(made.outcome(execution)).toBe('SUCCEEDED [0,2,1,3]')
    expect(sent(made)).toEqual(['2', '3'])
    const after = made.history(execution).slice(before.length)
    expect(typesOf(after).slice(0, 4)).toEqual(['ExecutionRedriven', 'MapRunRedriven', 'MapRunSucceeded', 'MapStateSucceeded'])
    const { mapRuns } = ask(made, 'ListMapRuns', { executionArn: execution }) as { mapRuns: readonly JsonObject[] }
    expect(mapRuns).toHaveLength(1)
    const mapRunArn = mapRuns[0]?.['mapRunArn'] as string
    expect(ask(made, 'DescribeMapRun', { mapRunArn })).toMatchObject({
      status: 'SUCCEEDED',
      redriveCount: 1,
      itemCounts: { total: 4, succeeded: 4, failed: 0, pendingRedrive: 0 },
    })
    if (type === 'EXPRESS') return
    const { executions } = ask(made, 'ListExecutions', { mapRunArn, redriveFilter: 'REDRIVEN' }) as { executions: readonly JsonObject[] }
    expect(executions).toHaveLength(1)
  })

  it('is the only way for its children', () => {
    const made = workflowWorld()
    made.create('m', map({}))
    const execution = made.start('m', [2])
    made.pass(1000)
    const { mapRuns } = ask(made, 'ListMapRuns', { executionArn: execution }) as { mapRuns: readonly JsonObject[] }
    const { executions } = ask(made, 'ListExecutions', { mapRunArn: mapRuns[0]?.['mapRunArn'] as string }) as {
      executions: readonly { executionArn: string }[]
    }
    const executionArn = executions[0]?.executionArn ?? ''
    expect(ask(made, 'DescribeExecution', { executionArn })).toMatchObject({ redriveStatus: 'REDRIVABLE_BY_MAP_RUN' })
    expect(ask(made, 'RedriveExecution', { executionArn })['refused']).toMatch('ExecutionNotRedrivable')
  })

  it('writes results that could not be written, and does nothing else again', () => {
    const Parameters = { Bucket: 'box', Prefix: 'out' }
    const made = workflowWorld()
    const ResultWriter = { Resource: 'arn:aws:states:::s3:putObject', Parameters }
    made.create('m', map({ ResultWriter }))
    const execution = made.start('m', [0, 1])
    made.pass(1000)
    expect(made.outcome(execution)).toMatch(/^FAILED States.ResultWriterFailed/)
    made.call('CreateBucket', { Bucket: 'box' }, { service: 's3' })
    ask(made, 'RedriveExecution', { executionArn: execution })
    made.pass(1000)
    expect(made.outcome(execution)).toMatch(/^SUCCEEDED .*manifest.json/)
    const listed = made.call('ListObjectsV2', { Bucket: 'box' }, { service: 's3' })
    expect(listed?.ok && listed.value['KeyCount']).toBe(2)
  })

  it('begins anew where the items could not be read', () => {
    const ItemReader = {
      Resource: 'arn:aws:states:::s3:getObject',
      ReaderConfig: { InputType: 'JSON' },
      Parameters: { Bucket: 'box', Key: 'k' },
    }
    const made = workflowWorld()
    made.create('m', map({ ItemReader }))
    const execution = made.start('m', {})
    made.pass(1000)
    expect(made.outcome(execution)).toMatch(/^FAILED States.ItemReaderFailed/)
    made.call('CreateBucket', { Bucket: 'box' }, { service: 's3' })
    made.call('PutObject', { Bucket: 'box', Key: 'k', Body: 'WzEsMF0=' }, { service: 's3' })
    ask(made, 'RedriveExecution', { executionArn: execution })
    made.pass(1000)
    expect(made.outcome(execution)).toBe('SUCCEEDED [1,0]')
    expect(ask(made, 'ListMapRuns', { executionArn: execution })['mapRuns']).toHaveLength(2)
  })
})
