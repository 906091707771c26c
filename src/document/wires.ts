/** The wires of the picture: who sends to whom, who takes from whom, and who may or does use whom. */
import type { Json } from '../base/json.ts'
import { isJsonObject } from '../base/json.ts'
import type { TextRange } from '../text/range.ts'
import { namedInPolicies } from './design/identity-policies.ts'
import { filterLabel } from './filter-label.ts'
import type { PictureWire, TrafficSource } from './model.ts'
import type { TaskCall } from './workflow-model.ts'
import type { Outside } from './outside.ts'
import {
  allowancesOf,
  deadLetterQueueOf,
  destinationsOf,
  functionNamedBy,
  namedBy,
  policyTargets,
  referredTo,
  type ResourceIndex,
} from './resource-index.ts'
import type { ResolvedResource } from './resources.ts'

/** More than anybody could tell apart: a policy of many on behalf of many grows with their product. */
const MAX_WEAK = 1_000
/** Operations named on one wire. */
const MAX_WORDS = 3

/** Strong wires first; a weak one is drawn only where no strong one runs the same way. `drawn` says what is a node. */
export function wiresOf(
  index: ResourceIndex,
  {
    traffic,
    outside,
    tasks,
  }: { readonly traffic: readonly TrafficSource[]; readonly outside: Outside; readonly tasks: readonly TaskCall[] },
  drawn: ReadonlySet<string>,
): PictureWire[] {
  const wires: PictureWire[] = []
  for (const source of traffic)
    wires.push({ id: `traffic:${source.id}`, kind: 'traffic', from: source.id, to: source.to, range: source.range })
  for (const resource of index.all)
    wires.push(
      ...subscriptionWire(index, resource, outside),
      ...eventSourceWire(index, resource),
      ...redriveWire(index, resource),
      ...destinationWires(index, resource),
      ...busWire(index, resource),
    )
  wires.push(...taskWires(tasks))
  const strong = wires.filter(({ from, to }) => drawn.has(from) && drawn.has(to))
  const result = [...strong]
  const joined = new Set(strong.map(({ from, to }) => `${from} ${to}`))
  const addWeak = (weak: Iterable<PictureWire>) => {
    for (const wire of weak) {
      if (result.length >= strong.length + MAX_WEAK) return
      const pair = `${wire.from} ${wire.to}`
      if (wire.from === wire.to || joined.has(pair) || !drawn.has(wire.from) || !drawn.has(wire.to)) continue
      joined.add(pair)
      result.push(wire)
    }
  }
  for (const resource of index.all) addWeak(permissionWires(index, resource))
  const polls = new Set(strong.filter(({ kind }) => kind === 'event-source').map(({ from, to }) => `${to} ${from}`))
  for (const resource of index.all) if (drawn.has(resource.logicalId)) addWeak(referenceWires(index, resource, polls))
  addWeak(outside.uses.map(({ from, to, range }) => ({ id: `reference:${from}:${to}`, kind: 'reference', from, to, range })))
  return result
}

function subscriptionWire(index: ResourceIndex, resource: ResolvedResource, outside: Outside): PictureWire[] {
  if (resource.type !== 'AWS::SNS::Subscription') return []
  const topic = namedBy(index, resource, 'TopicArn')
  const { logicalId: id, range } = resource
  const target = namedBy(index, resource, 'Endpoint') ?? functionNamedBy(index, resource, 'Endpoint')
  const to = outside.ends.get(id) ?? target?.logicalId
  if (topic === undefined || to === undefined) return []
  const label = filterLabel(resource.properties['FilterPolicy'])
  const wire = { id: `subscription:${id}`, kind: 'subscription', from: topic.logicalId, to, by: id, range } as const
  return [label === undefined ? wire : { ...wire, label }]
}

function eventSourceWire(index: ResourceIndex, resource: ResolvedResource): PictureWire[] {
  if (resource.type !== 'AWS::Lambda::EventSourceMapping') return []
  const source = namedBy(index, resource, 'EventSourceArn')
  const target = functionNamedBy(index, resource, 'FunctionName')
  if (source === undefined || target === undefined) return []
  const { logicalId: id, range } = resource
  return [{ id: `event-source:${id}`, kind: 'event-source', from: source.logicalId, to: target.logicalId, by: id, range }]
}

/** From a queue, or from the topic whose subscription gives up. */
function redriveWire(index: ResourceIndex, resource: ResolvedResource): PictureWire[] {
  const from = resource.type === 'AWS::SNS::Subscription' ? namedBy(index, resource, 'TopicArn') : resource
  const target = deadLetterQueueOf(index, resource)
  if (target === undefined || (from?.type !== 'AWS::SQS::Queue' && from?.type !== 'AWS::SNS::Topic')) return []
  const { logicalId: by } = resource
  const range = resource.propertyRanges['RedrivePolicy'] ?? resource.range
  return [{ id: `redrive:${by}`, kind: 'redrive', from: from.logicalId, to: target.logicalId, by, range }]
}

