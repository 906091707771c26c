/** What the screen is told about the nodes of the picture, read from the world. */
import type { LogicalId, PictureWire } from '../../document/index.ts'
import type { Hop, ResourceKey } from '../kernel/index.ts'
import { viewTable, type TableState } from '../services/dynamodb/index.ts'
import { viewBus, viewRule, type BusState, type RuleState } from '../services/events/index.ts'
import { viewFunction, viewMapping, type EnvironmentState, type FunctionState, type MappingState } from '../services/lambda/index.ts'
import { viewEndpoint, viewInbox, viewSource, type EndpointState, type InboxState, type SourceState } from '../services/outside/index.ts'
import { viewBucket, type BucketState } from '../services/s3/index.ts'
import { keyOfArn, mappingKey, ruleKey, sourceKey } from '../services/shared/resource-keys.ts'
import { tallyKey, viewMachine, type MachineState, type TallyState } from '../services/stepfunctions/index.ts'
import { viewTopic, type SubscriptionState, type TopicState, type TopicView } from '../services/sns/index.ts'
import { viewQueue, type QueueState } from '../services/sqs/index.ts'
import { faultViewOf } from './faults/fault-view.ts'
import type { Naming } from './labels.ts'
import { resourceKeyOf } from './resources.ts'
import { stackOfRun, worldOf, type Run } from './run.ts'
import type { NodeState, NodeView, WiredTopicView } from './view.ts'

/** Messages of a queue that a node may draw; the inspector asks for more. */
const drawnMessages = 24
/** Newest mails and requests that a node carries along. */
const shownArrivals = 20

export function stateOf<T>({ kernel: { world } }: Pick<Naming, 'kernel'>, key: string | undefined): Readonly<T> | undefined {
  return key === undefined ? undefined : (world.cells[key]?.state as T | undefined)
}

export function nodeViewOf(run: Run, id: LogicalId): NodeView | undefined {
  const view = nodeStateOf(run, id)
  if (view === undefined) return undefined
  const fault = faultViewOf(worldOf(run), resourceKeyOf(run.template, id))
  return fault === undefined ? view : { ...view, fault }
}

function nodeStateOf(run: Run, id: LogicalId): NodeState | undefined {
  const node = run.template.nodes.find((candidate) => candidate.id === id)
  const key = resourceKeyOf(run.template, id)
  if (node === undefined) return undefined
  switch (node.kind) {
    case 'queue': {
      const state = stateOf<QueueState>(run, key)
      return state && { kind: 'queue', ...viewQueue(state, drawnMessages) }
    }
    case 'topic':
      return topicStateOf(run, id, key)
    case 'function':
      return functionStateOf(run, id, key)
    case 'table': {
      const state = stateOf<TableState>(run, key)
      return state && { kind: 'table', ...viewTable(state) }
    }
    case 'workflow': {
      const state = stateOf<MachineState>(run, key)
      return state && { kind: 'workflow', ...viewMachine(state, stateOf<TallyState>(run, tallyKey(state.name))) }
    }
    case 'bucket': {
      const state = stateOf<BucketState>(run, key)
      return state && { kind: 'bucket', ...viewBucket(state) }
    }
    case 'bus': {
      const state = stateOf<BusState>(run, key)
      return state && { kind: 'bus', ...viewBus(state, (name) => stateOf<RuleState>(run, ruleKey(state.name, name))) }
    }
    case 'rule': {
      const state = stateOf<RuleState>(run, key)
      return state && { kind: 'rule', ...viewRule(state) }
    }
    case 'source': {
      const state = stateOf<SourceState>(run, key)
      return state && { kind: 'source', ...viewSource(state) }
    }
    case 'inbox': {
      const state = stateOf<InboxState>(run, key)
      const bounced = sum(wiresTo(run, id, 'subscription').map(({ by }) => subscriptionOf(run, by)?.failed))
      return state && { kind: 'inbox', bounced, ...viewInbox(state, shownArrivals) }
    }
    case 'endpoint': {
      const state = stateOf<EndpointState>(run, key)
      return state && { kind: 'endpoint', ...viewEndpoint(state, shownArrivals) }
    }
    case 'inert':
      return { kind: 'inert' }
  }
}

