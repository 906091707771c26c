import { expect, it } from 'vitest'
import { eventBusArn, functionArn, logGroupArn, queueArn, queueUrl, ruleArn, stateMachineArn, topicArn } from '../../../aws/identity.ts'
import { serverFault } from '../../../aws/service.ts'
import type { Json, JsonObject } from '../../../base/json.ts'
import { answer, refuse, type CallEnvelope, type Outcome } from '../../kernel/index.ts'
import type { LogGroupState, LogStreamState } from '../shared/log-groups.ts'
import type { ServiceTable } from '../shared/service-table.ts'
import { askingWorld, type AskingWorld } from '../testing/asking-world.ts'
import { traceLines } from '../testing/service-world.ts'
import { logsService } from '../logs/index.ts'
import { eventsService } from './index.ts'

const EventPattern = '{"source":["shop"]}'
const sale = { Source: 'shop', DetailType: 'Sale', Detail: '{"id":7,"who":"Ann \\"A\\"","items":[{"sku":"a"}]}' } as const

interface Called {
  readonly operation: string
  readonly input: JsonObject
  readonly by: string
  readonly atMs: number
}

/** Services that take every call, and answer as they are told. */
interface Surroundings {
  readonly world: AskingWorld
  readonly calls: Called[]
  tell(answers: (call: CallEnvelope) => Outcome): void
}

function surroundings(): Surroundings {
  const calls: Called[] = []
  let answers: (call: CallEnvelope) => Outcome = () => answer({})
  const listening = (name: string, ...operations: readonly string[]): ServiceTable => ({
    name,
    actions: Object.fromEntries(
      operations.map((operation) => [
        operation,
        (step: { readonly now: number }, input: JsonObject, call: CallEnvelope): Outcome => {
          calls.push({ operation, input, by: `${call.caller.principal} ${call.caller.source}`, atMs: step.now })
          return answers(call)
        },
      ]),
    ),
    timers: {},
  })
  const others = [
    listening('sqs', 'SendMessage'),
    listening('sns', 'Publish'),
    listening('lambda', 'Invoke'),
    listening('states', 'StartExecution'),
  ]
  const world = askingWorld({ services: [eventsService, logsService, ...others] })
  return { world, calls, tell: (told) => (answers = told) }
}

function withTarget(target: JsonObject): Surroundings {
  const made = surroundings()
  made.world.ask('PutRule', { Name: 'sales', EventPattern })
  made.world.ask('PutTargets', { Rule: 'sales', Targets: [{ Id: 't', Arn: queueArn('jobs'), ...target }] })
  return made
}

function put(world: AskingWorld, ...entries: readonly JsonObject[]): JsonObject {
  return world.ask('PutEvents', { Entries: entries }) as JsonObject
}

it('gives an event to the rules that take it, in AWS’s envelope', () => {
  const { world, calls } = withTarget({})
  const told = put(world, sale, { ...sale, Source: 'other' })
  const [{ EventId }] = told['Entries'] as [{ EventId: string }]
  expect(told).toMatchObject({
    FailedEntryCount: 0,
    Entries: [{ EventId: expect.stringMatching(/^[0-9a-f-]{36}$/) }, { EventId: expect.any(String) }],
  })
  expect(calls).toHaveLength(1)
  expect(calls[0]).toMatchObject({ operation: 'SendMessage', by: 'events.amazonaws.com events/rule/default/sales' })
  expect(JSON.parse(String(calls[0]?.input['MessageBody']))).toEqual({
    version: '0',
    id: EventId,
    'detail-type': 'Sale',
    source: 'shop',
    account: '111111111111',
    time: '2026-01-05T09:00:00Z',
    region: 'us-east-1',
    resources: [],
    detail: { id: 7, who: 'Ann "A"', items: [{ sku: 'a' }] },
  })
  expect(world.world.cells['events/bus/default']?.state).toMatchObject({ received: 2, unmatched: 1, delivered: 1 })
})

it.each<[string, JsonObject, string, JsonObject]>([
  [
    'a queue',
    { Arn: queueArn('jobs.fifo'), SqsParameters: { MessageGroupId: 'g' } },
    'SendMessage',
    { QueueUrl: queueUrl('jobs.fifo'), MessageGroupId: 'g' },
  ],
  ['a topic', { Arn: topicArn('news') }, 'Publish', { TopicArn: topicArn('news') }],
  ['a function', { Arn: functionArn('pack') }, 'Invoke', { FunctionName: functionArn('pack'), InvocationType: 'Event' }],
  ['a workflow', { Arn: stateMachineArn('pay'), RoleArn: 'role' }, 'StartExecution', { stateMachineArn: stateMachineArn('pay') }],
])('calls %s', (_what, target, operation, input) => {
  const { world, calls } = withTarget(target)
  put(world, sale)
  expect(calls).toMatchObject([{ operation, input }])
  expect(calls[0]?.by).toBe(`${operation === 'StartExecution' ? 'role' : 'events.amazonaws.com'} events/rule/default/sales`)
})

