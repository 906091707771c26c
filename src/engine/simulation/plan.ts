/** From a template to the calls that build it, in the order in which one needs the other. */
import { attributesOf, queue, resourceModel, subscription, topic } from '../../aws/resources/index.ts'
import { account, partition } from '../../aws/identity.ts'
import { isJsonObject, type Json, type JsonObject } from '../../base/json.ts'
import { unknownKey, type Resource, type Template, type TrafficSource } from '../../document/index.ts'
import { zipOf } from './code-archive.ts'
import type { Deployment, DeploymentCall, DeploymentOrder } from './deployment.ts'

export function planDeployment(template: Template): Deployment {
  const resources = Object.values(template.resources).filter(simulatedIn(template))
  const calls = order.flatMap((type) => sortedOfType(resources, type).flatMap((resource) => creationOf(resource)))
  return { calls, orders: ordersOf(template), pace: template.settings.pace }
}

const order = [
  'AWS::SQS::Queue',
  'AWS::SNS::Topic',
  'AWS::Lambda::Function',
  'AWS::SQS::QueuePolicy',
  'AWS::SNS::TopicPolicy',
  'AWS::SNS::Subscription',
  'AWS::Lambda::EventSourceMapping',
]

/** Tells which resources of a template run. A function without code does: whoever invokes it is told that there is none. */
export function simulatedIn(template: Template): (resource: Resource) => boolean {
  const still = new Set(template.inert.map(({ id }) => id))
  return ({ type, logicalId }) => type === 'AWS::Lambda::Function' || (resourceModel(type) !== undefined && !still.has(logicalId))
}

/** Dead-letter queues before the queues that name them; otherwise as they stand in the text. */
function sortedOfType(resources: readonly Resource[], type: string): Resource[] {
  const left = resources.filter((resource) => resource.type === type)
  const sorted: Resource[] = []
  while (left.length > 0) {
    const free = left.findIndex((resource) => !left.some((other) => other !== resource && isDeadLetterOf(other, resource)))
    sorted.push(...left.splice(Math.max(free, 0), 1))
  }
  return sorted
}

function isDeadLetterOf(target: Resource, source: Resource): boolean {
  const policy = source.properties['RedrivePolicy']
  return isJsonObject(policy) && target.arn !== undefined && policy['deadLetterTargetArn'] === target.arn
}

function creationOf(resource: Resource): DeploymentCall[] {
  const { logicalId, physicalName, properties } = resource
  switch (resource.type) {
    case 'AWS::SQS::Queue':
      return [
        call(
          logicalId,
          'sqs',
          'CreateQueue',
          { QueueName: physicalName, Attributes: attributesOf(queue, properties, isUnknown) },
          'QueueUrl',
        ),
      ]
    case 'AWS::SNS::Topic':
      return [
        call(logicalId, 'sns', 'CreateTopic', { Name: physicalName, Attributes: attributesOf(topic, properties, isUnknown) }, 'TopicArn'),
      ]
    case 'AWS::SQS::QueuePolicy':
      return listOf(properties['Queues']).map((url) =>
        call(logicalId, 'sqs', 'SetQueueAttributes', { QueueUrl: url, Attributes: policyOf(properties) }),
      )
    case 'AWS::SNS::TopicPolicy':
      return listOf(properties['Topics']).map((arn) =>
        call(logicalId, 'sns', 'SetTopicAttributes', {
          TopicArn: arn,
          AttributeName: 'Policy',
          AttributeValue: policyOf(properties).Policy,
        }),
      )
    case 'AWS::SNS::Subscription':
      return [call(logicalId, 'sns', 'Subscribe', subscriptionInput(properties), 'SubscriptionArn')]
    case 'AWS::Lambda::Function':
      return functionCreation(resource)
    case 'AWS::Lambda::EventSourceMapping':
      return [
        call(
          logicalId,
          'lambda',
          'CreateEventSourceMapping',
          { EventSourceArn: text(properties['EventSourceArn']), ...mappingInput(properties) },
          'UUID',
        ),
      ]
    default:
      return []
  }
}

function call(logicalId: string, service: string, operation: string, input: JsonObject, keep?: string): DeploymentCall {
  return { logicalId, service, operation, input, ...(keep && { keep }) }
}

function subscriptionInput(properties: JsonObject): JsonObject {
  return {
    TopicArn: text(properties['TopicArn']),
    Protocol: text(properties['Protocol']),
    Endpoint: text(properties['Endpoint']),
    Attributes: attributesOf(subscription, properties, isUnknown),
    ReturnSubscriptionArn: true,
  }
}

