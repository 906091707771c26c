/** Rules as operations: made, switched, listed, given targets. */
import { operation } from '../service.ts'
import { boolean, integer, list, optional, required, string, structure } from '../shape-builders.ts'
import { busName, failedEntries, nextToken, paging, reference, ruleName, ruleState, tags, target } from './events-shapes.ts'

const missing = 'ResourceNotFoundException'
const changing = ['ConcurrentModificationException', 'ManagedRuleException', 'InternalException'] as const

const rule = {
  Name: optional(string()),
  Arn: optional(string()),
  EventPattern: optional(string()),
  State: optional(ruleState),
  Description: optional(string()),
  ScheduleExpression: optional(string()),
  RoleArn: optional(string()),
  ManagedBy: optional(string()),
  EventBusName: optional(string()),
} as const

const named = { Name: ruleName, EventBusName: busName } as const
const targetsOf = { Rule: ruleName, EventBusName: busName } as const

export const ruleOperations = {
  PutRule: operation({
    input: {
      ...named,
      ScheduleExpression: optional(string({ max: 256 }), 'rate(5 minutes), or cron(0 18 ? * MON-FRI *) in UTC.'),
      EventPattern: optional(string({ max: 4096 }), 'What events look like that it takes.'),
      State: optional(ruleState),
      Description: optional(string({ max: 512 })),
      RoleArn: optional(string()),
      Tags: optional(tags),
    },
    output: { RuleArn: optional(string()) },
    errors: ['InvalidEventPatternException', 'LimitExceededException', missing, ...changing],
    page: `${reference}PutRule.html`,
  }),
  DeleteRule: operation({
    input: { ...named, Force: optional(boolean) },
    output: {},
    errors: [missing, ...changing],
    page: `${reference}DeleteRule.html`,
  }),
  DescribeRule: operation({
    input: named,
    output: { ...rule, CreatedBy: optional(string()) },
    errors: [missing, 'InternalException'],
    page: `${reference}DescribeRule.html`,
  }),
  EnableRule: operation({ input: named, output: {}, errors: [missing, ...changing], page: `${reference}EnableRule.html` }),
  DisableRule: operation({ input: named, output: {}, errors: [missing, ...changing], page: `${reference}DisableRule.html` }),
  ListRules: operation({
    input: { NamePrefix: optional(string()), EventBusName: busName, ...paging },
    output: { Rules: optional(list(structure(rule))), ...nextToken },
    errors: [missing, 'InternalException'],
    page: `${reference}ListRules.html`,
  }),
  ListRuleNamesByTarget: operation({
    input: { TargetArn: required(string()), EventBusName: busName, ...paging },
    output: { RuleNames: optional(list(string())), ...nextToken },
    errors: [missing, 'InternalException'],
    page: `${reference}ListRuleNamesByTarget.html`,
  }),
  PutTargets: operation({
    input: { ...targetsOf, Targets: required(list(target)) },
    output: { FailedEntryCount: optional(integer()), FailedEntries: optional(failedEntries) },
    errors: [missing, 'LimitExceededException', ...changing],
    page: `${reference}PutTargets.html`,
  }),
  RemoveTargets: operation({
    input: { ...targetsOf, Ids: required(list(string())), Force: optional(boolean) },
    output: { FailedEntryCount: optional(integer()), FailedEntries: optional(failedEntries) },
    errors: [missing, ...changing],
    page: `${reference}RemoveTargets.html`,
  }),
  ListTargetsByRule: operation({
    input: { ...targetsOf, ...paging },
    output: { Targets: optional(list(target)), ...nextToken },
    errors: [missing, 'InternalException'],
    page: `${reference}ListTargetsByRule.html`,
  }),
} as const
