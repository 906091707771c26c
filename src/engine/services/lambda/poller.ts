/**
 * The pollers of an event source mapping: receive, gather, invoke, delete, again.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html
 * Deviations: always five pollers (scaling is to come), and a refused invocation is followed by a pause of one second.
 */
import type { JsonObject } from '../../../base/json.ts'
import { functionArn } from '../../../aws/identity.ts'
import { lambdaLimits, type LambdaInput, type LambdaOutput } from '../../../aws/services/lambda.ts'
import type { SqsInput } from '../../../aws/services/sqs.ts'
import type { Caller, Fault, ReplyEnvelope, ResourceKey, Step } from '../../kernel/index.ts'
import { functionKey, mappingKey, queueKey } from '../shared/resource-keys.ts'
import { failedItems } from './batch-response.ts'
import { settingsKey } from './keys.ts'
import { batchMessage, eventText, fittingCount, type ReceivedMessage } from './sqs-event.ts'
import type { BatchMessage, FunctionState, LambdaSettings, MappingState, Poller, PollerContext } from './state.ts'

const longestWaitSeconds = 20
const receiveAtMost = 10
const pauseAfterRefusalMs = 1000
const pauseAfterReceiveFaultMs = 20_000

/** A poller of a mapping that is being changed. */
interface Turn {
  readonly key: ResourceKey
  readonly mapping: MappingState
  readonly index: number
  readonly poller: Poller
}

/** The mapping's poller as an answer or a timer finds it; `undefined` when it was meant for an earlier round. */
function turnAt(
  step: Step,
  { mapping: key, poller: index, round }: { mapping: ResourceKey; poller: number; round: number },
): Turn | undefined {
  const found = step.read<MappingState>(key)?.pollers[index]
  if (found?.round !== round) return undefined
  const mapping = step.edit<MappingState>(key)
  return { key, mapping, index, poller: mapping.pollers[index] as Poller }
}

/** Sets every poller that stands still to work. */
export function startPollers(step: Step, mapping: MappingState): void {
  const key = mappingKey(mapping.uuid)
  mapping.pollers.forEach((poller, index) => {
    if (poller.phase === 'stopped') poll(step, { key, mapping, index, poller })
  })
}

/** The next receive, if the mapping still wants one. */
function poll(step: Step, turn: Turn): void {
  const { mapping, poller } = turn
  poller.round++
  if (poller.batch.length === 0 && (!mapping.enabled || mapping.deleting)) return stop(step, turn)
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
  removeIfDone(step, mapping)
}

/** A deleted mapping goes with its last poller. */
export function removeIfDone(step: Step, mapping: MappingState): void {
  if (!mapping.deleting || mapping.pollers.some(({ phase }) => phase !== 'stopped')) return
  const settings = step.edit<LambdaSettings>(settingsKey)
  settings.mappings = settings.mappings.filter((uuid) => uuid !== mapping.uuid)
  step.remove(mappingKey(mapping.uuid))
}

