/** The calls of the AWS API that make a resource of a template. */
import { account, partition } from '../../aws/identity.ts'
import { attributesOf, queue, subscription, topic } from '../../aws/resources/index.ts'
import { isJsonObject, type JsonObject } from '../../base/json.ts'
import type { Resource } from '../../document/index.ts'
import { bucketCreation, logGroupCreation } from './bucket-inputs.ts'
import type { DeploymentCall } from './deployment.ts'
import { busCreation, ruleCreation } from './event-inputs.ts'
import { codeInput, eventInvokeInput, functionInput, mappingInput } from './lambda-inputs.ts'
import { activityCreation, machineAliasCreation, machineCreation, machineVersionCreation } from './machine-inputs.ts'
import { tableCreation } from './table-inputs.ts'
import { tagsOf } from './tags.ts'
import { isUnknown, known, number, text, textsOf } from './template-values.ts'

/** The calls that make a resource. */
export function creationOf(resource: Resource): DeploymentCall[] {
  return creations[resource.type]?.(resource) ?? []
}

const creations: Readonly<Record<string, (resource: Resource) => DeploymentCall[]>> = {
  'AWS::SQS::Queue': ({ logicalId, physicalName, properties }) => [
    call(
      logicalId,
      'sqs',
      'CreateQueue',
      {
        QueueName: physicalName,
        Attributes: asked(attributesOf(queue, properties, isUnknown)),
        ...(tagsOf(properties) && { tags: Object.fromEntries(tagsOf(properties) ?? []) }),
      },
      'QueueUrl',
    ),
  ],
  'AWS::SNS::Topic': ({ logicalId, physicalName, properties }) => [
    call(
      logicalId,
      'sns',
      'CreateTopic',
      { Name: physicalName, Attributes: asked(attributesOf(topic, properties, isUnknown)), ...topicExtras(properties) },
      'TopicArn',
    ),
  ],
  'AWS::SQS::QueuePolicy': ({ logicalId, properties }) =>
    textsOf(properties['Queues']).map((QueueUrl) =>
      call(logicalId, 'sqs', 'SetQueueAttributes', { QueueUrl, Attributes: policyOf(properties) }),
    ),
  'AWS::SNS::TopicPolicy': ({ logicalId, properties }) =>
    textsOf(properties['Topics']).map((TopicArn) =>
      call(logicalId, 'sns', 'SetTopicAttributes', { TopicArn, AttributeName: 'Policy', AttributeValue: policyOf(properties).Policy }),
    ),
  'AWS::SNS::Subscription': ({ logicalId, properties }) => [
    call(logicalId, 'sns', 'Subscribe', subscriptionInput(properties), 'SubscriptionArn'),
  ],
  'AWS::DynamoDB::Table': tableCreation,
  'AWS::S3::Bucket': bucketCreation,
  'AWS::Logs::LogGroup': logGroupCreation,
  'AWS::Events::EventBus': busCreation,
  'AWS::Events::Rule': ruleCreation,
  'AWS::StepFunctions::StateMachine': machineCreation,
  'AWS::StepFunctions::Activity': activityCreation,
  'AWS::StepFunctions::StateMachineVersion': machineVersionCreation,
  'AWS::StepFunctions::StateMachineAlias': machineAliasCreation,
  'AWS::Lambda::Function': functionCreation,
  'AWS::Lambda::Version': ({ logicalId, properties: { Description, FunctionName } }) => [
    call(logicalId, 'lambda', 'PublishVersion', known({ FunctionName, Description }), 'Version'),
  ],
  'AWS::Lambda::Alias': ({ logicalId, properties }) => [call(logicalId, 'lambda', 'CreateAlias', aliasInput(properties))],
  'AWS::Lambda::Permission': ({ logicalId, properties }) => [
    call(logicalId, 'lambda', 'AddPermission', permissionInput(logicalId, properties)),
  ],
  'AWS::Lambda::EventInvokeConfig': ({ logicalId, properties }) => [
    call(logicalId, 'lambda', 'PutFunctionEventInvokeConfig', eventInvokeInput(properties)),
  ],
  'AWS::Lambda::EventSourceMapping': ({ logicalId, properties }) => [
    call(
      logicalId,
      'lambda',
      'CreateEventSourceMapping',
      { EventSourceArn: text(properties['EventSourceArn']), ...mappingInput(properties) },
      'UUID',
    ),
  ],
}

/** `FifoQueue: false` may stand in a template, but the API knows the attribute only where it is true. */
function asked({ FifoQueue, FifoTopic, ...attributes }: Readonly<Record<string, string>>): JsonObject {
  return { ...attributes, ...(FifoQueue === 'true' && { FifoQueue }), ...(FifoTopic === 'true' && { FifoTopic }) }
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

function functionCreation(resource: Resource): DeploymentCall[] {
  const { logicalId, physicalName, properties } = resource
  const tags = tagsOf(properties)
  const role = typeof properties['Role'] === 'string' ? properties['Role'] : `arn:${partition}:iam::${account}:role/${physicalName}`
  const created = call(
    logicalId,
    'lambda',
    'CreateFunction',
    {
      ...functionInput(physicalName, properties),
      Role: role,
      Code: codeInput(resource),
      ...(tags && { Tags: Object.fromEntries(tags) }),
    },
    'FunctionName',
  )
  const reserved = number(properties['ReservedConcurrentExecutions'])
  return reserved === undefined ? [created] : [created, concurrencyCall(logicalId, physicalName, reserved)]
}

export function concurrencyCall(logicalId: string, name: string, reserved: number | undefined): DeploymentCall {
  if (reserved === undefined) return call(logicalId, 'lambda', 'DeleteFunctionConcurrency', { FunctionName: name })
  return call(logicalId, 'lambda', 'PutFunctionConcurrency', { FunctionName: name, ReservedConcurrentExecutions: reserved })
}

/** What a topic is created with besides its attributes. */
function topicExtras(properties: JsonObject): JsonObject {
  const { DataProtectionPolicy: policy } = properties
  const tags = tagsOf(properties)?.map(([Key, Value]) => ({ Key, Value }))
  return {
    ...(tags && { Tags: tags }),
    ...(isJsonObject(policy) && !isUnknown(policy) && { DataProtectionPolicy: JSON.stringify(policy) }),
  }
}

function permissionInput(logicalId: string, properties: JsonObject): JsonObject {
  const { Action, EventSourceToken, FunctionName, FunctionUrlAuthType, Principal, PrincipalOrgID, SourceAccount, SourceArn } = properties
  return known({
    StatementId: logicalId,
    FunctionName,
    Action,
    Principal,
    SourceArn,
    SourceAccount,
    EventSourceToken,
    FunctionUrlAuthType,
    PrincipalOrgID,
  })
}

function aliasInput({ Description, FunctionName, FunctionVersion, Name }: JsonObject): JsonObject {
  return known({ FunctionName, Name, Description, FunctionVersion: text(FunctionVersion) })
}

function policyOf(properties: JsonObject): { readonly Policy: string } {
  const policy = properties['PolicyDocument']
  return { Policy: typeof policy === 'string' ? policy : JSON.stringify(policy ?? {}) }
}