it('writes to a log group, and passes events on to another bus', () => {
  const { world, calls } = withTarget({ Arn: logGroupArn('/aws/events/sales'), InputPath: '$.detail.id' })
  world.ask('CreateLogGroup', { logGroupName: '/aws/events/sales' }, { service: 'logs' })
  world.ask('CreateEventBus', { Name: 'other' })
  world.ask('PutTargets', { Rule: 'sales', Targets: [{ Id: 'bus', Arn: eventBusArn('other') }] })
  world.ask('PutRule', { Name: 'there', EventBusName: 'other', EventPattern })
  world.ask('PutTargets', { Rule: 'there', EventBusName: 'other', Targets: [{ Id: 't', Arn: queueArn('jobs') }] })
  put(world, sale)
  const group = world.world.cells['logs/group//aws/events/sales']?.state as unknown as LogGroupState | undefined
  const stream = world.world.cells[`logs/stream//aws/events/sales:${group?.streams[0]}`]?.state as unknown as LogStreamState | undefined
  expect(stream?.events.map(({ message }) => message)).toEqual(['7'])
  expect(calls).toMatchObject([{ operation: 'SendMessage', by: 'events.amazonaws.com events/rule/other/there' }])
  expect(JSON.parse(String(calls[0]?.input['MessageBody']))).toMatchObject({ source: 'shop', detail: { id: 7 } })
})

it.each<[string, JsonObject, Json]>([
  ['a text of its own', { Input: '{"a":1}' }, '{"a":1}'],
  ['a part', { InputPath: '$.detail.items[0].sku' }, '"a"'],
  ['nothing where a path finds nothing', { InputPath: '$.detail.none' }, 'null'],
  [
    'a text from parts',
    {
      InputTransformer: {
        InputPathsMap: { who: '$.detail.who', items: '$.detail.items', none: '$.none' },
        InputTemplate: '{"text":"by <who> with <items>", "who":<who>, "items":<items>, "none":"<none>", "rule":"<aws.events.rule-name>"}',
      },
    },
    '{"text":"by Ann \\"A\\" with [{\\"sku\\":\\"a\\"}]", "who":"Ann \\"A\\"", "items":[{"sku":"a"}], "none":"", "rule":"sales"}',
  ],
])('sends %s', (_what, target, body) => {
  const { world, calls } = withTarget(target)
  put(world, sale)
  expect(calls[0]?.input['MessageBody']).toBe(body)
})

