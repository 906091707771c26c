/** Subscriptions: FIFO and standard, and whether the subscriber lets the topic in. */
import { isJsonObject, type Json } from '../../base/json.ts'
import type { Fix } from '../../text/diagnostic.ts'
import { nodeByPath } from '../../text/tree.ts'
import { note, noteFixable, type Problems } from '../diagnostic-catalogue.ts'
import { freeId, getAtt, ref } from '../fix-values.ts'
import {
  allowancesOf,
  deadLetterQueueOf,
  destinationsOf,
  functionNamedBy,
  namedBy,
  policyTargets,
  type ResourceIndex,
} from '../resource-index.ts'
import type { ResolvedResource } from '../resources.ts'
import { whyInside } from '../resolver.ts'
import { checkType } from './dead-letters.ts'
import { pathTo } from './design-values.ts'

/** https://docs.aws.amazon.com/sns/latest/dg/fifo-topic-message-delivery.html */
export function checkSubscription(index: ResourceIndex, subscription: ResolvedResource, problems: Problems): void {
  const topic = namedBy(index, subscription, 'TopicArn')
  const target = namedBy(index, subscription, 'Endpoint') ?? functionNamedBy(index, subscription, 'Endpoint')
  const { Protocol: protocol } = subscription.properties
  const place = subscription.propertyRanges['Endpoint'] ?? subscription.range
  if (topic?.type !== 'AWS::SNS::Topic') return
  if (topic.fifo && typeof protocol === 'string' && protocol !== 'sqs') note(problems, 'fifo-protocol', place, topic.logicalId, protocol)
  if (target?.type === 'AWS::SQS::Queue' && target.fifo && !topic.fifo)
    note(problems, 'fifo-subscriber', place, topic.logicalId, target.logicalId)
  const dead = deadLetterQueueOf(index, subscription)
  const wantsFifo = topic.fifo && target?.type === 'AWS::SQS::Queue' && target.fifo
  if (dead?.type === 'AWS::SQS::Queue') checkType(subscription, dead, wantsFifo, problems)
  const isDirect = protocol === 'lambda' || protocol === 'http' || protocol === 'https'
  if (isDirect && subscription.properties['RedrivePolicy'] === undefined && !(target && hasNet(index, target))) {
    const { Endpoint: endpoint } = subscription.properties
    const name = target?.logicalId ?? (typeof endpoint === 'string' ? endpoint : `the endpoint of ${subscription.logicalId}`)
    note(problems, 'subscriber-without-net', place, topic.logicalId, name)
  }
}

/** A function that sends what it cannot handle somewhere. */
function hasNet(index: ResourceIndex, target: ResolvedResource): boolean {
  return index.all.some((resource) => destinationsOf(index, resource).some(({ from, label }) => from === target && label !== 'on success'))
}

export function checkAdmission(index: ResourceIndex, subscription: ResolvedResource, gates: Gates, problems: Problems): void {
  const topic = namedBy(index, subscription, 'TopicArn')
  const { Protocol: protocol } = subscription.properties
  const isQueue = protocol === 'sqs'
  if (!isQueue && protocol !== 'lambda') return
  const target = isQueue ? namedBy(index, subscription, 'Endpoint') : functionNamedBy(index, subscription, 'Endpoint')
  if (topic === undefined || target === undefined) return
  const { arn } = topic
  const isAdmitted = gates.sources
    .get(target.logicalId)
    ?.some((admitted) => admitted.has(anyone) || (arn !== undefined && admitted.has(arn)))
  if (gates.unknown || isAdmitted) return
  const range = subscription.propertyRanges['Endpoint'] ?? subscription.range
  const fix = isQueue ? withQueuePolicy(index, { topic, queue: target }, problems) : withPermission(topic, target, problems)
  noteFixable(problems, fix, isQueue ? 'no-queue-policy' : 'no-permission', range, topic.logicalId, target.logicalId)
}

/** https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html */
function withQueuePolicy(
  index: ResourceIndex,
  { topic, queue }: { readonly topic: ResolvedResource; readonly queue: ResolvedResource },
  { tree }: Problems,
): Fix | undefined {
  const statement = {
    Effect: 'Allow',
    Principal: { Service: 'sns.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: getAtt(queue.logicalId, 'Arn'),
    Condition: { ArnEquals: { 'aws:SourceArn': ref(topic.logicalId) } },
  }
  // A queue has one policy: a second resource would put itself in the place of the first.
  const own = index.all.find(
    (resource) => resource.type === 'AWS::SQS::QueuePolicy' && policyTargets(index, resource, 'Queues').includes(queue),
  )
  if (own !== undefined) {
    const path = pathTo(own, 'PolicyDocument', 'Statement')
    const list = path && nodeByPath(tree, path)
    if (path === undefined || list?.kind !== 'sequence') return undefined
    return { title: `Allow it in ${own.logicalId}`, changes: [{ path: [...path, list.items.length], value: statement }] }
  }
  const id = freeId(tree, `${queue.logicalId}Policy`)
  const PolicyDocument = { Version: '2012-10-17', Statement: [statement] }
  const value = { Type: 'AWS::SQS::QueuePolicy', Properties: { Queues: [ref(queue.logicalId)], PolicyDocument } }
  return { title: `Add the queue policy ${id}`, changes: [{ path: ['Resources', id], value }] }
}

/** https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html */
function withPermission(topic: ResolvedResource, target: ResolvedResource, { tree }: Problems): Fix {
  const id = freeId(tree, `${target.logicalId}From${topic.logicalId}`)
  const Properties = {
    Action: 'lambda:InvokeFunction',
    FunctionName: ref(target.logicalId),
    Principal: 'sns.amazonaws.com',
    SourceArn: ref(topic.logicalId),
  }
  return {
    title: `Add the permission ${id}`,
    changes: [{ path: ['Resources', id], value: { Type: 'AWS::Lambda::Permission', Properties } }],
  }
}

/** Who may be let in where, as far as it can be told; the policies themselves are evaluated when the world runs. */
export interface Gates {
  /** By logical id: for each policy the ARNs of the topics that it lets in, or {@link anyone}. */
  readonly sources: ReadonlyMap<string, readonly ReadonlySet<string>[]>
  /** Somewhere a policy stands whose meaning is unknown: nothing can be said. */
  readonly unknown: boolean
}

const anyone = '*'

export function gatesOf(index: ResourceIndex): Gates {
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
      const admitted = new Set(allowed.flatMap((allowance) => (allowance.sources.length === 0 ? [anyone] : allowance.sources.map(gateOf))))
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
  return whyInside(value) !== undefined
}
