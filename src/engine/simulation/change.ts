/**
 * From an edit of the template to what it does to the running world. Settings and code are changed in place, as a
 * stack update would; whatever would make, replace or remove a resource asks for a restart, with the reason.
 */
import { attributesOf, queue, subscription, topic, type ResourceModel } from '../../aws/resources/index.ts'
import { functionSettings } from '../../aws/services/lambda.ts'
import type { JsonObject } from '../../base/json.ts'
import { compareTemplates, type Resource, type ResourceChange, type Template, type TemplateDifference } from '../../document/index.ts'
import { bucketUpdate, logGroupUpdate } from './bucket-inputs.ts'
import type { Deployment, DeploymentCall, Stack } from './deployment.ts'
import { busUpdate, ruleUpdate } from './event-inputs.ts'
import { concurrencyCall } from './creation.ts'
import { codeInput, eventInvokeInput, functionInput, mappingInput } from './lambda-inputs.ts'
import { machineAliasUpdate, machineUpdate, releaseUpdate } from './machine-inputs.ts'
import { planOrder } from './faults/fault-service.ts'
import { settingOrders } from './orders.ts'
import { withoutOutsideGroups } from './outside-groups.ts'
import { simulatedIn } from './simulated.ts'
import { tableUpdate } from './table-inputs.ts'
import { tagUpdate } from './tags.ts'
import { isUnknown, number } from './template-values.ts'

export type ChangePlan =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'restart'; readonly reason: string }
  /** `changes` says what changes, for people. */
  | { readonly kind: 'deployment'; readonly deployment: Deployment; readonly changes: readonly string[] }

/** Settings of the document that only the beginning of a run can take in. */
const restartSettings: Readonly<Record<string, string>> = {
  Traffic: 'The traffic changed.',
  Seed: 'The seed changed.',
  Start: 'The start time changed.',
  Objects: 'The objects changed.',
}

/** Settings of the document that a running world takes in, in words. */
const liveSettings: Readonly<Record<string, string>> = {
  Pace: 'pace of the wires',
  People: 'people outside',
  Endpoints: 'servers outside',
  Mocks: 'mocks',
  Realism: 'realism of the queues',
  Settling: 'settling of changes',
  Faults: 'faults',
}

export function planChange(before: Template, after: Template, stack: Readonly<Stack>): ChangePlan {
  const difference = compareTemplates(before, after)
  const reason = restartReason(difference, before, after)
  if (reason !== undefined) return { kind: 'restart', reason }
  const isSimulated = simulatedIn(after)
  const changed = difference.changed.filter(({ after: resource }) => isSimulated(resource))
  const made = changed.flatMap((change) => [
    ...updateOf(change.after, change.before, change.properties, stack),
    ...releasesOf(after, change),
    ...(change.properties.includes('Tags') ? tagUpdate(change.after, change.before) : []),
  ])
  const calls = withoutOutsideGroups(after, made)
  const settings = difference.settingsChanged.filter((name) => Object.hasOwn(liveSettings, name))
  if (calls.length === 0 && settings.length === 0) return { kind: 'nothing' }
  const { pace } = after.settings
  const orders = [
    ...(settings.some((name) => name !== 'Faults') ? settingOrders(after) : []),
    ...(settings.includes('Faults') ? [planOrder(after)] : []),
  ]
  return {
    kind: 'deployment',
    deployment: { calls, orders, pace },
    changes: [...changesInWords(difference), ...calls.flatMap(publishedInWords), ...settings.map((name) => liveSettings[name] as string)],
  }
}

function restartReason(difference: TemplateDifference, before: Template, after: Template): string | undefined {
  const added = difference.added.find(simulatedIn(after))
  if (added) return `${added.logicalId} was added.`
  const removed = difference.removed.find(simulatedIn(before))
  if (removed) return `${removed.logicalId} was removed.`
  const turned = turnedReason(before, after)
  if (turned !== undefined) return turned
  // Before what it replaces: another seed gives other names to all that the template leaves unnamed.
  const setting = difference.settingsChanged.find((name) => Object.hasOwn(restartSettings, name))
  if (setting) return restartSettings[setting]
  const replaced = difference.changed.find(({ replaces }) => replaces !== undefined)
  return replaced && `${replaced.replaces} of ${replaced.after.logicalId} changed: AWS would replace it, and what it holds would be lost.`
}

/** What stands still cannot begin while the world runs, nor what runs stand still: a mapping whose function got its code. */
function turnedReason(before: Template, after: Template): string | undefined {
  const [ranBefore, runsAfter] = [simulatedIn(before), simulatedIn(after)]
  for (const resource of Object.values(after.resources)) {
    const { logicalId } = resource
    const old = before.resources[logicalId]
    if (old === undefined || ranBefore(old) === runsAfter(resource)) continue
    if (runsAfter(resource)) return `${logicalId} stood still and can run now.`
    return `${logicalId} can no longer run: ${after.inert.find(({ id }) => id === logicalId)?.reason ?? 'it is not simulated'}.`
  }
  return undefined
}

function changesInWords(difference: TemplateDifference): string[] {
  return difference.changed.map(({ after, properties }) => `${after.logicalId}: ${properties.join(', ')}`)
}

