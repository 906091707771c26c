/**
 * The pollers of an event source mapping: receive, filter, gather, invoke, delete, again. Each has one batch in hand.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
 */
import type { JsonObject } from '../../../base/json.ts'
import { lambdaLimits, type LambdaInput } from '../../../aws/services/lambda.ts'
import type { SqsInput } from '../../../aws/services/sqs.ts'
import type { Caller, Fault, ReplyEnvelope, ResourceKey, Step } from '../../kernel/index.ts'
import { functionKey, mappingKey, queueKey } from '../shared/resource-keys.ts'
import { passesFilters } from './filter-criteria.ts'
import { settingsKey } from './keys.ts'
import type { BatchMessage, MappingState, Poller } from './mapping-state.ts'
import { receiveProblem } from './queue-question.ts'
import { batchMessage, eventText, fittingCount, type ReceivedMessage } from './sqs-event.ts'
import type { FunctionState, LambdaSettings, PollerContext } from './state.ts'
import { qualifiedArn } from './target.ts'

const longestWaitSeconds = 20
export const receiveAtMost = 10
const pauseAfterReceiveFaultMs = 20_000
export const firstThrottleBackoffMs = 1000

/** A poller of a mapping that is being changed. */
export interface Turn {
  readonly key: ResourceKey
  readonly mapping: MappingState
  readonly index: number
  readonly poller: Poller
}

/** The mapping's poller as an answer or a timer finds it; `undefined` when it was meant for an earlier round. */
export function turnAt(
  step: Step,
  { mapping: key, poller: index, round }: { mapping: ResourceKey; poller: number; round: number },
): Turn | undefined {
  const found = step.read<MappingState>(key)?.pollers[index]
  if (found?.round !== round) return undefined
  const mapping = step.edit<MappingState>(key)
  return { key, mapping, index, poller: mapping.pollers[index] as Poller }
}

/** Sets to work as many pollers as there may be; those beyond stop when they have nothing in hand. */
export function startPollers(step: Step, mapping: MappingState): void {
  if (!mapping.enabled || mapping.deleting) return
  const key = mappingKey(mapping.uuid)
  for (let index = 0; index < mapping.scaling.concurrency; index++) {
    const poller = (mapping.pollers[index] ??= newPoller())
    if (poller.phase === 'stopped') poll(step, { key, mapping, index, poller })
  }
}

function newPoller(): Poller {
  return { phase: 'stopped', round: 0, windowEnds: null, batch: [], given: 0, openDeletes: 0, backoffMs: firstThrottleBackoffMs }
}

/** The next receive, if the mapping still wants one. */
function poll(step: Step, turn: Turn): void {
  const { mapping, poller, index } = turn
  poller.round++
  const isWanted = mapping.enabled && !mapping.deleting && index < mapping.scaling.concurrency
  if (poller.batch.length === 0 && !isWanted) return stop(step, turn)
  const left = poller.windowEnds === null ? Infinity : poller.windowEnds - step.now
  const input: SqsInput<'ReceiveMessage'> = {
    QueueUrl: mapping.queueUrl,
    MaxNumberOfMessages: Math.min(receiveAtMost, mapping.batchSize - poller.batch.length),
    WaitTimeSeconds: Math.min(longestWaitSeconds, Math.floor(left / 1000)),
    MessageAttributeNames: ['All'],
    MessageSystemAttributeNames: ['All'],
  }
  poller.phase = 'receiving'
  callQueue(step, turn, { kind: 'receive', operation: 'ReceiveMessage', input, upkeep: true })
}

function stop(step: Step, { mapping, poller }: Turn): void {
  poller.phase = 'stopped'
  settleIfDone(step, mapping)
}

