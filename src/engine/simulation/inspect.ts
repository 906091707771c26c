/** Looking closer: what is fetched about one node, one message in a queue, one token under way. */
import type { LogicalId } from '../../document/index.ts'
import type { Carried } from '../kernel/index.ts'
import { environmentKey, logOfFunction, type EnvironmentState, type FunctionState, type LogState } from '../services/lambda/index.ts'
import {
  allSystemAttributes,
  findMessage,
  findStored,
  messageAttributesOf,
  moveTaskHandle,
  moveTasksOfQueue,
  storedMessages,
  whyMessage,
  type MoveTasks,
  type QueueState,
} from '../services/sqs/index.ts'
import { queueKey } from '../services/shared/resource-keys.ts'
import type { Fact, MessageCopy, MessageDetail, MoveTaskRow, NodeDetail, TokenDetail } from './details.ts'
import { factsOf } from './facts.ts'
import { bodiesOf, glimpseOf } from './glimpse.ts'
import type { Chronicle } from './history/chronicle.ts'
import { lifeOfMessage } from './history/life.ts'
import { labelOfTrail, nameOfResource } from './labels.ts'
import { nodeViewOf, stateOf } from './nodes.ts'
import { resourceKeyOf } from './resources.ts'
import { listMessages, queueStateOf } from './queue-messages.ts'
import { worldOf, type Run } from './run.ts'
import { isAnswer, travelOf } from './travels.ts'
import { whyMessageBroken, whyNode, whyToken } from './whys.ts'

/** More are asked for by `listMessages`. */
const listedMessages = 200

export function inspectNode(run: Run, id: LogicalId): NodeDetail | undefined {
  const node = run.template.nodes.find((candidate) => candidate.id === id)
  const view = nodeViewOf(run, id)
  if (node === undefined || view === undefined) return undefined
  const resource = run.template.resources[id]
  const consoleLines = node.kind === 'function' ? consoleOf(run, id) : undefined
  return {
    id,
    clockMs: run.clockMs,
    view,
    physicalName: resource?.physicalName ?? node.name,
    ...(resource?.arn !== undefined && { arn: resource.arn }),
    facts: factsOf(run, id),
    messages: listMessages(run, { node: id, from: 0, count: listedMessages })?.rows ?? [],
    why: whyNode(run, id),
    ...(consoleLines && { console: consoleLines }),
    ...(node.kind === 'function' && lastEventOf(run, id)),
    ...(node.kind === 'queue' && { moveTasks: moveTasksOf(run, id) }),
  }
}

function moveTasksOf(run: Run, id: LogicalId): MoveTaskRow[] {
  const key = resourceKeyOf(run.template, id)
  if (key === undefined) return []
  const tasks = stateOf<MoveTasks>(run, moveTasksOfQueue(key))?.tasks ?? []
  return tasks.map(({ id: task, status, startedAt, moved, toMove, destination, failure }) => ({
    id: task,
    ...(status === 'RUNNING' && { handle: moveTaskHandle(key, task) }),
    status,
    startedAt,
    moved,
    toMove,
    ...(destination !== null && { destination: nameOfResource(run, destination) }),
    ...(failure !== null && { failure }),
  }))
}

function consoleOf(run: Run, id: LogicalId): NonNullable<NodeDetail['console']> {
  const state = stateOf<FunctionState>(run, resourceKeyOf(run.template, id))
  const log = state && stateOf<LogState>(run, logOfFunction(state.name))
  return (log?.lines ?? []).map(({ at, level, text, requestId }) => ({ atMs: at, level, text, requestId }))
}

/** What the function was last invoked with: of the environment that began last. */
function lastEventOf(run: Run, id: LogicalId): Pick<NodeDetail, 'lastEvent'> {
  const state = stateOf<FunctionState>(run, resourceKeyOf(run.template, id))
  let last: NonNullable<NodeDetail['lastEvent']> | undefined
  for (const ordinal of state ? [...state.idle, ...state.busy] : []) {
    const environment = state && stateOf<EnvironmentState>(run, environmentKey(state.name, ordinal))
    const event = environment && lastEventIn(environment, worldOf(run).startMs)
    if (event !== undefined && (last === undefined || event.atMs >= last.atMs)) last = event
  }
  return last === undefined ? {} : { lastEvent: last }
}