function publishedInWords({ operation, logicalId }: DeploymentCall): string[] {
  return operation === 'PublishStateMachineVersion' ? [`${logicalId}: published anew`] : []
}

function updateOf(after: Resource, before: Resource, changed: readonly string[], stack: Readonly<Stack>): DeploymentCall[] {
  const { logicalId, properties } = after
  const call = (service: string, operation: string, input: JsonObject): DeploymentCall => ({ logicalId, service, operation, input })
  switch (after.type) {
    case 'AWS::SQS::Queue': {
      const Attributes = changedAttributes(queue, after, before)
      return Object.keys(Attributes).length === 0 ? [] : [call('sqs', 'SetQueueAttributes', { QueueUrl: after.ref, Attributes })]
    }
    case 'AWS::SNS::Topic':
      return Object.entries(changedAttributes(topic, after, before)).map(([AttributeName, AttributeValue]) =>
        call('sns', 'SetTopicAttributes', { TopicArn: after.ref, AttributeName, AttributeValue }),
      )
    case 'AWS::SNS::Subscription':
      return Object.entries(changedAttributes(subscription, after, before)).map(([AttributeName, AttributeValue]) =>
        call('sns', 'SetSubscriptionAttributes', { SubscriptionArn: stack.physicalIds[logicalId] ?? '', AttributeName, AttributeValue }),
      )
    case 'AWS::SQS::QueuePolicy':
      return policyTargets(properties).map((QueueUrl) =>
        call('sqs', 'SetQueueAttributes', { QueueUrl, Attributes: { Policy: JSON.stringify(properties['PolicyDocument']) } }),
      )
    case 'AWS::S3::Bucket':
      return bucketUpdate(after, changed)
    case 'AWS::Logs::LogGroup':
      return logGroupUpdate(after, changed)
    case 'AWS::Events::EventBus':
      return busUpdate(after, changed)
    case 'AWS::Events::Rule':
      return ruleUpdate(after, before)
    case 'AWS::DynamoDB::Table':
      return tableUpdate(after, before, changed)
    case 'AWS::StepFunctions::StateMachine':
      return machineUpdate(after, changed)
    case 'AWS::StepFunctions::StateMachineAlias':
      return machineAliasUpdate(after)
    case 'AWS::Lambda::Function':
      return functionUpdate(after, changed)
    case 'AWS::Lambda::EventSourceMapping':
      return [call('lambda', 'UpdateEventSourceMapping', { UUID: stack.physicalIds[logicalId] ?? '', ...mappingInput(properties) })]
    case 'AWS::Lambda::EventInvokeConfig':
      return [call('lambda', 'PutFunctionEventInvokeConfig', eventInvokeInput(properties))]
    default:
      return []
  }
}

/** What a state machine that is updated publishes besides. */
function releasesOf(template: Template, { after, properties }: ResourceChange): DeploymentCall[] {
  const isUpdated = after.type === 'AWS::StepFunctions::StateMachine' && machineUpdate(after, properties).length > 0
  return isUpdated ? releaseUpdate(template, after) : []
}

function functionUpdate(resource: Resource, changed: readonly string[]): DeploymentCall[] {
  const { logicalId, physicalName, properties } = resource
  const calls: DeploymentCall[] = []
  const add = (operation: string, input: JsonObject): void => void calls.push({ logicalId, service: 'lambda', operation, input })
  if (changed.includes('Code')) add('UpdateFunctionCode', { FunctionName: physicalName, ...codeInput(resource) })
  if (changed.some((name) => configured.has(name)))
    add('UpdateFunctionConfiguration', { ...usualConfiguration, ...functionInput(physicalName, properties) })
  if (changed.includes('ReservedConcurrentExecutions')) {
    calls.push(concurrencyCall(logicalId, physicalName, number(properties['ReservedConcurrentExecutions'])))
  }
  return calls
}

/** What holds again for a setting that is gone from the template. */
const usualConfiguration: JsonObject = {
  Timeout: Number(functionSettings.Timeout.default),
  MemorySize: Number(functionSettings.MemorySize.default),
  Description: '',
  Environment: { Variables: {} },
}

const configured: ReadonlySet<string> = new Set([
  'Runtime',
  'Handler',
  'Timeout',
  'MemorySize',
  'Description',
  'Environment',
  'DeadLetterConfig',
])

/** New values of the attributes that differ; one that is gone from the template has AWS's default again. */
function changedAttributes(model: ResourceModel, after: Resource, before: Resource): Record<string, string> {
  const now = attributesOf(model, after.properties, isUnknown)
  const old = attributesOf(model, before.properties, isUnknown)
  const changed: Record<string, string> = {}
  for (const { attribute, default: usual } of Object.values(model.properties)) {
    if (attribute !== undefined && now[attribute] !== old[attribute]) changed[attribute] = now[attribute] ?? usual ?? ''
  }
  return changed
}

function policyTargets(properties: JsonObject): string[] {
  const queues = properties['Queues']
  return Array.isArray(queues) ? queues.filter((url): url is string => typeof url === 'string') : []
}
