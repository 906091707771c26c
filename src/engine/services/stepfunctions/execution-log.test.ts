import { describe, expect, it } from 'vitest'
import { functionArn, logGroupArn, stateMachineArn } from '../../../aws/identity.ts'
import type { JsonObject } from '../../../base/json.ts'
import { loaded, thrown, value } from '../lambda/testing/scripted-handlers.ts'
import { workflowWorld, type WorkflowWorld } from './testing/workflow-world.ts'

const group = '/aws/vendedlogs/states/flow'
const role = 'arn:aws:iam::111111111111:role/workflow'
const destinations = [{ cloudWatchLogsLogGroup: { logGroupArn: `${logGroupArn(group)}:*` } }]
const passing = { StartAt: 'A', States: { A: { Type: 'Pass', Result: { a: 1 }, End: true } } }

/** A world with the log group in it, a function that always throws, and one that gives back no token. */
function loggedWorld(): WorkflowWorld {
  const made = workflowWorld({ scripts: { bad: loaded(() => ({ end: thrown('no', 'Bad') })), mute: loaded(() => ({ end: value(null) })) } })
  made.addFunction('bad')
  made.addFunction('mute')
  made.call('CreateLogGroup', { logGroupName: group }, { service: 'logs' })
  return made
}

function create(made: WorkflowWorld, definition: object, logging: JsonObject, more: JsonObject = {}) {
  return made.create('flow', definition, { loggingConfiguration: { level: 'ALL', destinations, ...logging }, ...more })
}

interface Logged {
  readonly stream: string
  readonly at: number
  readonly event: JsonObject
}

function logged(made: WorkflowWorld): Logged[] {
  const reply = made.call('FilterLogEvents', { logGroupName: group }, { service: 'logs' })
  const events = reply?.ok ? (reply.value['events'] as readonly { logStreamName: string; timestamp: number; message: string }[]) : []
  return events.map(({ logStreamName, timestamp, message }) => ({
    stream: logStreamName,
    at: timestamp,
    event: JSON.parse(message) as JsonObject,
  }))
}

const typesOf = (made: WorkflowWorld): string[] => logged(made).map(({ event }) => String(event['type']))