/** The journal holds every event that an environment was given. */
function lastEventIn({ journal }: Readonly<EnvironmentState>, startMs: number): NodeDetail['lastEvent'] {
  for (const text of journal.toReversed()) {
    if (!text.startsWith('{"type":"event"')) continue
    const entry = JSON.parse(text) as { readonly invocation: string; readonly nowMs: number; readonly event: string }
    return { atMs: entry.nowMs - startMs, requestId: entry.invocation, event: entry.event }
  }
  return undefined
}

export function inspectMessage(run: Run, chronicle: Chronicle, node: LogicalId, messageId: string): MessageDetail | undefined {
  const state = stateOf<QueueState>(run, resourceKeyOf(run.template, node))
  const message = state && findMessage(state, messageId)
  if (state === undefined || message === undefined) return undefined
  return {
    node,
    messageId,
    label: labelOfTrail(run, message.trail),
    status: message.status,
    body: message.body,
    bytes: message.bytes,
    receives: message.receives,
    visibleAt: message.visibleAt,
    ...(message.receiver !== undefined && { receiver: nameOfResource(run, message.receiver) }),
    system: systemFacts(run, state, messageId),
    copies: copiesOf(run, message.trail, { node, messageId }),
    attributes: messageAttributesOf(message).map(({ name, value, type }) => ({ name, label: name, value, ...(type && { unit: type }) })),
    why: [
      ...whyMessageBroken(run, queueKey(state.name), message.status === 'in-flight' ? message.receiver : undefined),
      ...whyMessage(state, message, run.clockMs, (key) => nameOfResource(run, key)),
    ],
    life: lifeOfMessage(run, chronicle, message.trail, node),
  }
}

/** As a receive would show them now. */
function systemFacts(run: Run, state: Readonly<QueueState>, messageId: string): Fact[] {
  const stored = findStored(state, messageId)
  if (stored === undefined) return []
  const { seed, startMs } = worldOf(run)
  const all = allSystemAttributes({ seed, startMs, now: run.clockMs, key: queueKey(state.name) }, stored)
  return Object.entries(all).flatMap(([name, value]) => {
    // AWS gives the moment of this receive where there was none before: nobody receives it here.
    const isMadeUp = name === 'ApproximateFirstReceiveTimestamp' && stored.firstReceivedAt === null
    return value === undefined || isMadeUp ? [] : [{ name, label: name, value }]
  })
}

/** The same message elsewhere: the other copies of a fan-out that stand in queues. */
function copiesOf(run: Run, trail: string, one: { readonly node: LogicalId; readonly messageId: string }): MessageCopy[] {
  return run.template.nodes.flatMap(({ id: node }) => {
    const queue = queueStateOf(run, node)
    const found: MessageCopy[] = []
    for (const message of queue === undefined ? [] : storedMessages(queue)) {
      if (message.trail !== trail) continue
      const { messageId, status, receives } = message
      if (node !== one.node || messageId !== one.messageId) found.push({ node, messageId, status, receives })
    }
    return found
  })
}

export function inspectToken(run: Run, id: number): TokenDetail | undefined {
  const item = worldOf(run).agenda.find(({ sequence }) => sequence === id)
  const travel = item && travelOf(item, run.tracks)
  if (item === undefined || travel === undefined) return undefined
  const { envelope, sentAt, at } = item
  const { hop } = travel
  const bodies = bodiesOf(envelope)
  const operation = envelope.kind === 'timer' ? envelope.timer : envelope.operation
  const carried: readonly Carried[] = hop.carries.length > 0 ? hop.carries : [{ trail: travel.trail }]
  return {
    id,
    from: nameOfResource(run, hop.from),
    to: nameOfResource(run, hop.to),
    operation: isAnswer(envelope) ? `answer to ${operation}` : operation,
    sentAt,
    arrivesAt: at,
    messages: carried.map(({ trail, message }, index) => ({
      label: labelOfTrail(run, trail) || operation,
      ...(message !== undefined && { messageId: message }),
      ...(bodies[index] !== undefined && { body: bodies[index] as string }),
    })),
    why: whyToken(run, item, hop),
  }
}

/** Of messages under way, by the sequence number of their agenda item, the first fields of what each carries; nothing for one that has arrived. */
export function glimpsesOf(run: Run, ids: readonly number[]): Readonly<Record<number, string>> {
  const wanted = new Set(ids)
  const glimpses: Record<number, string> = {}
  for (const { sequence, envelope } of worldOf(run).agenda) {
    if (!wanted.has(sequence)) continue
    const [body] = bodiesOf(envelope)
    if (body !== undefined) glimpses[sequence] = glimpseOf(body)
  }
  return glimpses
}
