import { expect, it } from 'vitest'
import { eventBusArn, queueArn, ruleArn } from '../../../aws/identity.ts'
import type { JsonObject } from '../../../base/json.ts'
import { askingWorld, type AskingWorld } from '../testing/asking-world.ts'
import { eventsService } from './index.ts'

const EventPattern = '{"source":["shop"]}'
const toJobs = { Id: 'jobs', Arn: queueArn('jobs') }

function eventWorld(): AskingWorld {
  return askingWorld({ services: [eventsService] })
}

it('has a default bus, makes and deletes others', () => {
  const world = eventWorld()
  expect(world.ask('DescribeEventBus', {})).toMatchObject({ Name: 'default', Arn: eventBusArn('default') })
  expect(world.ask('CreateEventBus', { Name: 'shop', Description: 'sales' })).toEqual({
    EventBusArn: eventBusArn('shop'),
    Description: 'sales',
  })
  expect(world.ask('CreateEventBus', { Name: 'shop' })).toBe('ResourceAlreadyExistsException: Event bus shop already exists.')
  expect(world.ask('ListEventBuses', { Limit: 1 })).toMatchObject({ EventBuses: [{ Name: 'default' }], NextToken: '1' })
  expect(world.ask('ListEventBuses', { NamePrefix: 's' })).toEqual({ EventBuses: [{ Name: 'shop', Arn: eventBusArn('shop') }] })
  world.ask('PutRule', { Name: 'all', EventBusName: 'shop', EventPattern })
  expect(world.ask('DeleteEventBus', { Name: 'shop' })).toContain('has rules')
  world.ask('DeleteRule', { Name: 'all', EventBusName: eventBusArn('shop') })
  expect(world.ask('DeleteEventBus', { Name: 'shop' })).toEqual({})
  expect(world.ask('DescribeEventBus', { Name: 'shop' })).toBe('ResourceNotFoundException: Event bus shop does not exist.')
  expect(world.ask('DeleteEventBus', { Name: 'default' })).toBe('ValidationException: Cannot delete event bus default.')
  expect(Object.keys(world.world.cells).filter((key) => key.includes('shop'))).toEqual([])
})

it('makes, describes, switches and deletes rules', () => {
  const world = eventWorld()
  expect(world.ask('PutRule', { Name: 'sales', EventPattern, Description: 'all' })).toEqual({ RuleArn: ruleArn('default', 'sales') })
  world.ask('PutRule', { Name: 'nightly', ScheduleExpression: 'rate(1 day)', State: 'DISABLED' })
  expect(world.ask('DescribeRule', { Name: 'sales' })).toEqual({
    Name: 'sales',
    Arn: ruleArn('default', 'sales'),
    EventPattern,
    State: 'ENABLED',
    Description: 'all',
    EventBusName: 'default',
    CreatedBy: '111111111111',
  })
  world.ask('EnableRule', { Name: 'nightly' })
  world.ask('DisableRule', { Name: 'sales' })
  const listed = world.ask('ListRules', {}) as unknown as { Rules: { Name: string; State: string }[] }
  expect(listed.Rules.map(({ Name, State }) => `${Name} ${State}`)).toEqual(['nightly ENABLED', 'sales DISABLED'])
  expect(world.ask('DescribeRule', { Name: 'none' })).toBe('ResourceNotFoundException: Rule none does not exist on EventBus default.')
  world.ask('PutTargets', { Rule: 'sales', Targets: [toJobs] })
  expect(world.ask('DeleteRule', { Name: 'sales' })).toBe("ValidationException: Rule can't be deleted since it has targets.")
  expect(world.ask('ListRuleNamesByTarget', { TargetArn: toJobs.Arn })).toEqual({ RuleNames: ['sales'] })
  expect(world.ask('RemoveTargets', { Rule: 'sales', Ids: ['jobs', 'none'] })).toMatchObject({
    FailedEntryCount: 1,
    FailedEntries: [{ TargetId: 'none', ErrorCode: 'ResourceNotFoundException' }],
  })
  expect(world.ask('DeleteRule', { Name: 'sales' })).toEqual({})
  expect(world.ask('DeleteRule', { Name: 'sales' })).toEqual({})
})

