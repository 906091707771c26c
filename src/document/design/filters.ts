/** Filter policies: whether SNS takes them, and whether they look where the traffic has what they look for. */
import { sqsLimits } from '../../aws/services/sqs.ts'
import { isJsonObject, type Json, type JsonObject } from '../../base/json.ts'
import { parseFilterPolicy } from '../../matching/filter-policy.ts'
import type { Fix } from '../../text/diagnostic.ts'
import type { TreePath } from '../../text/tree.ts'
import { note, noteFixable, type Problems } from '../diagnostic-catalogue.ts'
import type { TrafficMessage, TrafficSource } from '../model.ts'
import { namedBy, type ResourceIndex } from '../resource-index.ts'
import type { ResolvedResource } from '../resources.ts'
import { whyInside } from '../resolver.ts'
import { pathTo } from './design-values.ts'

type Scope = 'MessageAttributes' | 'MessageBody'

function scopeOf({ properties }: ResolvedResource): Scope | undefined {
  const scope = properties['FilterPolicyScope'] ?? 'MessageAttributes'
  return scope === 'MessageAttributes' || scope === 'MessageBody' ? scope : undefined
}

/** https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html */
export function checkFilter(subscription: ResolvedResource, problems: Problems): void {
  const policy = subscription.properties['FilterPolicy']
  const range = subscription.propertyRanges['FilterPolicy']
  const scope = scopeOf(subscription)
  if (!isJsonObject(policy) || range === undefined || scope === undefined || whyInside(policy) !== undefined) return
  const parsed = parseFilterPolicy(JSON.stringify(policy), scope)
  if (parsed.ok) return
  const wildcard = wildcardIn(policy, [])
  if (wildcard !== undefined) {
    noteFixable(problems, withoutWildcard(subscription, wildcard), 'filter-wildcard', range, wildcard.pattern)
    return
  }
  const { message, whole } = parsed.error
  // The one text that stands by itself says that the attributes cannot be nested.
  const fix = whole ? otherScope(subscription, 'MessageBody') : undefined
  noteFixable(problems, fix, 'filter-policy', range, message.split('\n')[0] as string)
}

interface Wildcard {
  readonly path: TreePath
  readonly pattern: string
}

function wildcardIn(value: Json | undefined, path: TreePath): Wildcard | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const pattern = isJsonObject(value) ? value['wildcard'] : undefined
  if (typeof pattern === 'string' && Object.keys(value).length === 1) return { path, pattern }
  const members: readonly (readonly [string | number, Json | undefined])[] = Array.isArray(value)
    ? value.map((item, at) => [at, item as Json])
    : Object.entries(value as JsonObject)
  for (const [key, member] of members) {
    const found = wildcardIn(member, [...path, key])
    if (found !== undefined) return found
  }
  return undefined
}

/** `ord-*` is a prefix, `*.pdf` a suffix; anything else has no equal. */
function withoutWildcard(subscription: ResolvedResource, { path: inside, pattern }: Wildcard): Fix | undefined {
  const path = pathTo(subscription, 'FilterPolicy', ...inside)
  const [head, tail, ...more] = pattern.split('*')
  if (path === undefined || head === undefined || tail === undefined || more.length > 0 || (head === '') === (tail === '')) return undefined
  const operator = head === '' ? 'suffix' : 'prefix'
  return { title: `Use ${operator}`, changes: [{ path, value: { [operator]: head === '' ? tail : head } }] }
}

function otherScope(subscription: ResolvedResource, value: Scope): Fix | undefined {
  const path = pathTo(subscription, 'FilterPolicyScope')
  return path && { title: `Set FilterPolicyScope to ${value}`, changes: [{ path, value }] }
}

const WORDS: Readonly<Record<Scope, string>> = { MessageAttributes: 'attributes', MessageBody: 'body' }

/** Where no message that is sent has a key on the side where the filter looks, but some have it on the other. */
export function checkScope(
  index: ResourceIndex,
  subscription: ResolvedResource,
  traffic: readonly TrafficSource[],
  problems: Problems,
): void {
  const policy = subscription.properties['FilterPolicy']
  const range = subscription.propertyRanges['FilterPolicy']
  const scope = scopeOf(subscription)
  const topic = namedBy(index, subscription, 'TopicArn')
  if (!isJsonObject(policy) || range === undefined || scope === undefined || topic === undefined) return
  const messages = traffic.filter(({ to }) => to === topic.logicalId).flatMap((source) => source.messages)
  const other: Scope = scope === 'MessageBody' ? 'MessageAttributes' : 'MessageBody'
  for (const key of Object.keys(policy).filter((name) => !name.startsWith('$'))) {
    // A filter that asks for a key not to be there looks in the right place.
    if (JSON.stringify(policy[key]).includes('{"exists":false}')) continue
    if (messages.some((message) => keysOf(message, scope).has(key)) || !messages.some((message) => keysOf(message, other).has(key)))
      continue
    noteFixable(problems, otherScope(subscription, other), 'filter-scope', range, key, WORDS[scope], WORDS[other])
    return
  }
  const texts = messages.filter(({ body }) => !isJsonObject(jsonOf(body)))
  if (scope === 'MessageBody' && texts.length > 0) note(problems, 'filter-no-json', range, subscription.logicalId, topic.logicalId)
}

/** SQS takes ten attributes with a message, and raw delivery hands on all that there are. */
export function checkRawAttributes(
  index: ResourceIndex,
  subscription: ResolvedResource,
  traffic: readonly TrafficSource[],
  problems: Problems,
): void {
  const { Protocol: protocol, RawMessageDelivery: raw } = subscription.properties
  const range = subscription.propertyRanges['RawMessageDelivery']
  if (protocol !== 'sqs' || (raw !== true && raw !== 'true') || range === undefined) return
  const topic = namedBy(index, subscription, 'TopicArn')
  for (const { label, to, messages } of traffic) {
    const most = Math.max(0, ...messages.map(({ attributes }) => Object.keys(attributes).length))
    if (topic === undefined || to !== topic.logicalId || most <= sqsLimits.messageAttributes) continue
    const path = pathTo(subscription, 'RawMessageDelivery')
    const fix = path && { title: 'Deliver in an envelope', changes: [{ path, value: false }] }
    noteFixable(problems, fix, 'raw-attributes', range, label, String(most), subscription.logicalId)
    return
  }
}

function keysOf({ body, attributes }: TrafficMessage, scope: Scope): ReadonlySet<string> {
  if (scope === 'MessageAttributes') return new Set(Object.keys(attributes))
  const parsed = jsonOf(body)
  return new Set(isJsonObject(parsed) ? Object.keys(parsed) : [])
}

function jsonOf(body: string): Json | undefined {
  try {
    // A placeholder stands for a number or a part of a text.
    return JSON.parse(body.replace(/\{\{[^{}]*\}\}/g, '0')) as Json
  } catch {
    return undefined
  }
}