function callQueue(
  step: Step,
  turn: Turn,
  call: { readonly kind: 'receive' | 'delete'; readonly operation: string; readonly input: JsonObject; readonly upkeep: boolean },
): void {
  const { key, mapping } = turn
  const queue = queueKey(mapping.queueName)
  step.call(
    {
      to: 'sqs',
      operation: call.operation,
      input: call.input,
      caller: callerOf(step, turn),
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
function callerOf(step: Step, { key, mapping }: Turn): Caller {
  const role = step.read<FunctionState>(functionKey(mapping.function))?.role
  return { principal: role ?? 'lambda.amazonaws.com', source: key }
}

function contextOf({ key, index, poller }: Turn, kind: PollerContext['kind']): JsonObject {
  const context: PollerContext = { kind, mapping: key, poller: index, round: poller.round }
  return { ...context }
}

export function pollerAnswered(step: Step, context: PollerContext, reply: ReplyEnvelope): void {
  const turn = turnAt(step, context)
  if (!turn) return
  if (context.kind === 'receive') received(step, turn, reply)
  else if (context.kind === 'batch') invoked(step, turn, reply)
  else deleted(step, turn)
}

function received(step: Step, turn: Turn, reply: ReplyEnvelope): void {
  const { key, mapping, poller } = turn
  if (!reply.result.ok) return receiveFailed(step, turn, reply.result.error)
  mapping.problem = null
  const messages = (reply.result.value['Messages'] ?? []) as unknown as readonly ReceivedMessage[]
  const wasEmpty = poller.batch.length === 0
  messages.forEach((message, index) => poller.batch.push(batchMessage(message, mapping.queueArn, reply.hop?.carries[index])))
  if (messages.length > 0) step.emit('lambda.BatchReceived', key, { count: messages.length })
  if (poller.batch.length === 0) return poll(step, turn)
  if (wasEmpty) openWindow(step, turn)
  const left = (poller.windowEnds as number) - step.now
  if (left <= 0 || isFull(mapping, poller)) return invoke(step, turn)
  if (left >= 1000 || messages.length > 0) return poll(step, turn)
  poller.phase = 'gathering'
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
  const code = fault.code === 'QueueDoesNotExist' ? 'AWS.SimpleQueueService.NonExistentQueue' : fault.code
  mapping.problem = `Error occurred while ReceiveMessage. SQS Error Code: ${code}. SQS Error Message: ${fault.message}`
  step.emit('lambda.PollFailed', key, { problem: mapping.problem })
  if (poller.batch.length > 0) invoke(step, turn)
  else pause(step, turn, pauseAfterReceiveFaultMs)
}

function pause(step: Step, { key, index, poller }: Turn, pauseMs: number): void {
  poller.phase = 'pausing'
  poller.round++
  step.schedule(pauseMs, 'upkeep', { to: 'lambda', timer: 'ResumePolling', data: { mapping: key, poller: index, round: poller.round } })
}

export function resumePolling(step: Step, data: { readonly mapping: ResourceKey; readonly poller: number; readonly round: number }): void {
  const turn = turnAt(step, data)
  if (turn) goOn(step, turn)
}

function goOn(step: Step, turn: Turn): void {
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
    FunctionName: functionArn(mapping.function),
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

function invoked(step: Step, turn: Turn, reply: ReplyEnvelope): void {
  const { key, mapping, poller } = turn
  const given = poller.batch.slice(0, poller.given)
  const failed = failedMessages(mapping, given, reply)
  poller.batch = poller.batch.slice(poller.given)
  poller.given = 0
  if (failed.length > 0) {
    mapping.failedBatches++
    step.emit('lambda.BatchFailed', key, { count: failed.length, of: given.length })
    expectRedelivery(step, mapping, failed)
  }
  const succeeded = given.filter((message) => !failed.includes(message))
  if (succeeded.length > 0) return deleteMessages(step, turn, succeeded)
  if (reply.result.ok) goOn(step, turn)
  else pause(step, turn, pauseAfterRefusalMs)
}

function failedMessages(mapping: MappingState, given: readonly BatchMessage[], { result }: ReplyEnvelope): readonly BatchMessage[] {
  if (!result.ok) return given
  const output = result.value as LambdaOutput<'Invoke'>
  if (output.FunctionError !== undefined) return given
  if (!mapping.reportsItemFailures) return []
  const ids = given.map(({ messageId }) => messageId)
  const failed = failedItems(output.Payload ?? '', ids)
  return failed === 'all' ? given : given.filter(({ messageId }) => failed.includes(messageId))
}

/** An order to SQS: these messages will come back by their visibility timeout, which the run has to wait for. */
function expectRedelivery(step: Step, mapping: MappingState, failed: readonly BatchMessage[]): void {
  const receipts = failed.map(({ receiptHandle }) => receiptHandle)
  step.schedule(0, 'work', { to: 'sqs', timer: 'ExpectRedelivery', data: { queue: queueKey(mapping.queueName), receipts } })
}

function deleteMessages(step: Step, turn: Turn, messages: readonly BatchMessage[]): void {
  const { mapping, poller } = turn
  poller.phase = 'deleting'
  poller.round++
  poller.openDeletes = 0
  for (let first = 0; first < messages.length; first += receiveAtMost) {
    const entries = messages.slice(first, first + receiveAtMost)
    const input: SqsInput<'DeleteMessageBatch'> = {
      QueueUrl: mapping.queueUrl,
      Entries: entries.map(({ receiptHandle }, index) => ({ Id: String(index), ReceiptHandle: receiptHandle })),
    }
    poller.openDeletes++
    callQueue(step, turn, { kind: 'delete', operation: 'DeleteMessageBatch', input, upkeep: false })
  }
}

/** A message that could not be deleted comes back; that is all AWS does about it. */
function deleted(step: Step, turn: Turn): void {
  turn.poller.openDeletes--
  if (turn.poller.openDeletes === 0) goOn(step, turn)
}
