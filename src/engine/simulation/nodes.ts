/** What the screen is told about the nodes of the picture, read from the world. */
import type { LogicalId } from '../../document/index.ts'
import { viewFunction, viewMapping, type EnvironmentState, type FunctionState, type MappingState } from '../services/lambda/index.ts'
import { viewEndpoint, viewInbox, viewSource, type EndpointState, type InboxState, type SourceState } from '../services/outside/index.ts'
import { mappingKey } from '../services/shared/resource-keys.ts'
import { viewTopic, type SubscriptionState, type TopicState } from '../services/sns/index.ts'
import { viewQueue, type QueueState } from '../services/sqs/index.ts'
import { resourceKeyOf } from './resources.ts'
import { stackOfRun, worldOf, type Run } from './run.ts'
import type { NodeView } from './view.ts'

/** Messages of a queue that a node may draw; the inspector asks for more. */
const drawnMessages = 24
/** Newest mails and requests that a node carries along. */
const shownArrivals = 20

export function stateOf<T>(run: Run, key: string | undefined): Readonly<T> | undefined {
  return key === undefined ? undefined : (worldOf(run).cells[key]?.state as T | undefined)
}

export function nodeViewOf(run: Run, id: LogicalId): NodeView | undefined {
  const node = run.template.nodes.find((candidate) => candidate.id === id)
  const key = resourceKeyOf(run.template, id)
  if (node === undefined) return undefined
  switch (node.kind) {
    case 'queue': {
      const state = stateOf<QueueState>(run, key)
      return state && { kind: 'queue', ...viewQueue(state, drawnMessages) }
    }
    case 'topic': {
      const state = stateOf<TopicState>(run, key)
      return state && { kind: 'topic', ...viewTopic(state, (arnKey) => stateOf<SubscriptionState>(run, arnKey)) }
    }
    case 'function': {
      const state = stateOf<FunctionState>(run, key)
      return (
        state && {
          kind: 'function',
          ...viewFunction(state, (environment) => stateOf<EnvironmentState>(run, environment)),
          mappings: mappingsOf(run, id),
        }
      )
    }
    case 'source': {
      const state = stateOf<SourceState>(run, key)
      return state && { kind: 'source', ...viewSource(state) }
    }
    case 'inbox': {
      const state = stateOf<InboxState>(run, key)
      return state && { kind: 'inbox', ...viewInbox(state, shownArrivals) }
    }
    case 'endpoint': {
      const state = stateOf<EndpointState>(run, key)
      return state && { kind: 'endpoint', ...viewEndpoint(state, shownArrivals) }
    }
    case 'inert':
      return { kind: 'inert' }
  }
}

function mappingsOf(run: Run, id: LogicalId): Extract<NodeView, { kind: 'function' }>['mappings'] {
  const { physicalIds } = stackOfRun(run)
  return run.template.wires.flatMap((wire) => {
    if (wire.kind !== 'event-source' || wire.to !== id) return []
    const uuid = wire.by && physicalIds[wire.by]
    const state = uuid ? stateOf<MappingState>(run, mappingKey(uuid)) : undefined
    return state ? [{ wire: wire.id, ...viewMapping(state) }] : []
  })
}

/** Messages that are somewhere: in queues, or under way to one. Those that a poll brings or an invocation takes are in flight in their queue. */
export function liveMessages(run: Run): number {
  let live = 0
  for (const { id, kind } of run.template.nodes) {
    if (kind !== 'queue') continue
    const counts = stateOf<QueueState>(run, resourceKeyOf(run.template, id))?.counts
    if (counts) live += counts.visible + counts.inFlight + counts.delayed
  }
  for (const { envelope } of worldOf(run).agenda) {
    const { hop } = envelope
    if (hop !== undefined && hop.track !== 'poll' && hop.track !== 'invoke') live += hop.carries.length
  }
  return live
}
