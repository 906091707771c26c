/** What AWS would refuse between resources, would do differently than meant, or advises against. Rules: facts of SQS §8, §9, §12 and SNS §9. */
import { isJsonObject, type Json } from '../base/json.ts'
import { parseFilterPolicy } from '../matching/filter-policy.ts'
import { note, type Problems } from './diagnostic-catalogue.ts'
import { allowancesOf, deadLetterQueueOf, functionNamedBy, namedBy, policyTargets, type ResourceIndex } from './resource-index.ts'
import type { ResolvedResource } from './resources.ts'
import { whyUnknown } from './resolver.ts'
import type { Standstill } from './standstill.ts'

export function checkDesign(index: ResourceIndex, still: ReadonlyMap<string, Standstill>, problems: Problems): void {
  const gates = gatesOf(index)
  for (const resource of index.all) {
    if (resource.type === 'AWS::Lambda::Function') checkZip(resource, problems)
    if (resource.type === 'AWS::SQS::Queue') checkDeadLetters(index, resource, problems)
    if (resource.type === 'AWS::Lambda::EventSourceMapping') checkMapping(index, resource, problems)
    if (resource.type !== 'AWS::SNS::Subscription') continue
    checkFilter(resource, problems)
    checkFifo(index, resource, problems)
    if (!still.has(resource.logicalId)) checkSubscription(index, resource, gates, problems)
  }
}

/** A whole number, the default where there is none, `undefined` where it is unknown. */
function numberOf(resource: ResolvedResource, property: string, byDefault: number): number | undefined {
  const value = resource.properties[property]
  return value === undefined ? byDefault : typeof value === 'number' ? value : undefined
}

