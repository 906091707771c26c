/** Logical ids of the document ↔ resource keys of the world. */
import { eventBusNameOf, functionNameOf } from '../../aws/identity.ts'
import type { JsonObject } from '../../base/json.ts'
import { reaches, type LogicalId, type Template } from '../../document/index.ts'
import type { ResourceKey } from '../kernel/index.ts'
import {
  bucketKey,
  busKey,
  functionKey,
  httpEndpointKey,
  inboxKey,
  keyOfArn,
  machineKey,
  machineOfExecution,
  mappingKey,
  queueKey,
  ruleKey,
  sourceKey,
  tableKey,
  topicKey,
} from '../services/shared/resource-keys.ts'
import type { Stack } from './deployment.ts'

/** The key under which a node's resource stands in the world; `undefined` for what is not simulated. */
export function resourceKeyOf(template: Template, id: LogicalId): ResourceKey | undefined {
  const resource = template.resources[id]
  if (resource === undefined) return outsideKeyOf(template, id)
  switch (resource.type) {
    case 'AWS::SQS::Queue':
      return queueKey(resource.physicalName)
    case 'AWS::SNS::Topic':
      return topicKey(resource.physicalName)
    case 'AWS::S3::Bucket':
      return bucketKey(resource.physicalName)
    case 'AWS::Events::EventBus':
      return busKey(resource.physicalName)
    case 'AWS::Events::Rule':
      return ruleKey(busOfRule(resource.properties), resource.physicalName)
    case 'AWS::DynamoDB::Table':
      return tableKey(resource.physicalName)
    case 'AWS::StepFunctions::StateMachine':
      return machineKey(resource.physicalName)
    case 'AWS::Lambda::Function':
      return functionKey(resource.physicalName)
    default:
      return undefined
  }
}

function busOfRule({ EventBusName: bus }: JsonObject): string {
  return typeof bus === 'string' ? eventBusNameOf(bus) : 'default'
}

/** Sources, people and endpoints stand in the settings, not among the resources. */
function outsideKeyOf({ settings }: Template, id: LogicalId): ResourceKey | undefined {
  if (settings.traffic.some((source) => source.id === id)) return sourceKey(id)
  const person = settings.people.find((candidate) => candidate.id === id)
  if (person) return inboxKey(person.address)
  const endpoint = settings.endpoints.find((candidate) => candidate.id === id)
  return endpoint && httpEndpointKey(endpoint.url)
}

/** The node a resource of the world is drawn as, or drawn at: a mapping and an environment at their function, a subscription at its end. */
export interface NodeOfKey {
  get(key: ResourceKey): LogicalId | undefined
}

export function createNodeMap(template: Template, stack: Readonly<Stack>): NodeOfKey {
  const nodes = new Map<ResourceKey, LogicalId>()
  for (const { id } of template.nodes) {
    const key = resourceKeyOf(template, id)
    if (key !== undefined) nodes.set(key, id)
  }
  // Somebody outside is known by an address, not by an ARN.
  const ends = new Map(
    template.wires.flatMap(({ kind, by, to }) => (kind === 'subscription' && by !== undefined ? [[by, to] as const] : [])),
  )
  for (const { logicalId, type, properties } of Object.values(template.resources)) {
    const end = endOf(type, properties)
    const node = (end && nodes.get(end)) ?? ends.get(logicalId)
    const physicalId = stack.physicalIds[logicalId]
    if (node === undefined || physicalId === undefined) continue
    nodes.set(type === 'AWS::SNS::Subscription' ? (keyOfArn(physicalId) ?? '') : mappingKey(physicalId), node)
  }
  return {
    get: (key) => nodes.get(key) ?? nodes.get(functionOfEnvironment(key) ?? machineOfExecution(key) ?? '') ?? personOf(template, key),
  }
}

/** What a connection is drawn at: where it leads. */
function endOf(type: string, { FunctionName: name, Endpoint: endpoint }: JsonObject): ResourceKey | undefined {
  if (type === 'AWS::Lambda::EventSourceMapping') return typeof name === 'string' ? functionKey(functionNameOf(name)) : undefined
  return type === 'AWS::SNS::Subscription' && typeof endpoint === 'string' ? keyOfArn(endpoint) : undefined
}

/** Somebody who stands for everybody whose address begins alike. */
function personOf({ settings }: Template, key: ResourceKey): LogicalId | undefined {
  const address = key.startsWith(inboxKey('')) ? key.slice(inboxKey('').length) : undefined
  return address === undefined ? undefined : settings.people.find((person) => reaches(person, address))?.id
}

function functionOfEnvironment(key: ResourceKey): ResourceKey | undefined {
  const name = /^lambda\/environment\/([^/]+)\/\d+$/.exec(key)?.[1]
  return name === undefined ? undefined : functionKey(name)
}
