import { expect, test } from 'vitest'
import type { JsonObject } from '../../base/json.ts'
import { advanceRun, answerOf, worldOf, type Run } from './index.ts'
import { callFrom, runOf } from './testing/runs.ts'

const flow = (level: string, arn: string): string => `
Resources:
  Group: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: /flow } }
  Flow:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      StateMachineName: flow
      RoleArn: arn:aws:iam::111111111111:role/flow
      Definition: { StartAt: A, States: { A: { Type: Pass, End: true } } }
      LoggingConfiguration:
        Level: ${level}
        IncludeExecutionData: true
        Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: ${arn} } }]
`

interface Told {
  readonly run: Run
  readonly machine: unknown
  readonly log: unknown
  ask(service: string, operation: string, input: JsonObject): unknown
}

function told(text: string): Told {
  const answers = new Map<number, unknown>()
  const run = runOf(text, {
    onRecord(record) {
      const answered = answerOf(record)
      if (answered) answers.set(answered.request, answered.result.ok ? answered.result.value : answered.result.error)
    },
  })
  const ask = (service: string, operation: string, input: JsonObject): unknown => {
    const request = callFrom(run, service, operation, input)
    advanceRun(run, { ms: run.clockMs + 1_000 })
    return answers.get(request)
  }
  advanceRun(run, { ms: 1 })
  const stateMachineArn = run.template.resources['Flow']?.arn ?? ''
  ask('states', 'StartExecution', { stateMachineArn, input: '{"a":1}' })
  return {
    run,
    ask,
    machine: ask('states', 'DescribeStateMachine', { stateMachineArn }),
    log: ask('logs', 'FilterLogEvents', { logGroupName: '/flow' }),
  }
}

test('a template’s workflow writes to the log group that the template names', () => {
  const { run, machine, log } = told(flow('ALL', '!GetAtt Group.Arn'))
  expect(run.template.diagnostics.map(({ message }) => message)).toEqual([])
  const logGroupArn = 'arn:aws:logs:us-east-1:111111111111:log-group:/flow:*'
  expect(machine).toMatchObject({
    loggingConfiguration: { level: 'ALL', includeExecutionData: true, destinations: [{ cloudWatchLogsLogGroup: { logGroupArn } }] },
  })
  const { events } = log as { readonly events: readonly { readonly message: string }[] }
  const lines = events.map(({ message }) => JSON.parse(message) as { type: string; details: object })
  expect(lines.map(({ type }) => type)).toEqual(['ExecutionStarted', 'PassStateEntered', 'PassStateExited', 'ExecutionSucceeded'])
  expect(lines[0]?.details).toMatchObject({ input: '{"a":1}' })
})

test('a group outside the template is not refused, and gets nothing', () => {
  const { machine, log } = told(flow('ALL', "'arn:aws:logs:us-east-1:111111111111:log-group:/elsewhere:*'"))
  expect(machine).toMatchObject({ loggingConfiguration: { level: 'OFF' } })
  expect(log).toMatchObject({ events: [] })
})

test('a rule that names the group as the template does writes to it', () => {
  const rule = `
  Rule:
    Type: AWS::Events::Rule
    Properties: { EventPattern: { source: [shop] }, Targets: [{ Id: log, Arn: !GetAtt Group.Arn, Input: '"seen"' }] }
`
  const { ask } = told(flow('OFF', '!GetAtt Group.Arn') + rule)
  ask('events', 'PutEvents', { Entries: [{ Source: 'shop', DetailType: 'Sale', Detail: '{}' }] })
  expect(ask('logs', 'FilterLogEvents', { logGroupName: '/flow' })).toMatchObject({ events: [{ message: '"seen"' }] })
})

test('logging takes no step and leaves no mark on the course of the run', () => {
  const [logged, quiet] = [told(flow('ALL', '!GetAtt Group.Arn')), told(flow('FATAL', '!GetAtt Group.Arn'))]
  expect(worldOf(logged.run).steps).toBe(worldOf(quiet.run).steps)
  expect(logged.run.clockMs).toBe(quiet.run.clockMs)
})