/** With its last poller a deleted mapping goes, and one that is being disabled is disabled. */
export function settleIfDone(step: Step, mapping: MappingState): void {
  const isLeaving = mapping.deleting || mapping.phase === 'Disabling'
  if (!isLeaving || mapping.pollers.some(({ phase }) => phase !== 'stopped')) return
  if (!mapping.deleting) {
    mapping.phase = 'Disabled'
    return
  }
  const settings = step.edit<LambdaSettings>(settingsKey)
  settings.mappings = settings.mappings.filter((uuid) => uuid !== mapping.uuid)
  step.remove(mappingKey(mapping.uuid))
}

export function callQueue(
  step: Step,
  turn: Turn,
  call: {
    readonly kind: 'receive' | 'delete' | 'discard'
    readonly operation: string
    readonly input: JsonObject
    readonly upkeep: boolean
  },
): void {
  const { key, mapping } = turn
  const queue = queueKey(mapping.queueName)
  step.call(
    {
      to: 'sqs',
      operation: call.operation,
      input: call.input,
      caller: pollerCaller(step, mapping),
      replyTo: {
        service: 'lambda',
        ...(call.upkeep && { urgency: 'upkeep' as const }),
        context: contextOf(turn, call.kind),
        hop: { track: 'poll', from: queue, to: key },
      },
      hop: { track: 'poll', from: key, to: queue, carries: [] },
    },
    call.upkeep ? 'upkeep' : 'work',
  )
}

/** Pollers act with the function's role. https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html#events-sqs-permissions */
export function pollerCaller(step: Step, mapping: Readonly<MappingState>): Caller {
  const role = step.read<FunctionState>(functionKey(mapping.function))?.role
  return { principal: role ?? 'lambda.amazonaws.com', source: mappingKey(mapping.uuid) }
}

function contextOf({ key, index, poller }: Turn, kind: PollerContext['kind']): JsonObject {
  const context: PollerContext = { kind, mapping: key, poller: index, round: poller.round }
  return { ...context }
}

/** What came of a receive; `true` when it brought messages. */
export function received(step: Step, turn: Turn, reply: ReplyEnvelope): boolean {
  const { key, mapping, poller } = turn
  if (!reply.result.ok) {
    receiveFailed(step, turn, reply.result.error)
    return false
  }
  mapping.problem = null
  const messages = (reply.result.value['Messages'] ?? []) as unknown as readonly ReceivedMessage[]
  const wasEmpty = poller.batch.length === 0
  const arrived = messages.map((message, index) =>
    batchMessage(message, mapping.queueArn, { carried: reply.hop?.carries[index], receivedAt: step.now }),
  )
  if (messages.length > 0) step.emit('lambda.BatchReceived', key, { count: messages.length })
  poller.batch.push(...filtered(step, turn, arrived))
  if (poller.batch.length === 0) poll(step, turn)
  else {
    if (wasEmpty) openWindow(step, turn)
    gatherOn(step, turn, messages.length)
  }
  return messages.length > 0
}

function gatherOn(step: Step, turn: Turn, arrived: number): void {
  const { mapping, poller } = turn
  const left = (poller.windowEnds as number) - step.now
  if (left <= 0 || isFull(mapping, poller)) return invoke(step, turn)
  if (left >= 1000 || arrived > 0) return poll(step, turn)
  poller.phase = 'gathering'
}

/** What no filter lets through is deleted, and nobody hears of it. https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html */
function filtered(step: Step, turn: Turn, arrived: readonly BatchMessage[]): readonly BatchMessage[] {
  const { key, mapping } = turn
  const passed = arrived.filter(({ record }) => passesFilters(mapping.patterns, record))
  const discarded = arrived.filter((message) => !passed.includes(message))
  if (discarded.length === 0) return passed
  mapping.filtered += discarded.length
  step.emit('lambda.MessagesFiltered', key, { count: discarded.length, of: arrived.length })
  callQueue(step, turn, { kind: 'discard', operation: 'DeleteMessageBatch', input: deletion(mapping, discarded), upkeep: false })
  return passed
}

