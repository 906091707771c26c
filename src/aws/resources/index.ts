/** Every resource type that Switchyard runs, as data: read by diagnostics, by forms, and by what turns a template into API calls. */
import type { Json, JsonObject } from '../../base/json.ts'
import { emptyRecord, isJsonObject } from '../../base/json.ts'
import { bucket, logGroup } from './bucket.ts'
import { eventBus, rule } from './event-bus.ts'
import { eventSourceMapping, lambdaFunction, permission } from './function.ts'
import { alias, eventInvokeConfig, version } from './function-versions.ts'
import { queue, queuePolicy } from './queue.ts'
import type { ResourceModel } from './resource-model.ts'
import { activity, stateMachine, stateMachineAlias, stateMachineVersion } from './state-machine.ts'
import { table } from './table.ts'
import { subscription, topic, topicPolicy } from './topic.ts'

export { isStation, keptType } from './kept-types.ts'
export { grantsOfManagedPolicy, grantOfTemplate } from './policy-grants.ts'
export type { Identifier, NameModel, PropertyModel, PropertyModels, ResourceModel } from './resource-model.ts'
export { eventSourceMapping, lambdaFunction, queue, rule, subscription, table, topic }

export const resourceModels: readonly ResourceModel[] = [
  queue,
  queuePolicy,
  topic,
  topicPolicy,
  subscription,
  lambdaFunction,
  eventSourceMapping,
  permission,
  version,
  alias,
  eventInvokeConfig,
  table,
  bucket,
  logGroup,
  eventBus,
  rule,
  stateMachine,
  activity,
  stateMachineVersion,
  stateMachineAlias,
]

const byType = new Map(resourceModels.map((model) => [model.type, model]))

/** The model of a type that is simulated, or `undefined`. */
export function resourceModel(type: string): ResourceModel | undefined {
  return byType.get(type)
}

/**
 * A resource's properties as attributes of the API: everything is text, objects are JSON. An attribute in which `isUnknown` finds something
 * that cannot be known is left out, so that AWS's default holds.
 */
export function attributesOf(
  model: ResourceModel,
  properties: JsonObject,
  isUnknown: (value: Json) => boolean = () => false,
): Record<string, string> {
  const attributes = emptyRecord<string>()
  for (const [name, { attribute }] of Object.entries(model.properties)) {
    const value = Object.hasOwn(properties, name) ? properties[name] : undefined
    if (attribute === undefined || value === undefined || value === null || holdsUnknown(value, isUnknown)) continue
    attributes[attribute] = attributeText(value)
  }
  return attributes
}

function holdsUnknown(value: Json, isUnknown: (value: Json) => boolean): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (isUnknown(value)) return true
  return (Object.values(value) as readonly (Json | undefined)[]).some((member) => member !== undefined && holdsUnknown(member, isUnknown))
}

function attributeText(value: Json): string {
  if (typeof value === 'string') return value
  return isJsonObject(value) || Array.isArray(value) ? JSON.stringify(value) : String(value)
}

/** The first of the changed properties that forces CloudFormation to make the resource anew, or `undefined`. */
export function replacingProperty(type: string, changed: readonly string[]): string | undefined {
  const properties = resourceModel(type)?.properties
  return properties && changed.find((name) => Object.hasOwn(properties, name) && properties[name]?.replaces === true)
}