it('replaces targets by their ids, and keeps at most five', () => {
  const world = eventWorld()
  world.ask('PutRule', { Name: 'sales', EventPattern })
  world.ask('PutTargets', { Rule: 'sales', Targets: [toJobs, { ...toJobs, Id: 'b' }] })
  world.ask('PutTargets', { Rule: 'sales', Targets: [{ ...toJobs, InputPath: '$.detail' }] })
  expect(world.ask('ListTargetsByRule', { Rule: 'sales' })).toEqual({
    Targets: [
      { ...toJobs, InputPath: '$.detail' },
      { ...toJobs, Id: 'b' },
    ],
  })
  const more = ['c', 'd', 'e', 'f'].map((Id) => ({ ...toJobs, Id }))
  expect(world.ask('PutTargets', { Rule: 'sales', Targets: more })).toBe(
    'LimitExceededException: The requested resource exceeds the maximum number allowed.',
  )
})

it.each([
  [{ Name: 'a' }, 'ValidationException: Parameter(s) EventPattern or ScheduleExpression must be specified.'],
  [{ Name: 'a', ScheduleExpression: 'rate(1 minutes)' }, 'ValidationException: Parameter ScheduleExpression is not valid.'],
  [
    { Name: 'a', EventPattern: '{"source":"shop"}' },
    'InvalidEventPatternException: Event pattern is not valid. Reason: "source" must be an object or an array\n at [Source: (String)"{"source":"shop"}"; line: 1, column: 12]',
  ],
  [{ Name: 'a', EventPattern, EventBusName: 'none' }, 'ResourceNotFoundException: Event bus none does not exist.'],
])('refuses the rule %j', (input, fault) => {
  expect(eventWorld().ask('PutRule', input)).toBe(fault)
})

it.each([
  [{ Input: '{', Arn: toJobs.Arn }, 'JSON syntax error in input for target a.'],
  [{ Input: '{}', InputPath: '$', Arn: toJobs.Arn }, 'Only one of Input, InputPath, or InputTransformer'],
  [{ Arn: 'jobs' }, 'Provided Arn is not in correct format.'],
  [{ Arn: queueArn('jobs.fifo') }, 'Parameter(s) SqsParameters must be specified for target: a.'],
  [{ Arn: toJobs.Arn, RetryPolicy: { MaximumRetryAttempts: 186 } }, 'less than or equal to 185'],
  [{ Arn: toJobs.Arn, RetryPolicy: { MaximumEventAgeInSeconds: 59 } }, 'between 60 and 86400'],
])('refuses the target %j', (target, words) => {
  const world = eventWorld()
  world.ask('PutRule', { Name: 'sales', EventPattern })
  expect(world.ask('PutTargets', { Rule: 'sales', Targets: [{ Id: 'a', ...target }] })).toContain(words)
})

it('keeps tags of buses and rules', () => {
  const world = eventWorld()
  world.ask('CreateEventBus', { Name: 'shop', Tags: [{ Key: 'team', Value: 'a' }] })
  world.ask('PutRule', { Name: 'all', EventBusName: 'shop', EventPattern })
  for (const ResourceARN of [eventBusArn('shop'), ruleArn('shop', 'all')]) {
    world.ask('TagResource', { ResourceARN, Tags: [{ Key: 'stage', Value: 'b' }] })
    world.ask('UntagResource', { ResourceARN, TagKeys: ['team'] })
    expect(world.ask('ListTagsForResource', { ResourceARN })).toEqual({ Tags: [{ Key: 'stage', Value: 'b' }] })
  }
  expect(world.ask('ListTagsForResource', { ResourceARN: ruleArn('shop', 'none') })).toContain('ResourceNotFoundException')
})

it('tries a pattern on an event', () => {
  const world = eventWorld()
  const event: JsonObject = { id: '1', account: 'a', source: 'shop', time: 't', region: 'r', 'detail-type': 'x' }
  expect(world.ask('TestEventPattern', { EventPattern, Event: JSON.stringify(event) })).toEqual({ Result: true })
  expect(world.ask('TestEventPattern', { EventPattern, Event: JSON.stringify({ ...event, source: 'other' }) })).toEqual({ Result: false })
  expect(world.ask('TestEventPattern', { EventPattern, Event: '{"source":"shop"}' })).toContain('Mandatory field id is missing')
})