export function deletion(mapping: Readonly<MappingState>, messages: readonly BatchMessage[]): SqsInput<'DeleteMessageBatch'> {
  const Entries = messages.map(({ receiptHandle }, index) => ({ Id: String(index), ReceiptHandle: receiptHandle }))
  return { QueueUrl: mapping.queueUrl, Entries }
}

/** The window begins with the first message. https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html#invocation-eventsourcemapping-batching */
function openWindow(step: Step, { key, mapping, index, poller }: Turn): void {
  const windowMs = mapping.windowSeconds * 1000
  poller.windowEnds = step.now + windowMs
  if (windowMs > 0)
    step.schedule(windowMs, 'work', {
      to: 'lambda',
      timer: 'EndBatchWindow',
      data: { mapping: key, poller: index, ends: poller.windowEnds },
    })
}

function isFull(mapping: MappingState, { batch }: Poller): boolean {
  return batch.length >= mapping.batchSize || fittingCount(batch, batchLimits(mapping)) < batch.length
}

function batchLimits(mapping: MappingState): { messages: number; bytes: number } {
  return { messages: mapping.batchSize, bytes: lambdaLimits.mappingPayloadBytes }
}

/** A receive that is still open brings its messages, if any, into this batch: then its answer ends the window. */
export function endBatchWindow(step: Step, data: { readonly mapping: ResourceKey; readonly poller: number; readonly ends: number }): void {
  const poller = step.read<MappingState>(data.mapping)?.pollers[data.poller]
  if (poller?.phase !== 'gathering' || poller.windowEnds !== data.ends) return
  const turn = turnAt(step, { ...data, round: poller.round })
  if (turn) invoke(step, turn)
}

function receiveFailed(step: Step, turn: Turn, fault: Fault): void {
  const { key, mapping, poller } = turn
  mapping.problem = receiveProblem(fault)
  step.emit('lambda.PollFailed', key, { problem: mapping.problem })
  if (poller.batch.length > 0) invoke(step, turn)
  else pause(step, turn, pauseAfterReceiveFaultMs)
}

export function pause(step: Step, turn: Turn, pauseMs: number): void {
  rest(step, turn, { phase: 'pausing', pauseMs, urgency: 'upkeep' })
}

/** It goes on after a while; with a batch in hand that is work. */
export function rest(
  step: Step,
  { key, index, poller }: Turn,
  { phase, pauseMs, urgency }: { readonly phase: 'pausing' | 'retrying'; readonly pauseMs: number; readonly urgency: 'work' | 'upkeep' },
): void {
  poller.phase = phase
  poller.round++
  step.schedule(pauseMs, urgency, { to: 'lambda', timer: 'ResumePolling', data: { mapping: key, poller: index, round: poller.round } })
}

export function resumePolling(step: Step, data: { readonly mapping: ResourceKey; readonly poller: number; readonly round: number }): void {
  const turn = turnAt(step, data)
  if (turn) goOn(step, turn)
}

export function goOn(step: Step, turn: Turn): void {
  if (turn.poller.batch.length > 0) invoke(step, turn)
  else poll(step, turn)
}

/** Through the one door, like anybody else. */
function invoke(step: Step, turn: Turn): void {
  const { key, mapping, poller } = turn
  poller.phase = 'invoking'
  poller.windowEnds = null
  poller.round++
  poller.given = fittingCount(poller.batch, batchLimits(mapping))
  const given = poller.batch.slice(0, poller.given)
  mapping.batches++
  const input: LambdaInput<'Invoke'> = {
    FunctionName: qualifiedArn(mapping.function, mapping.qualifier),
    InvocationType: 'RequestResponse',
    Payload: eventText(given),
  }
  step.call({
    to: 'lambda',
    operation: 'Invoke',
    input,
    caller: { principal: 'lambda.amazonaws.com', source: key },
    replyTo: { service: 'lambda', context: contextOf(turn, 'batch') },
    hop: {
      track: 'invoke',
      from: key,
      to: functionKey(mapping.function),
      carries: given.map(({ trail, messageId, receives }) => ({ trail, message: messageId, receives })),
    },
  })
}