function functionCreation({ logicalId, physicalName, properties }: Resource): DeploymentCall[] {
  const role = typeof properties['Role'] === 'string' ? properties['Role'] : `arn:${partition}:iam::${account}:role/${physicalName}`
  const created = call(
    logicalId,
    'lambda',
    'CreateFunction',
    { ...functionInput(physicalName, properties), Role: role, Code: codeInput(properties) },
    'FunctionName',
  )
  const reserved = number(properties['ReservedConcurrentExecutions'])
  return reserved === undefined ? [created] : [created, concurrencyCall(logicalId, physicalName, reserved)]
}

export function concurrencyCall(logicalId: string, name: string, reserved: number | undefined): DeploymentCall {
  if (reserved === undefined) return call(logicalId, 'lambda', 'DeleteFunctionConcurrency', { FunctionName: name })
  return call(logicalId, 'lambda', 'PutFunctionConcurrency', { FunctionName: name, ReservedConcurrentExecutions: reserved })
}

/** Configuration as `CreateFunction` and `UpdateFunctionConfiguration` take it. */
export function functionInput(name: string, properties: JsonObject): JsonObject {
  return known({
    FunctionName: name,
    Runtime: properties['Runtime'],
    Handler: properties['Handler'],
    Timeout: number(properties['Timeout']),
    MemorySize: number(properties['MemorySize']),
    Description: properties['Description'],
    Environment: environmentInput(properties['Environment']),
  })
}

function environmentInput(environment: Json | undefined): JsonObject | undefined {
  const variables = isJsonObject(environment) ? environment['Variables'] : undefined
  if (!isJsonObject(variables)) return undefined
  const entries = Object.entries(variables).filter(([, value]) => value !== undefined && !isUnknown(value as Json))
  return { Variables: Object.fromEntries(entries.map(([name, value]) => [name, text(value)])) }
}

/** Inline code becomes the archive that AWS makes of it; code that lies elsewhere stays unknown. */
export function codeInput(properties: JsonObject): JsonObject {
  const code = properties['Code']
  const inline = isJsonObject(code) ? code['ZipFile'] : undefined
  return typeof inline === 'string' ? { ZipFile: zipOf({ 'index.js': inline }) } : { S3Bucket: 'elsewhere', S3Key: 'elsewhere' }
}

/** Options as `CreateEventSourceMapping` and `UpdateEventSourceMapping` take them. */
export function mappingInput(properties: JsonObject): JsonObject {
  return known({
    FunctionName: properties['FunctionName'],
    BatchSize: number(properties['BatchSize']),
    MaximumBatchingWindowInSeconds: number(properties['MaximumBatchingWindowInSeconds']),
    Enabled: truth(properties['Enabled']),
    FunctionResponseTypes: properties['FunctionResponseTypes'],
    ScalingConfig: properties['ScalingConfig'],
    FilterCriteria: properties['FilterCriteria'],
  })
}

function ordersOf(template: Template): DeploymentOrder[] {
  const { pace, traffic } = template.settings
  const sources = traffic.flatMap((source) => {
    const data = sourceData(template, source)
    return data ? [{ service: 'outside', timer: 'PutSource', data }] : []
  })
  return [{ service: 'lambda', timer: 'Configure', data: { coldStartMs: pace.coldStartMs } }, ...sources]
}

/** What `outside` is told about a source; nothing when its target does not run. */
function sourceData(template: Template, source: TrafficSource): JsonObject | undefined {
  const target = template.resources[source.to]
  if (target === undefined || !simulatedIn(template)(target)) return undefined
  const { id, everyMs, jitter, startMs, count, name, messages } = source
  const to = target.type === 'AWS::SNS::Topic' ? { service: 'sns', arn: target.ref } : { service: 'sqs', url: target.ref }
  return { id, to, everyMs, jitter, startMs, name, messages: messages as unknown as Json, ...(count !== undefined && { count }) }
}

function policyOf(properties: JsonObject): { readonly Policy: string } {
  const policy = properties['PolicyDocument']
  return { Policy: typeof policy === 'string' ? policy : JSON.stringify(policy ?? {}) }
}

export function isUnknown(value: Json): boolean {
  return isJsonObject(value) && Object.hasOwn(value, unknownKey)
}

function known(input: Record<string, Json | undefined>): JsonObject {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined && value !== null && !isUnknown(value)))
}

function listOf(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : value === undefined || isJsonObject(value) ? '' : String(value)
}

export function number(value: Json | undefined): number | undefined {
  if (typeof value === 'number') return value
  return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : undefined
}

function truth(value: Json | undefined): boolean | undefined {
  if (typeof value === 'boolean') return value
  return value === 'true' ? true : value === 'false' ? false : undefined
}