describe('the log of an execution', () => {
  it('has its events as AWS writes them: numbers as text, nothing of the data unless it is asked for', () => {
    const made = loggedWorld()
    create(made, passing, {})
    const arn = made.start('flow', { secret: 1 })
    made.pass(100)
    const line = (id: number, type: string, details: JsonObject, previous: number) => ({
      id: String(id),
      type,
      details,
      previous_event_id: String(previous),
      event_timestamp: '1767603600000',
      execution_arn: arn,
      redrive_count: '0',
    })
    expect(logged(made)).toEqual(
      [
        line(1, 'ExecutionStarted', { roleArn: role }, 0),
        line(2, 'PassStateEntered', { name: 'A' }, 0),
        line(3, 'PassStateExited', { name: 'A' }, 2),
        line(4, 'ExecutionSucceeded', {}, 3),
      ].map((event) => ({ stream: 'states/flow/2026-01-05-09/00000000', at: 1767603600000, event })),
    )
  })

  it('has the data where the machine includes it', () => {
    const made = loggedWorld()
    create(made, passing, { includeExecutionData: true })
    made.start('flow', { secret: 1 })
    made.pass(100)
    const whole = { truncated: false }
    expect(logged(made).map(({ event }) => event['details'])).toEqual([
      { input: '{"secret":1}', inputDetails: whole, roleArn: role },
      { name: 'A', input: '{"secret":1}', inputDetails: whole },
      { name: 'A', output: '{"a":1}', outputDetails: whole },
      { output: '{"a":1}', outputDetails: whole },
    ])
  })

  it('cuts what is longer than 248 KB when it is escaped, and says so; the history has it whole', () => {
    const made = loggedWorld()
    create(made, { StartAt: 'A', States: { A: { Type: 'Pass', Result: 1, End: true } } }, { includeExecutionData: true })
    const limit = 248 * 1024
    const quoted = (count: number): string => JSON.stringify({ a: 'x'.repeat(count) })
    // Four quotation marks of the object are escaped: 4 bytes more than the text has.
    const fits = quoted(limit - 8 - 4)
    const over = quoted(limit - 8 - 3)
    // A character of 4 bytes, and a line break that is escaped twice.
    const wide = JSON.stringify({ a: '😀\n'.repeat(40_000) })
    const details = [fits, over, wide].map((input) => {
      made.start('flow', JSON.parse(input) as JsonObject)
      made.pass(100)
      const started = logged(made).findLast(({ event }) => event['type'] === 'ExecutionStarted')?.event['details'] as JsonObject
      return { text: String(started['input']), about: started['inputDetails'], input }
    })
    const [whole, one, many] = details
    expect([whole?.text === fits, whole?.about]).toEqual([true, { truncated: false }])
    expect([one?.text === over.slice(0, -1), one?.about]).toEqual([true, { truncated: true }])
    expect(many?.about).toEqual({ truncated: true })
    expect(wide.startsWith(many?.text ?? '-')).toBe(true)
    const escaped = new TextEncoder().encode(JSON.stringify(many?.text)).length - 2
    expect(escaped).toBeGreaterThan(limit - 8)
    expect(escaped).toBeLessThanOrEqual(limit)
    expect(many?.text).not.toMatch(/[\uD800-\uDBFF]$/)
  })

  it('leaves out what a task is given, and says why one failed', () => {
    const made = loggedWorld()
    const Resource = 'arn:aws:states:::lambda:invoke'
    create(made, { StartAt: 'T', States: { T: { Type: 'Task', Resource, Parameters: { FunctionName: 'bad' }, End: true } } }, {})
    made.start('flow')
    made.pass(5_000)
    const details = Object.fromEntries(logged(made).map(({ event }) => [event['type'], event['details']]))
    expect(details['TaskScheduled']).toEqual({ resourceType: 'lambda', resource: 'invoke', region: 'us-east-1' })
    expect(details['TaskFailed']).toMatchObject({ error: 'Bad', resourceType: 'lambda' })
    expect(details['ExecutionFailed']).toMatchObject({ error: 'Bad' })
  })

  it('goes on in another stream with every hour', () => {
    const made = loggedWorld()
    create(made, { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 3600, End: true } } }, {})
    made.start('flow')
    made.pass(3_700_000)
    expect(logged(made).map(({ stream, event }) => `${stream} ${String(event['type'])}`)).toEqual([
      'states/flow/2026-01-05-09/00000000 ExecutionStarted',
      'states/flow/2026-01-05-09/00000000 WaitStateEntered',
      'states/flow/2026-01-05-10/00000000 WaitStateExited',
      'states/flow/2026-01-05-10/00000000 ExecutionSucceeded',
    ])
  })

  it('is all that there is of an Express execution', () => {
    const made = loggedWorld()
    create(made, passing, {}, { type: 'EXPRESS' })
    const executionArn = made.start('flow', {}, { name: 'one' })
    made.pass(100)
    expect(made.call('GetExecutionHistory', { executionArn })?.ok).toBe(false)
    expect(typesOf(made)).toEqual(['ExecutionStarted', 'PassStateEntered', 'PassStateExited', 'ExecutionSucceeded'])
    expect(logged(made).every(({ event }) => event['execution_arn'] === executionArn)).toBe(true)
  })

  it('counts redrives', () => {
    const made = loggedWorld()
    create(made, { StartAt: 'F', States: { F: { Type: 'Fail' } } }, {})
    const executionArn = made.start('flow')
    made.pass(100)
    expect(made.call('RedriveExecution', { executionArn })?.ok).toBe(true)
    made.pass(100)
    expect(logged(made).map(({ event }) => `${String(event['type'])} ${String(event['redrive_count'])}`)).toEqual([
      'ExecutionStarted 0',
      'FailStateEntered 0',
      'ExecutionFailed 0',
      'ExecutionRedriven 1',
      'FailStateEntered 1',
      'ExecutionFailed 1',
    ])
  })

  it('has the children of a distributed Map, too', () => {
    const made = loggedWorld()
    const ItemProcessor = { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' }, ...passing }
    create(made, { StartAt: 'M', States: { M: { Type: 'Map', Label: 'each', ItemProcessor, End: true } } }, { level: 'ALL' })
    made.start('flow', [1, 2])
    made.pass(1_000)
    const arns = logged(made).map(({ event }) => String(event['execution_arn']))
    expect(new Set(arns.filter((arn) => arn.includes(':express:flow/each:'))).size).toBe(2)
  })

  it('keeps to the logging that its machine had when it began', () => {
    const made = loggedWorld()
    create(made, { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 10, End: true } } }, {})
    made.start('flow')
    made.pass(100)
    made.call('UpdateStateMachine', { stateMachineArn: stateMachineArn('flow'), loggingConfiguration: { level: 'OFF' } })
    made.pass(20_000)
    expect(typesOf(made)).toContain('ExecutionSucceeded')
    const before = typesOf(made).length
    made.start('flow')
    made.pass(20_000)
    expect(typesOf(made)).toHaveLength(before)
  })
})

