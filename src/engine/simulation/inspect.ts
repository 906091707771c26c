/** Looking closer: what is fetched about one node, one message in a queue, one token under way. */
import type { LogicalId } from '../../document/index.ts'
import type { AgendaItem, Envelope, Hop } from '../kernel/index.ts'
import { logOfFunction, whyFunction, type FunctionState, type LogState } from '../services/lambda/index.ts'
import { spanInWords, type Why } from '../services/shared/why.ts'
import { whyTopic, type SubscriptionState, type TopicState } from '../services/sns/index.ts'
import {
  findMessage,
  messageAttributesOf,
  viewQueue,
  whyMessage,
  whyQueue,
  type QueuedMessage,
  type QueueState,
} from '../services/sqs/index.ts'
import type { MessageDetail, MessageRow, NodeDetail, TokenDetail } from './details.ts'
import { factsOf } from './facts.ts'
import { labelOfTrail, nameOfResource } from './labels.ts'
import { nodeViewOf, stateOf } from './nodes.ts'
import { resourceKeyOf } from './resources.ts'
import { worldOf, type Run } from './run.ts'

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
    messages: node.kind === 'queue' ? messagesOf(run, id) : [],
    why: whyNode(run, id),
    ...(consoleLines && { console: consoleLines }),
  }
}

function messagesOf(run: Run, id: LogicalId): MessageRow[] {
  const state = stateOf<QueueState>(run, resourceKeyOf(run.template, id))
  if (state === undefined) return []
  const view = viewQueue(state, listedMessages)
  return [...view.inFlight, ...view.head, ...view.delayed].slice(0, listedMessages).map((message) => rowOf(run, message))
}

function rowOf(run: Run, message: QueuedMessage): MessageRow {
  const { messageId, trail, status, receives, sentAt, visibleAt, spanMs } = message
  return { messageId, label: labelOfTrail(run, trail), status, receives, ageMs: run.clockMs - sentAt, visibleAt, spanMs }
}

function whyNode(run: Run, id: LogicalId): Why[] {
  const key = resourceKeyOf(run.template, id)
  const kind = run.template.nodes.find((node) => node.id === id)?.kind
  const name = (other: string): string => nameOfResource(run, other)
  if (kind === 'queue') {
    const state = stateOf<QueueState>(run, key)
    return state ? whyQueue(state, run.clockMs, name) : []
  }
  if (kind === 'topic') {
    const state = stateOf<TopicState>(run, key)
    return state ? whyTopic(state, (other) => stateOf<SubscriptionState>(run, other), name) : []
  }
  const state = kind === 'function' ? stateOf<FunctionState>(run, key) : undefined
  return state ? whyFunction(state, (other) => stateOf(run, other), run.clockMs) : []
}

function consoleOf(run: Run, id: LogicalId): NonNullable<NodeDetail['console']> {
  const state = stateOf<FunctionState>(run, resourceKeyOf(run.template, id))
  const log = state && stateOf<LogState>(run, logOfFunction(state.name))
  return (log?.lines ?? []).map(({ at, level, text, requestId }) => ({ atMs: at, level, text, requestId }))
}

export function inspectMessage(run: Run, node: LogicalId, messageId: string): MessageDetail | undefined {
  const state = stateOf<QueueState>(run, resourceKeyOf(run.template, node))
  const message = state && findMessage(state, messageId)
  if (state === undefined || message === undefined) return undefined
  return {
    node,
    messageId,
    label: labelOfTrail(run, message.trail),
    status: message.status,
    body: message.body,
    attributes: messageAttributesOf(message).map(({ name, value, type }) => ({ name, label: name, value, ...(type && { unit: type }) })),
    why: whyMessage(state, message, run.clockMs, (key) => nameOfResource(run, key)),
  }
}

export function inspectToken(run: Run, id: number): TokenDetail | undefined {
  const item = worldOf(run).agenda.find(({ sequence }) => sequence === id)
  const hop = item?.envelope.hop
  if (item === undefined || hop === undefined) return undefined
  const { envelope, sentAt, at } = item
  const bodies = bodiesOf(envelope)
  return {
    id,
    from: nameOfResource(run, hop.from),
    to: nameOfResource(run, hop.to),
    operation: envelope.kind === 'timer' ? envelope.timer : envelope.operation,
    sentAt,
    arrivesAt: at,
    messages: hop.carries.map(({ trail, message }, index) => ({
      label: labelOfTrail(run, trail),
      ...(message !== undefined && { messageId: message }),
      ...(bodies[index] !== undefined && { body: bodies[index] as string }),
    })),
    why: [whyUnderWay(run, item, hop)],
  }
}

/** The bodies in an envelope, in the order of what it carries. */
function bodiesOf(envelope: Envelope): string[] {
  if (envelope.kind === 'call') {
    const { Body, Message, MessageBody, Payload } = envelope.input
    const body = MessageBody ?? Message ?? Payload ?? Body
    return typeof body === 'string' ? [body] : []
  }
  if (envelope.kind !== 'reply' || !envelope.result.ok) return []
  const { Messages } = envelope.result.value
  return Array.isArray(Messages) ? Messages.map((message: { readonly Body?: string }) => message.Body ?? '') : []
}

function whyUnderWay(run: Run, { sentAt, at }: AgendaItem, hop: Hop): Why {
  const slowed =
    run.template.settings.pace.profile === 'visible' ? ' The document’s Pace is “visible”: wires are slowed so that one can see them.' : ''
  const text = `Under way from ${nameOfResource(run, hop.from)} to ${nameOfResource(run, hop.to)}: left ${spanInWords(run.clockMs - sentAt)} ago, arrives in ${spanInWords(at - run.clockMs)}.${slowed}`
  return { rule: `hop.${hop.track}`, text, page: pages[hop.track] }
}

const pages: Readonly<Record<Hop['track'], string>> = {
  push: 'https://docs.aws.amazon.com/sns/latest/dg/welcome.html',
  poll: 'https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html',
  invoke: 'https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html',
  call: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html',
  redrive: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
}