/** Where Lambda sends the records of asynchronous invocations, and the events that it gave up. */
function destinationWires(index: ResourceIndex, resource: ResolvedResource): PictureWire[] {
  return destinationsOf(index, resource).map(({ from, to, label, range }) => {
    const { logicalId: by } = resource
    return {
      id: `destination:${by}:${to.logicalId}:${label}`,
      kind: 'destination',
      from: from.logicalId,
      to: to.logicalId,
      by,
      label,
      range,
    }
  })
}

/** From a bus to its rule, though it is the rule that names the bus. */
function busWire(index: ResourceIndex, resource: ResolvedResource): PictureWire[] {
  const bus = resource.type === 'AWS::Events::Rule' ? namedBy(index, resource, 'EventBusName') : undefined
  const { logicalId: to, range } = resource
  return bus === undefined ? [] : [{ id: `reference:${bus.logicalId}:${to}`, kind: 'reference', from: bus.logicalId, to, range }]
}

/** One from a state machine to each thing that its tasks call, with what they ask of it. */
function taskWires(tasks: readonly TaskCall[]): PictureWire[] {
  const pairs = new Map<string, { readonly first: TaskCall; readonly words: Set<string> }>()
  for (const task of tasks) {
    const pair = `${task.from} ${task.to}`
    const known = pairs.get(pair) ?? { first: task, words: new Set() }
    pairs.set(pair, known)
    known.words.add(task.words)
  }
  return [...pairs.values()].map(({ first: { from, to, range }, words }) => {
    const shown = [...words].slice(0, MAX_WORDS).join(', ')
    return { id: `task:${from}:${to}`, kind: 'task', from, to, label: words.size > MAX_WORDS ? `${shown} …` : shown, range }
  })
}

const POLICIES: Readonly<Record<string, string>> = { 'AWS::SQS::QueuePolicy': 'Queues', 'AWS::SNS::TopicPolicy': 'Topics' }

/** From the resource on whose behalf something is allowed to the one that allows it. */
function* permissionWires(index: ResourceIndex, resource: ResolvedResource): Iterable<PictureWire> {
  const { logicalId: by, range } = resource
  const wire = (from: ResolvedResource, to: ResolvedResource): PictureWire => {
    return {
      id: `permission:${by}:${from.logicalId}:${to.logicalId}`,
      kind: 'permission',
      from: from.logicalId,
      to: to.logicalId,
      by,
      range,
    }
  }
  if (resource.type === 'AWS::Lambda::Permission') {
    const target = functionNamedBy(index, resource, 'FunctionName')
    const from = namedBy(index, resource, 'SourceArn')
    if (target && from) yield wire(from, target)
  }
  const list = Object.hasOwn(POLICIES, resource.type) ? POLICIES[resource.type] : undefined
  if (list !== undefined) {
    const targets = policyTargets(index, resource, list)
    const sources = allowancesOf(resource.properties['PolicyDocument']).flatMap((allowance) => allowance.sources)
    for (const arn of new Set(sources)) {
      const from = index.byArn.get(arn)
      if (from) for (const target of targets) yield wire(from, target)
    }
  }
  if (resource.type === 'AWS::Serverless::Connector') {
    const from = endOf(index, resource.properties['Source'])
    const to = endOf(index, resource.properties['Destination'])
    if (from && to) yield wire(from, to)
  }
}

/** An end of a connector: `{ Id: Orders }`. */
function endOf(index: ResourceIndex, value: Json | undefined): ResolvedResource | undefined {
  const id = isJsonObject(value) ? value['Id'] : undefined
  return typeof id === 'string' ? index.byId.get(id) : undefined
}

/** What a function or a box names in its settings, its environment or its role's policies. */
function* referenceWires(index: ResourceIndex, resource: ResolvedResource, polls: ReadonlySet<string>): Iterable<PictureWire> {
  if (resource.type === 'AWS::SQS::Queue' || resource.type === 'AWS::SNS::Topic') return
  const { logicalId: from } = resource
  const wire = (to: string, range: TextRange): PictureWire => ({ id: `reference:${from}:${to}`, kind: 'reference', from, to, range })
  const bus = resource.type === 'AWS::Events::Rule' ? namedBy(index, resource, 'EventBusName')?.logicalId : undefined
  for (const { target, range } of resource.references) {
    const to = referredTo(index, target)?.logicalId ?? target
    if (to !== bus) yield wire(to, range)
  }
  const role = resource.type === 'AWS::Lambda::Function' ? namedBy(index, resource, 'Role') : undefined
  // A policy that lets a function read from the queue it polls says nothing that the event source does not.
  const isNews = (target: string) => !polls.has(`${from} ${target}`)
  for (const { target, range } of role?.references ?? []) if (isNews(target)) yield wire(target, range)
  if (role === undefined) return
  for (const { logicalId } of namedInPolicies(index, role)) if (isNews(logicalId)) yield wire(logicalId, role.range)
}