it('refuses entries one by one', () => {
  const { world, calls } = withTarget({})
  const told = put(world, sale, { ...sale, Detail: '[1]' }, { ...sale, Source: 'aws.s3' }, { Source: 'shop', Detail: '{}' })
  expect(told).toMatchObject({
    FailedEntryCount: 3,
    Entries: [
      { EventId: expect.any(String) },
      { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' },
      { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: 'Not authorized for the source.' },
      { ErrorCode: 'InvalidArgument', ErrorMessage: 'Parameter DetailType is not valid. Reason: DetailType is a required argument.' },
    ],
  })
  expect(calls).toHaveLength(1)
  expect(world.ask('PutEvents', { Entries: Array.from({ length: 11 }, () => sale) })).toContain('less than or equal to 10')
  expect(put(world, { ...sale, EventBusName: 'none' })).toMatchObject({ FailedEntryCount: 0 })
  expect(traceLines(world.records()).at(-1)).toContain('events.EventLost none')
  expect(world.ask('PutEvents', { Entries: [{ ...sale, Detail: JSON.stringify({ x: 'x'.repeat(262_144) }) }] })).toBe(
    'ValidationException: Total size of the entries in the request is over the limit.',
  )
})

it('tries again what may pass, with growing delays, and puts it into the dead-letter queue at last', () => {
  const { world, calls, tell } = withTarget({
    Arn: topicArn('news'),
    DeadLetterConfig: { Arn: queueArn('dead') },
    RetryPolicy: { MaximumRetryAttempts: 3 },
  })
  tell((call) => (call.operation === 'Publish' ? refuse(serverFault('InternalError', 'down')) : answer({})))
  put(world, sale)
  world.pass(60_000)
  expect(calls.map(({ operation }) => operation)).toEqual(['Publish', 'Publish', 'Publish', 'Publish', 'SendMessage'])
  const waits = calls.slice(1, 4).map(({ atMs }, n) => atMs - (calls[n]?.atMs ?? 0))
  for (const [n, ms] of waits.entries()) expect([ms >= 500 * 2 ** n, ms <= 1000 * 2 ** n]).toEqual([true, true])
  const { MessageAttributes = {}, MessageBody = '' } = calls[4]?.input ?? {}
  const attributes = MessageAttributes as Readonly<Record<string, { readonly StringValue: string }>>
  expect(JSON.parse(String(MessageBody))).toMatchObject({ source: 'shop' })
  expect(Object.entries(attributes).map(([name, { StringValue }]) => `${name}=${StringValue}`)).toEqual([
    `RULE_ARN=${ruleArn('default', 'sales')}`,
    `TARGET_ARN=${topicArn('news')}`,
    'ERROR_CODE=InternalError',
    'ERROR_MESSAGE=down',
    'EXHAUSTED_RETRY_CONDITION=MaximumRetryAttempts',
    'RETRY_ATTEMPTS=3',
  ])
})

it('gives up when an event is too old, and at once when it is refused for good', () => {
  const old = withTarget({ RetryPolicy: { MaximumEventAgeInSeconds: 60 } })
  old.tell(() => refuse(serverFault('InternalError', 'down')))
  put(old.world, sale)
  old.world.pass(86_400_000)
  expect(old.calls.at(-1)?.atMs).toBeLessThanOrEqual(60_000)
  expect(traceLines(old.world.records()).at(-1)).toMatch(/events\.DeliveryFailed default\/sales .*next=dropped/)

  const refused = withTarget({})
  refused.tell(() => refuse({ code: 'AccessDenied', message: 'no', origin: 'client' }))
  put(refused.world, sale)
  refused.world.pass(86_400_000)
  expect(refused.calls).toHaveLength(1)
})

it('counts nothing for a rule and a bus that were deleted while an event waited for its next try', () => {
  const { world, tell } = surroundings()
  world.ask('CreateEventBus', { Name: 'shop' })
  world.ask('PutRule', { Name: 'sales', EventBusName: 'shop', EventPattern })
  world.ask('PutTargets', { Rule: 'sales', EventBusName: 'shop', Targets: [{ Id: 't', Arn: topicArn('news') }] })
  tell(() => refuse(serverFault('InternalError', 'down')))
  put(world, { ...sale, EventBusName: 'shop' })
  world.ask('RemoveTargets', { Rule: 'sales', EventBusName: 'shop', Ids: ['t'] })
  world.ask('DeleteRule', { Name: 'sales', EventBusName: 'shop' })
  world.ask('DeleteEventBus', { Name: 'shop' })
  tell(() => answer({}))
  world.pass(60_000)
  expect(traceLines(world.records()).at(-1)).toMatch(/events\.Delivered shop\/sales/)
  expect(Object.keys(world.world.cells).filter((key) => key.endsWith('shop') || key.endsWith('sales'))).toEqual([])
})

it('tries for 24 hours unless it is told otherwise', () => {
  const { world, calls, tell } = withTarget({})
  tell(() => refuse(serverFault('InternalError', 'down')))
  put(world, sale)
  world.pass(2 * 86_400_000)
  expect(calls.length).toBeGreaterThan(150)
  expect(calls.length).toBeLessThanOrEqual(186)
  expect(calls.at(-1)?.atMs).toBeLessThanOrEqual(86_400_000)
})

it('comes due by its schedule, as long as it is switched on', () => {
  const { world, calls } = surroundings()
  world.ask('PutRule', { Name: 'tick', ScheduleExpression: 'rate(5 minutes)' })
  world.ask('PutTargets', { Rule: 'tick', Targets: [{ Id: 't', Arn: queueArn('jobs') }] })
  world.pass(11 * 60_000)
  expect(calls.map(({ atMs }) => atMs)).toEqual([300_000, 600_000])
  expect(JSON.parse(String(calls[0]?.input['MessageBody']))).toMatchObject({
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    time: '2026-01-05T09:05:00Z',
    resources: [ruleArn('default', 'tick')],
    detail: {},
  })
  world.ask('DisableRule', { Name: 'tick' })
  world.pass(10 * 60_000)
  expect(calls).toHaveLength(2)
  world.ask('EnableRule', { Name: 'tick' })
  world.ask('PutRule', { Name: 'tick', ScheduleExpression: 'cron(0 10 * * ? *)' })
  world.pass(60 * 60_000)
  expect(calls.slice(2).map(({ atMs }) => atMs)).toEqual([60 * 60_000])
  expect(world.world.agenda.map(({ urgency }) => urgency)).toEqual(world.world.agenda.map(() => 'upkeep'))
})
