/**
 * Receiving: who gets which messages, at once or, for a long poll, when the first one can be had.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-short-and-long-polling.html
 */
import { type SqsInput } from '../../../aws/services/sqs.ts'
import { sqsLimits } from '../../../aws/services/sqs-attributes.ts'
import type { Carried, ResourceKey, Step } from '../../kernel/index.ts'
import { ok } from '../../../base/result.ts'
import { receivedMessages } from './received-message.ts'
import { moveToDeadLetter, redriveTarget } from './redrive.ts'
import type { QueueState, StoredMessage } from './state.ts'
import { hideMessage, putBackVisible, takeFirstVisible } from './stock.ts'

/** Who asks, and for what. */
export interface Request {
  readonly input: SqsInput<'ReceiveMessage'>
  readonly receiver: ResourceKey
}

/**
 * Takes up to the number asked for off the line and hides them. This is the one place that decides which message comes
 * next: sampling of hosts, duplicates and fair queues belong in `chooseMessages`.
 */
export function takeMessages(step: Step, key: ResourceKey, queue: QueueState, { input, receiver }: Request): readonly StoredMessage[] {
  const taken = chooseMessages(step, key, queue, input.MaxNumberOfMessages ?? 1)
  const spanMs = input.VisibilityTimeout === undefined ? queue.settings.visibilityMs : input.VisibilityTimeout * 1000
  for (const message of taken) {
    message.receives++
    message.firstReceivedAt ??= step.now
    message.lastReceivedAt = step.now
    if (spanMs > 0) {
      message.receiver = receiver
      hideMessage(queue, message, 'in-flight', step.now, spanMs)
      scheduleExpiry(step, key, message, 'patience')
    } else putBackVisible(queue, message)
    queue.received++
    const { messageId, trail, receives } = message
    step.emit('sqs.MessageReceived', key, { messageId, trail, receives, visibleAt: step.now + spanMs, receiver })
  }
  return taken
}

/** In the order of sending. A message that was received too often is moved on the way, and the next one is looked at. */
function chooseMessages(step: Step, key: ResourceKey, queue: QueueState, most: number): StoredMessage[] {
  const taken: StoredMessage[] = []
  while (taken.length < most && queue.counts.inFlight + taken.length < sqsLimits.inFlightMessages) {
    const message = takeFirstVisible(queue)
    if (message === undefined) break
    const target = redriveTarget(step, queue, message)
    if (target === undefined) taken.push(message)
    else moveToDeadLetter(step, key, queue, message, target)
  }
  return taken
}

/** The end of a message's visibility timeout. It means this receive and this deadline: later ones make it stale. */
export function scheduleExpiry(step: Step, key: ResourceKey, message: StoredMessage, urgency: 'work' | 'patience'): void {
  const { ordinal, receives, visibleAt } = message
  step.schedule(visibleAt - step.now, urgency, {
    to: 'sqs',
    timer: 'ExpireVisibility',
    data: { queue: key, message: ordinal, receive: receives, at: visibleAt },
  })
}

/** Answers long polls, the longest waiting first, as long as there is something to give. */
export function serveWaiters(step: Step, key: ResourceKey, queue: QueueState): void {
  while (queue.waiters.length > 0 && queue.counts.visible > 0) {
    const waiter = queue.waiters[0] as QueueState['waiters'][number]
    const taken = takeMessages(step, key, queue, waiter)
    if (taken.length === 0) return
    queue.waiters.shift()
    const output = receivedMessages(step, key, taken, waiter.input)
    step.reply('ReceiveMessage', waiter.replyTo ?? undefined, ok(output), carriedBy(taken))
  }
}

export function carriedBy(messages: readonly StoredMessage[]): readonly Carried[] {
  return messages.map(({ trail, messageId, receives }) => ({ trail, message: messageId, receives: receives - 1 }))
}
