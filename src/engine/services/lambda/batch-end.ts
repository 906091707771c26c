/**
 * How a batch ends: what succeeded is deleted, what failed comes back by its visibility timeout, and what was throttled is
 * tried again until then. https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
import type { LambdaOutput } from '../../../aws/services/lambda.ts'
import type { ReplyEnvelope, Step } from '../../kernel/index.ts'
import { injectedIn } from '../shared/injected-faults.ts'
import { queueKey } from '../shared/resource-keys.ts'
import { failedItems } from './batch-response.ts'
import type { BatchMessage, MappingState } from './mapping-state.ts'
import { callQueue, deletion, firstThrottleBackoffMs, goOn, pause, pollerCaller, receiveAtMost, rest, type Turn } from './poller.ts'
import { askQueue } from './queue-question.ts'

const pauseAfterRefusalMs = 1000
const longestThrottleBackoffMs = 60_000

export function invoked(step: Step, turn: Turn, reply: ReplyEnvelope): void {
  const { mapping, poller } = turn
  const given = poller.batch.slice(0, poller.given)
  if (isThrottle(reply) && retryLater(step, turn, given)) return
  poller.backoffMs = firstThrottleBackoffMs
  const failed = failedMessages(mapping, given, reply)
  poller.batch = poller.batch.slice(poller.given)
  poller.given = 0
  mapping.scaling[failed.length > 0 ? 'failed' : 'succeeded']++
  if (failed.length > 0) recordFailure(step, turn, failed, { of: given.length, reply })
  const succeeded = given.filter((message) => !failed.includes(message))
  if (succeeded.length > 0) return deleteMessages(step, turn, succeeded)
  if (reply.result.ok) goOn(step, turn)
  else pause(step, turn, pauseAfterRefusalMs)
}

function isThrottle({ result }: ReplyEnvelope): boolean {
  return !result.ok && result.error.code === 'TooManyRequestsException'
}

/**
 * "Lambda continues to retry the message until the message's timestamp exceeds your queue's visibility timeout, at which
 * point Lambda drops the message." `false` when the next attempt would come too late. The waits are ours: 1 s, 2 s, 4 s …
 */
function retryLater(step: Step, turn: Turn, given: readonly BatchMessage[]): boolean {
  const { key, mapping, poller } = turn
  mapping.throttledBatches++
  const queue = askQueue(step, mapping.queueUrl, pollerCaller(step, mapping))
  const seenAgainAt = Math.min(...given.map(({ receivedAt }) => receivedAt)) + (queue.ok ? queue.value.visibilityMs : 0)
  const pauseMs = poller.backoffMs
  if (step.now + pauseMs >= seenAgainAt) return false
  mapping.scaling.failed++
  poller.given = 0
  poller.backoffMs = Math.min(pauseMs * 2, longestThrottleBackoffMs)
  step.emit('lambda.BatchThrottled', key, { count: given.length, retryInMs: pauseMs })
  rest(step, turn, { phase: 'retrying', pauseMs, urgency: 'work' })
  return true
}

/** A batch that did not run because somebody broke the function says so. */
function recordFailure(
  step: Step,
  { key, mapping }: Turn,
  failed: readonly BatchMessage[],
  { of, reply }: { readonly of: number; readonly reply: ReplyEnvelope },
): void {
  mapping.failedBatches++
  const reason = reply.result.ok ? '' : reply.result.error.message
  step.emit('lambda.BatchFailed', key, { count: failed.length, of, ...(injectedIn(reason) !== undefined && { reason }) })
  expectRedelivery(step, mapping, failed)
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
    const input = deletion(mapping, messages.slice(first, first + receiveAtMost))
    poller.openDeletes++
    callQueue(step, turn, { kind: 'delete', operation: 'DeleteMessageBatch', input, upkeep: false })
  }
}

/** A message that could not be deleted comes back; that is all AWS does about it. */
export function deleted(step: Step, turn: Turn): void {
  turn.poller.openDeletes--
  if (turn.poller.openDeletes === 0) goOn(step, turn)
}
