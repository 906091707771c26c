/** From Step Functions' resources in a template to the calls of the API that make and change them. */
import { account, partition } from '../../aws/identity.ts'
import { isJsonObject, type Json, type JsonObject } from '../../base/json.ts'
import type { Resource, Template } from '../../document/index.ts'
import { physicalIdOf, type DeploymentCall } from './deployment.ts'
import { tagsOf } from './tags.ts'
import { isUnknown, known, number, text, truth } from './template-values.ts'

type Made = (resource: Resource) => DeploymentCall[]

export const machineCreation: Made = (resource) => {
  const { logicalId, physicalName, properties, workflow } = resource
  const tags = machineTags(properties)
  const input = known({
    name: physicalName,
    definition: workflow?.definition,
    type: workflow?.type,
    ...settingsOf(resource),
    ...(tags && { tags }),
  })
  return [{ logicalId, service: 'states', operation: 'CreateStateMachine', input, keep: 'stateMachineArn' }]
}

export const activityCreation: Made = ({ logicalId, physicalName, properties }) => {
  const tags = machineTags(properties)
  const input = { name: physicalName, ...(tags && { tags }) }
  return [{ logicalId, service: 'states', operation: 'CreateActivity', input, keep: 'activityArn' }]
}

export const machineVersionCreation: Made = ({ logicalId, properties: { StateMachineArn, Description } }) => {
  const input = known({ stateMachineArn: StateMachineArn, description: Description })
  return [{ logicalId, service: 'states', operation: 'PublishStateMachineVersion', input, keep: 'stateMachineVersionArn' }]
}

export const machineAliasCreation: Made = ({ logicalId, physicalName, properties }) => {
  const input = known({ name: physicalName, description: properties['Description'], routingConfiguration: routingOf(properties) })
  return [{ logicalId, service: 'states', operation: 'CreateStateMachineAlias', input, keep: 'stateMachineAliasArn' }]
}

/** A running machine takes a new definition; executions that run keep the one that they began with. */
export function machineUpdate(after: Resource, changed: readonly string[]): DeploymentCall[] {
  if (!changed.some((name) => updated.has(name))) return []
  const input = known({ stateMachineArn: after.arn ?? '', definition: after.workflow?.definition, ...usualSettings, ...settingsOf(after) })
  return [{ logicalId: after.logicalId, service: 'states', operation: 'UpdateStateMachine', input }]
}

/**
 * What SAM's `AutoPublishAlias` makes of a change: a version of the new revision, to which the alias points; older versions stay.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-statemachine.html#sam-statemachine-autopublishalias
 */
export function releaseUpdate({ resources }: Pick<Template, 'resources'>, machine: Resource): DeploymentCall[] {
  const made = Object.values(resources).filter(({ origin }) => origin === machine.logicalId)
  const version = made.find(({ type }) => type === 'AWS::StepFunctions::StateMachineVersion')
  if (version === undefined) return []
  const routing = [{ stateMachineVersionArn: physicalIdOf(version.logicalId), weight: 100 }]
  const aliases = made.filter(({ type }) => type === 'AWS::StepFunctions::StateMachineAlias')
  return [
    ...machineVersionCreation(version),
    ...aliases.map(({ logicalId, arn }): DeploymentCall => {
      const input = { stateMachineAliasArn: arn ?? '', routingConfiguration: routing }
      return { logicalId, service: 'states', operation: 'UpdateStateMachineAlias', input, fillsIn: true }
    }),
  ]
}

export function machineAliasUpdate({ logicalId, arn, properties }: Resource): DeploymentCall[] {
  const input = known({
    stateMachineAliasArn: arn ?? '',
    description: properties['Description'] ?? '',
    routingConfiguration: routingOf(properties),
  })
  return [{ logicalId, service: 'states', operation: 'UpdateStateMachineAlias', input }]
}

const updated: ReadonlySet<string> = new Set([
  'Definition',
  'DefinitionString',
  'DefinitionS3Location',
  'LoggingConfiguration',
  'RoleArn',
  'TracingConfiguration',
])

/** What holds again for a setting that is gone from the template. */
const usualSettings: JsonObject = { loggingConfiguration: { level: 'OFF' }, tracingConfiguration: { enabled: false } }

/** A role that only a deployment knows has a made-up name: what it may do is not enforced. */
function settingsOf({ physicalName, properties }: Resource): JsonObject {
  const { RoleArn: role, TracingConfiguration: tracing, LoggingConfiguration: logging } = properties
  const enabled = isJsonObject(tracing) ? truth(tracing['Enabled']) : undefined
  return {
    roleArn: typeof role === 'string' ? role : `arn:${partition}:iam::${account}:role/${physicalName}`,
    ...(isJsonObject(logging) && !isUnknown(logging) && { loggingConfiguration: loggingOf(logging) }),
    ...(enabled !== undefined && { tracingConfiguration: { enabled } }),
  }
}

/** Where the group is known only to a deployment nothing is logged. */
function loggingOf({ Level: level, IncludeExecutionData: data, Destinations: list }: JsonObject): JsonObject {
  const destinations = (Array.isArray(list) ? (list as readonly Json[]) : []).flatMap((item) => {
    const group = isJsonObject(item) ? item['CloudWatchLogsLogGroup'] : undefined
    const logGroupArn = isJsonObject(group) ? group['LogGroupArn'] : undefined
    return typeof logGroupArn === 'string' ? [{ cloudWatchLogsLogGroup: { logGroupArn } }] : []
  })
  const isLogged = destinations.length > 0 || !Array.isArray(list)
  return known({ level: isLogged ? level : 'OFF', includeExecutionData: truth(data), ...(destinations.length > 0 && { destinations }) })
}

/** Two versions with the share of each, or the one that a gradual deployment ends with. */
function routingOf({ RoutingConfiguration: routing, DeploymentPreference: preference }: JsonObject): JsonObject[] {
  if (!Array.isArray(routing)) {
    const version = isJsonObject(preference) ? preference['StateMachineVersionArn'] : undefined
    return typeof version === 'string' ? [{ stateMachineVersionArn: version, weight: 100 }] : []
  }
  return (routing as readonly Json[]).flatMap((route) =>
    isJsonObject(route) ? [{ stateMachineVersionArn: text(route['StateMachineVersionArn']), weight: number(route['Weight']) ?? 100 }] : [],
  )
}

function machineTags(properties: JsonObject): JsonObject[] | undefined {
  return tagsOf(properties)?.map(([key, value]) => ({ key, value }))
}