function topicStateOf(run: Run, id: LogicalId, key: ResourceKey | undefined): NodeState | undefined {
  const state = stateOf<TopicState>(run, key)
  if (state === undefined) return undefined
  const view = viewTopic(state, (arnKey) => stateOf<SubscriptionState>(run, arnKey))
  return { kind: 'topic', ...wiredTopic(run, id, view) }
}

function functionStateOf(run: Run, id: LogicalId, key: ResourceKey | undefined): NodeState | undefined {
  const state = stateOf<FunctionState>(run, key)
  return (
    state && {
      kind: 'function',
      ...viewFunction(state, (environment) => stateOf<EnvironmentState>(run, environment)),
      mappings: mappingsOf(run, id).map(({ wire, state: mapping }) => ({ wire: wire.id, ...viewMapping(mapping) })),
    }
  )
}

function wiredTopic(run: Run, id: LogicalId, view: TopicView): WiredTopicView {
  const { physicalIds } = stackOfRun(run)
  const wires = new Map(
    run.template.wires.flatMap(({ kind, from, by = '', id: wire }) =>
      kind === 'subscription' && from === id ? [[physicalIds[by], wire] as const] : [],
    ),
  )
  return {
    ...view,
    refused: sum(wiresTo(run, id, 'traffic').map(({ from }) => stateOf<SourceState>(run, sourceKey(from))?.refused)),
    subscriptions: view.subscriptions.map((subscription) => {
      const wire = wires.get(subscription.arn)
      return wire === undefined ? subscription : { ...subscription, wire }
    }),
  }
}

function wiresTo(run: Run, id: LogicalId, kind: PictureWire['kind']): readonly PictureWire[] {
  return run.template.wires.filter((wire) => wire.kind === kind && wire.to === id)
}

function sum(counts: readonly (number | undefined)[]): number {
  return counts.reduce<number>((total, count) => total + (count ?? 0), 0)
}

/** The subscription that a resource of the template became. */
export function subscriptionOf(run: Run, by: LogicalId | undefined): Readonly<SubscriptionState> | undefined {
  if (by === undefined || run.template.resources[by]?.type !== 'AWS::SNS::Subscription') return undefined
  const arn = stackOfRun(run).physicalIds[by]
  return arn === undefined ? undefined : stateOf<SubscriptionState>(run, keyOfArn(arn))
}

/** The event source mappings of a function, with the wires that they are drawn as. */
export function mappingsOf(run: Run, id: LogicalId): { readonly wire: PictureWire; readonly state: Readonly<MappingState> }[] {
  const { physicalIds } = stackOfRun(run)
  return run.template.wires.flatMap((wire) => {
    if (wire.kind !== 'event-source' || wire.to !== id) return []
    const uuid = wire.by && physicalIds[wire.by]
    const state = uuid ? stateOf<MappingState>(run, mappingKey(uuid)) : undefined
    return state ? [{ wire, state }] : []
  })
}

/** Messages that are somewhere: in queues, or under way to one. */
export function liveMessages(run: Run): number {
  let live = liveInQueues(run)
  for (const { envelope } of worldOf(run).agenda) live += liveOnHop(envelope.hop)
  return live
}

/** Messages that stand in queues: waiting, delayed or in flight. */
export function liveInQueues(run: Run): number {
  let live = 0
  for (const { id, kind } of run.template.nodes) {
    if (kind !== 'queue') continue
    const counts = stateOf<QueueState>(run, resourceKeyOf(run.template, id))?.counts
    if (counts) live += counts.visible + counts.inFlight + counts.delayed
  }
  return live
}

/** Messages under way to a queue. Those that a poll brings or an invocation takes are in flight in their queue, and counted there. */
export function liveOnHop(hop: Hop | undefined): number {
  return hop === undefined || hop.track === 'poll' || hop.track === 'invoke' ? 0 : hop.carries.length
}
