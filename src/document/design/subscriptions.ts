/** Subscriptions: FIFO and standard, and whether the subscriber lets the topic in. */
import { isJsonObject, type Json } from '../../base/json.ts'
import { account } from '../../aws/identity.ts'
import { judgeByPolicy, matchesWildcard, type PolicyVerdict } from '../../matching/resource-policy.ts'
import { note, noteFixable, type Problems } from '../diagnostic-catalogue.ts'
import { deadLetterQueueOf, destinationsOf, functionNamedBy, namedBy, policyTargets, type ResourceIndex } from '../resource-index.ts'
import type { ResolvedResource } from '../resources.ts'
import { whyInside } from '../resolver.ts'
import { checkType } from './dead-letters.ts'
import { ofOneType, withDeadLetters, withPermission, withQueuePolicy } from './subscription-fixes.ts'

/** https://docs.aws.amazon.com/sns/latest/dg/fifo-topic-message-delivery.html */
export function checkSubscription(index: ResourceIndex, subscription: ResolvedResource, problems: Problems): void {
  const topic = namedBy(index, subscription, 'TopicArn')
  const target = namedBy(index, subscription, 'Endpoint') ?? functionNamedBy(index, subscription, 'Endpoint')
  const { Protocol: protocol } = subscription.properties
  const place = subscription.propertyRanges['Endpoint'] ?? subscription.range
  if (topic?.type !== 'AWS::SNS::Topic') return
  if (topic.fifo && typeof protocol === 'string' && protocol !== 'sqs') note(problems, 'fifo-protocol', place, topic.logicalId, protocol)
  if (target?.type === 'AWS::SQS::Queue' && target.fifo && !topic.fifo)
    noteFixable(problems, ofOneType(index, topic, target), 'fifo-subscriber', place, topic.logicalId, target.logicalId)
  const dead = deadLetterQueueOf(index, subscription)
  const wantsFifo = topic.fifo && target?.type === 'AWS::SQS::Queue' && target.fifo
  if (dead?.type === 'AWS::SQS::Queue') checkType(subscription, dead, wantsFifo, problems)
  const isDirect = protocol === 'lambda' || protocol === 'http' || protocol === 'https'
  if (isDirect && subscription.properties['RedrivePolicy'] === undefined && !(target && hasNet(index, target))) {
    const { Endpoint: endpoint } = subscription.properties
    const name = target?.logicalId ?? (typeof endpoint === 'string' ? endpoint : `the endpoint of ${subscription.logicalId}`)
    noteFixable(problems, withDeadLetters(subscription, problems), 'subscriber-without-net', place, topic.logicalId, name)
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
  if (gates.unknown) return
  const range = subscription.propertyRanges['Endpoint'] ?? subscription.range
  const verdicts = (gates.byTarget.get(target.logicalId) ?? []).map((gate) => gate(topic))
  if (verdicts.includes('denied')) return note(problems, 'queue-policy-denies', range, target.logicalId, topic.logicalId)
  if (verdicts.includes('allowed')) return
  const fix = isQueue ? withQueuePolicy(index, { topic, queue: target }, problems) : withPermission(topic, target, problems)
  noteFixable(problems, fix, isQueue ? 'no-queue-policy' : 'no-permission', range, topic.logicalId, target.logicalId)
}

/** Who is let in where, as far as the template tells: what the running world will ask, asked beforehand. */
export interface Gates {
  /** By logical id of a queue or a function: what each of its policies says to a topic. */
  readonly byTarget: ReadonlyMap<string, readonly Gate[]>
  /** Somewhere a policy stands whose meaning is unknown: nothing can be said. */
  readonly unknown: boolean
}

type Gate = (topic: ResolvedResource) => PolicyVerdict

export function gatesOf(index: ResourceIndex): Gates {
  const byTarget = new Map<string, Gate[]>()
  const add = (target: ResolvedResource, gate: Gate) => {
    const gates = byTarget.get(target.logicalId)
    if (gates) gates.push(gate)
    else byTarget.set(target.logicalId, [gate])
  }
  let unknown = false
  for (const resource of index.all) {
    const { type, properties } = resource
    if (type === 'AWS::SQS::QueueInlinePolicy') unknown = true
    if (type === 'AWS::SQS::QueuePolicy') {
      const document = properties['PolicyDocument']
      if (hasUnknown(properties['Queues']) || hasUnknown(document)) unknown = true
      for (const queue of policyTargets(index, resource, 'Queues')) add(queue, gateOfPolicy(document, queue))
    }
    const invoked = type === 'AWS::Lambda::Permission' ? functionNamedBy(index, resource, 'FunctionName') : undefined
    if (invoked) add(invoked, gateOfPermission(properties['SourceArn']))
  }
  return { byTarget, unknown }
}

/** https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html */
function gateOfPolicy(document: Json | undefined, { arn: resource }: ResolvedResource): Gate {
  return ({ arn: source }) => {
    if (resource === undefined || source === undefined || !isJsonObject(document)) return 'allowed'
    const context = { 'aws:sourcearn': source, 'aws:sourceaccount': account, 'aws:securetransport': 'true' }
    return judgeByPolicy(document, { principal: 'sns.amazonaws.com', action: 'sqs:SendMessage', resource, context })
  }
}

/** Without a source whoever asks is let in, and so it is where nobody knows the source. */
function gateOfPermission(source: Json | undefined): Gate {
  return ({ arn }) => (typeof source !== 'string' || arn === undefined || matchesWildcard(source, arn) ? 'allowed' : 'silent')
}

function hasUnknown(value: Json | undefined): boolean {
  return whyInside(value) !== undefined
}