describe('the level of a log', () => {
  const failing = {
    StartAt: 'T',
    States: {
      T: { Type: 'Task', Resource: functionArn('bad'), Catch: [{ ErrorEquals: ['States.ALL'], Next: 'F' }], End: true },
      F: { Type: 'Fail' },
    },
  }
  const waiting = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 60, End: true } } }

  it.each([
    ['FATAL', ['ExecutionFailed']],
    ['ERROR', ['LambdaFunctionFailed', 'FailStateEntered', 'ExecutionFailed']],
    ['OFF', []],
  ])('%s says of a failure %j', (level, types) => {
    const made = loggedWorld()
    create(made, failing, { level })
    made.start('flow')
    made.pass(5_000)
    expect(typesOf(made)).toEqual(types)
  })

  it.each([
    ['FATAL', ['ExecutionAborted']],
    ['ERROR', ['WaitStateAborted', 'ExecutionAborted']],
  ])('%s says of an execution that was stopped %j', (level, types) => {
    const made = loggedWorld()
    create(made, waiting, { level })
    const executionArn = made.start('flow')
    made.pass(1_000)
    made.call('StopExecution', { executionArn })
    made.pass(1_000)
    expect(typesOf(made)).toEqual(types)
  })

  it.each(['FATAL', 'ERROR'])('%s says of an execution that took too long that it did', (level) => {
    const made = loggedWorld()
    create(made, { ...waiting, TimeoutSeconds: 5 }, { level })
    made.start('flow')
    made.pass(10_000)
    expect(typesOf(made)).toContain('ExecutionTimedOut')
  })

  it('ERROR says of a task that took too long that it did', () => {
    const made = loggedWorld()
    const Parameters = { FunctionName: 'mute', Payload: { 'token.$': '$$.Task.Token' } }
    const task = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken', Parameters, TimeoutSeconds: 5, End: true }
    create(made, { StartAt: 'T', States: { T: task } }, { level: 'ERROR' })
    made.start('flow')
    made.pass(10_000)
    expect(typesOf(made)).toEqual(['TaskTimedOut', 'ExecutionFailed'])
  })

  it.each(['FATAL', 'ERROR'])('%s says nothing of a success', (level) => {
    const made = loggedWorld()
    create(made, passing, { level })
    made.start('flow')
    made.pass(100)
    expect(typesOf(made)).toEqual([])
  })
})

describe('a log group that is not there', () => {
  const notFound = { code: 'InvalidLoggingConfiguration', message: 'Invalid Logging Configuration: Log Destination not found.' }

  it('is refused, and so is one that is named without what it holds', () => {
    const made = loggedWorld()
    const to = (logGroupArn: string) => create(made, passing, { destinations: [{ cloudWatchLogsLogGroup: { logGroupArn } }] })
    expect(to(`${logGroupArn('/none')}:*`)).toMatchObject({ ok: false, error: notFound })
    expect(to(logGroupArn(group))).toMatchObject({
      error: { message: "Invalid Logging Configuration: Log Group ARN must be provided with '*' qualifier." },
    })
    made.call('DeleteLogGroup', { logGroupName: group }, { service: 'logs' })
    expect(create(made, passing, {})).toMatchObject({ ok: false, error: notFound })
    expect(create(made, passing, { level: 'OFF' })?.ok).toBe(true)
    const update = { stateMachineArn: stateMachineArn('flow'), loggingConfiguration: { level: 'ALL', destinations } }
    expect(made.call('UpdateStateMachine', update)).toMatchObject({ ok: false, error: notFound })
  })

  it('does not trouble an execution, and is not made again', () => {
    const made = loggedWorld()
    create(made, passing, {})
    made.call('DeleteLogGroup', { logGroupName: group }, { service: 'logs' })
    const arn = made.start('flow')
    made.pass(100)
    expect(made.outcome(arn)).toBe('SUCCEEDED {"a":1}')
    const groups = made.call('DescribeLogGroups', { logGroupNamePrefix: group }, { service: 'logs' })
    expect(groups).toMatchObject({ value: { logGroups: [] } })
  })
})
