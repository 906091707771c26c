/** From event buses and rules in a template to the calls of the API that make and change them. */
import { account, partition } from '../../aws/identity.ts'
import { isJsonObject, type Json, type JsonObject } from '../../base/json.ts'
import { unknownKey, type Resource } from '../../document/index.ts'
import type { DeploymentCall } from './deployment.ts'
import { tagsOf } from './tags.ts'
import { known, number } from './template-values.ts'

export function busCreation({ logicalId, physicalName: Name, properties }: Resource): DeploymentCall[] {
  const { Description, DeadLetterConfig } = properties
  const input = known({ Name, Description, DeadLetterConfig, Tags: tagRows(properties) })
  return [{ logicalId, service: 'events', operation: 'CreateEventBus', input }]
}

/** What is gone from the template is empty again. */
export function busUpdate({ logicalId, physicalName: Name, properties }: Resource, changed: readonly string[]): DeploymentCall[] {
  if (!changed.includes('Description') && !changed.includes('DeadLetterConfig')) return []
  const { Description = '', DeadLetterConfig = {} } = properties
  return [{ logicalId, service: 'events', operation: 'UpdateEventBus', input: { Name, Description, DeadLetterConfig } }]
}

export function ruleCreation(resource: Resource): DeploymentCall[] {
  return ruleCalls(resource, targetsOf(resource), [])
}

/** All settings are put anew; targets that are gone are removed. */
export function ruleUpdate(after: Resource, before: Resource): DeploymentCall[] {
  const targets = targetsOf(after)
  const gone = targetsOf(before)
    .map(({ Id }) => String(Id))
    .filter((id) => !targets.some(({ Id }) => Id === id))
  return ruleCalls(after, targets, gone)
}

/** A rule whose pattern only a deployment knows takes nothing: it is not made. */
function ruleCalls(
  { logicalId, physicalName, properties }: Resource,
  targets: readonly JsonObject[],
  gone: readonly string[],
): DeploymentCall[] {
  const { EventPattern: pattern, EventBusName, ScheduleExpression, State, Description, RoleArn } = properties
  const EventPattern = typeof pattern === 'string' || pattern === undefined ? pattern : JSON.stringify(pattern)
  if (EventPattern?.includes(`"${unknownKey}"`)) return []
  const call = (operation: string, input: JsonObject): DeploymentCall => ({ logicalId, service: 'events', operation, input })
  const bus = known({ EventBusName })
  const settings = known({ ScheduleExpression, State, Description, RoleArn, EventPattern, Tags: tagRows(properties) })
  return [
    call('PutRule', { Name: physicalName, ...bus, ...settings }),
    ...(targets.length > 0 ? [call('PutTargets', { Rule: physicalName, ...bus, Targets: targets })] : []),
    ...(gone.length > 0 ? [call('RemoveTargets', { Rule: physicalName, ...bus, Ids: gone })] : []),
  ]
}

/** Targets whose ARN is known, with what EventBridge simulates of them. */
function targetsOf({ properties }: Resource): JsonObject[] {
  const given = properties['Targets']
  if (!Array.isArray(given)) return []
  return (given as readonly Json[]).filter(isJsonObject).flatMap((target) => {
    const { Id, Arn, RoleArn, Input, InputPath, InputTransformer, SqsParameters, DeadLetterConfig, RetryPolicy } = target
    if (typeof Id !== 'string' || typeof Arn !== 'string') return []
    const policy = isJsonObject(RetryPolicy) ? retryPolicy(RetryPolicy) : undefined
    return [
      known({
        Id,
        Arn,
        RoleArn: RoleArn ?? roleOf(Arn),
        Input,
        InputPath,
        InputTransformer,
        SqsParameters,
        DeadLetterConfig,
        RetryPolicy: policy,
      }),
    ]
  })
}

/** A role that only a deployment knows is some role. */
function roleOf(arn: string): string | undefined {
  return arn.startsWith('arn:aws:states:') ? `arn:${partition}:iam::${account}:role/events` : undefined
}

function retryPolicy(policy: JsonObject): JsonObject {
  return known({
    MaximumRetryAttempts: number(policy['MaximumRetryAttempts']),
    MaximumEventAgeInSeconds: number(policy['MaximumEventAgeInSeconds']),
  })
}

function tagRows(properties: JsonObject): JsonObject[] | undefined {
  return tagsOf(properties)?.map(([Key, Value]) => ({ Key, Value }))
}