/** "Required if the deployment package is a .zip file": https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html */
function checkZip({ properties, source, logicalId }: ResolvedResource, problems: Problems): void {
  const code = properties['Code']
  if (!isJsonObject(code) || code['ZipFile'] === undefined) return
  for (const name of ['Runtime', 'Handler'])
    if (properties[name] === undefined) note(problems, 'missing-property', source.keyRange, logicalId, name)
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html */
function checkDeadLetters(index: ResourceIndex, queue: ResolvedResource, problems: Problems): void {
  const policy = queue.properties['RedrivePolicy']
  const range = queue.propertyRanges['RedrivePolicy']
  if (policy === undefined || range === undefined) return
  checkRedrivePolicy(policy, range, problems)
  const target = deadLetterQueueOf(index, queue)
  if (target === undefined) return
  if (target.fifo !== queue.fifo) note(problems, 'dead-letter-type', range, queue.logicalId, target.logicalId)
  const kept = numberOf(queue, 'MessageRetentionPeriod', 345_600)
  const keptThere = numberOf(target, 'MessageRetentionPeriod', 345_600)
  if (!queue.fifo && kept !== undefined && keptThere !== undefined && keptThere <= kept) {
    note(problems, 'dead-letter-retention', range, queue.logicalId, target.logicalId)
  }
}

function checkRedrivePolicy(policy: Json, range: ResolvedResource['range'], problems: Problems): void {
  if (!isJsonObject(policy) || whyUnknown(policy) !== undefined) return
  if (policy['deadLetterTargetArn'] === undefined)
    note(problems, 'wrong-type', range, 'RedrivePolicy', 'a mapping with deadLetterTargetArn and maxReceiveCount')
  const count = policy['maxReceiveCount']
  if (whyUnknown(count) !== undefined) return
  const receives = typeof count === 'string' ? Number(count) : count
  const fits = typeof receives === 'number' && Number.isInteger(receives) && receives >= 1 && receives <= 1000
  if (!fits)
    note(
      problems,
      'out-of-range',
      range,
      'maxReceiveCount',
      'it must be a whole number from 1 to 1000',
      count === undefined ? 'missing' : JSON.stringify(count),
    )
}

/** https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html */
function checkMapping(index: ResourceIndex, mapping: ResolvedResource, problems: Problems): void {
  const queue = namedBy(index, mapping, 'EventSourceArn')
  if (queue?.type !== 'AWS::SQS::Queue') return
  const range = mapping.propertyRanges['EventSourceArn'] ?? mapping.range
  const batch = numberOf(mapping, 'BatchSize', 10)
  const window = numberOf(mapping, 'MaximumBatchingWindowInSeconds', 0)
  if (batch !== undefined && batch > 10 && window === 0) note(problems, 'batch-window', mapping.propertyRanges['BatchSize'] ?? range)
  const scaling = mapping.properties['ScalingConfig']
  const concurrency = isJsonObject(scaling) ? scaling['MaximumConcurrency'] : undefined
  if (typeof concurrency === 'number' && (concurrency < 2 || concurrency > 1000)) {
    note(
      problems,
      'out-of-range',
      mapping.propertyRanges['ScalingConfig'] ?? range,
      'MaximumConcurrency',
      'it must be from 2 to 1000',
      String(concurrency),
    )
  }
  const target = functionNamedBy(index, mapping, 'FunctionName')
  const visibility = numberOf(queue, 'VisibilityTimeout', 30)
  const timeout = target && numberOf(target, 'Timeout', 3)
  if (target === undefined || visibility === undefined || timeout === undefined || window === undefined) return
  const place = queue.propertyRanges['VisibilityTimeout'] ?? queue.source.keyRange
  const advised = 6 * timeout + window
  if (visibility < timeout)
    note(problems, 'short-visibility', place, queue.logicalId, String(visibility), target.logicalId, String(timeout))
  else if (visibility < advised)
    note(problems, 'low-visibility', place, queue.logicalId, String(visibility), target.logicalId, String(advised))
}

function checkSubscription(index: ResourceIndex, subscription: ResolvedResource, gates: Gates, problems: Problems): void {
  const topic = namedBy(index, subscription, 'TopicArn')
  const isQueue = subscription.properties['Protocol'] === 'sqs'
  const target = isQueue ? namedBy(index, subscription, 'Endpoint') : functionNamedBy(index, subscription, 'Endpoint')
  if (topic === undefined || target === undefined) return
  const { arn } = topic
  if (
    gates.unknown ||
    gates.sources.get(target.logicalId)?.some((admitted) => admitted.has(anyone) || (arn !== undefined && admitted.has(arn)))
  )
    return
  const range = subscription.propertyRanges['Endpoint'] ?? subscription.range
  note(problems, isQueue ? 'no-queue-policy' : 'no-permission', range, topic.logicalId, target.logicalId)
}

/** https://docs.aws.amazon.com/sns/latest/dg/fifo-topic-message-delivery.html */
function checkFifo(index: ResourceIndex, subscription: ResolvedResource, problems: Problems): void {
  const topic = namedBy(index, subscription, 'TopicArn')
  const queue = namedBy(index, subscription, 'Endpoint')
  if (topic?.type !== 'AWS::SNS::Topic' || queue?.type !== 'AWS::SQS::Queue' || topic.fifo || !queue.fifo) return
  note(problems, 'fifo-subscriber', subscription.propertyRanges['Endpoint'] ?? subscription.range, topic.logicalId, queue.logicalId)
}

/** https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html */
function checkFilter({ properties, propertyRanges }: ResolvedResource, problems: Problems): void {
  const policy = properties['FilterPolicy']
  const range = propertyRanges['FilterPolicy']
  const scope = properties['FilterPolicyScope'] ?? 'MessageAttributes'
  if (!isJsonObject(policy) || range === undefined || hasUnknown(policy) || (scope !== 'MessageAttributes' && scope !== 'MessageBody'))
    return
  const parsed = parseFilterPolicy(JSON.stringify(policy), scope)
  if (!parsed.ok) note(problems, 'filter-policy', range, parsed.error.message.split('\n')[0] as string)
}

/** Who may be let in where, as far as it can be told; the policies themselves are evaluated when the world runs. */
interface Gates {
  /** By logical id: for each policy the ARNs of the topics that it lets in, or {@link anyone}. */
  readonly sources: ReadonlyMap<string, readonly ReadonlySet<string>[]>
  /** Somewhere a policy stands whose meaning is unknown: nothing can be said. */
  readonly unknown: boolean
}

const anyone = '*'

function gatesOf(index: ResourceIndex): Gates {
  const sources = new Map<string, ReadonlySet<string>[]>()
  const admit = (target: ResolvedResource, admitted: ReadonlySet<string>) => {
    const policies = sources.get(target.logicalId)
    if (policies) policies.push(admitted)
    else sources.set(target.logicalId, [admitted])
  }
  let unknown = false
  for (const resource of index.all) {
    const { type, properties } = resource
    if (type === 'AWS::SQS::QueueInlinePolicy') unknown = true
    if (type === 'AWS::SQS::QueuePolicy') {
      if (hasUnknown(properties['Queues']) || hasUnknown(properties['PolicyDocument'])) unknown = true
      const allowed = allowancesOf(properties['PolicyDocument']).filter(({ principal }) => isService(principal))
      const admitted = new Set(allowed.flatMap(({ sources }) => (sources.length === 0 ? [anyone] : sources.map(gateOf))))
      for (const target of policyTargets(index, resource, 'Queues')) admit(target, admitted)
    }
    const invoked = type === 'AWS::Lambda::Permission' ? functionNamedBy(index, resource, 'FunctionName') : undefined
    const source = properties['SourceArn']
    if (invoked) admit(invoked, new Set([typeof source === 'string' ? gateOf(source) : anyone]))
  }
  return { sources, unknown }
}

/** A pattern may mean anybody: what it matches is for the running world to say. */
function gateOf(arn: string): string {
  return arn.includes('*') || arn.includes('?') ? anyone : arn
}

function isService(principal: Json | undefined): boolean {
  if (principal === '*') return true
  if (!isJsonObject(principal)) return false
  return hasUnknown(principal) || principal['AWS'] !== undefined || JSON.stringify(principal['Service'] ?? '').includes('sns.amazonaws.com')
}

function hasUnknown(value: Json | undefined): boolean {
  if (whyUnknown(value) !== undefined) return true
  if (Array.isArray(value)) return (value as readonly Json[]).some(hasUnknown)
  return isJsonObject(value) && Object.values(value).some(hasUnknown)
}
