/**
 * Deliveries: each is a call to the subscriber's service that comes back with its outcome. What the subscriber's side refuses
 * (queue gone, no permission) is not tried again: it goes to the subscription's dead-letter queue or is dropped.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html
 */
import { arnOf, parseArn, queueUrl } from '../../../aws/identity.ts'
import type { JsonObject } from '../../../base/json.ts'
import type { ReplyEnvelope, ResourceKey, Step, Track } from '../../kernel/index.ts'
import { nameOfKey, queueKey } from '../shared/resource-keys.ts'
import { textFor, type Texts } from './message-structure.ts'
import { notification, type Publication } from './notification.ts'
import type { SubscriptionState, TopicState } from './state.ts'

export interface Message extends Publication {
  readonly topic: ResourceKey
  readonly trail: string
  readonly texts: Texts
  readonly groupId: string | undefined
}

/** What a delivery needs to know when its outcome comes back. */
interface Delivery {
  readonly topic: ResourceKey
  readonly subscription: ResourceKey
  readonly messageId: string
  readonly trail: string
  /** The call's input, for the dead-letter queue gets exactly what the subscriber would have got. */
  readonly input: JsonObject
  readonly attempt: number
  readonly isDeadLetter: boolean
}

export function deliver(step: Step, key: ResourceKey, subscription: Readonly<SubscriptionState>, message: Message): void {
  const { topic, messageId, trail } = message
  const queue = subscription.protocol === 'sqs' ? parseArn(subscription.endpoint)?.resource : undefined
  if (queue === undefined) {
    step.emit('sns.DeliveryNotSimulated', topic, { subscription: key, messageId, trail, protocol: subscription.protocol })
    return
  }
  const input = queueInput(subscription, message)
  sendToQueue(step, queue, 'push', { topic, subscription: key, messageId, trail, input, attempt: 1, isDeadLetter: false })
}

function queueInput(subscription: Readonly<SubscriptionState>, message: Message): JsonObject {
  const text = textFor(message.texts, 'sqs')
  const { attributes, groupId } = message
  const isRaw = subscription.settings.raw
  return {
    MessageBody: isRaw ? text : notification(message, text, subscriptionArnOf(subscription)),
    ...(isRaw && attributes !== undefined && { MessageAttributes: attributes }),
    ...(groupId !== undefined && { MessageGroupId: groupId }),
  }
}

function sendToQueue(step: Step, queue: string, track: Track, delivery: Delivery): void {
  const { topic, trail, messageId } = delivery
  step.call({
    to: 'sqs',
    operation: 'SendMessage',
    input: { QueueUrl: queueUrl(queue), ...delivery.input },
    caller: { principal: 'sns.amazonaws.com', source: topic },
    replyTo: { service: 'sns', context: { ...delivery } },
    hop: { track, from: topic, to: queueKey(queue), carries: [{ trail, message: messageId }] },
  })
}

/** The outcome of a delivery. The retry phases for a subscriber that fails on its own side start here. */
export function deliveryReplied(step: Step, reply: ReplyEnvelope): void {
  const delivery = reply.context as unknown as Delivery
  const { topic, subscription, messageId, trail, isDeadLetter, attempt } = delivery
  const facts = { subscription, messageId, trail }
  if (reply.result.ok) {
    if (!isDeadLetter) count(step, delivery, 'delivered')
    step.emit(isDeadLetter ? 'sns.DeadLetterDelivered' : 'sns.Delivered', topic, facts)
    return
  }
  const { code, message } = reply.result.error
  if (isDeadLetter) {
    step.emit('sns.DeadLetterLost', topic, { ...facts, code, message })
    return
  }
  count(step, delivery, 'failed')
  const target = step.read<SubscriptionState>(subscription)?.settings.deadLetterTarget ?? null
  const queue = target === null ? undefined : parseArn(target)?.resource
  step.emit('sns.DeliveryFailed', topic, { ...facts, attempt, code, message, next: queue === undefined ? 'dropped' : 'dead-letter-queue' })
  if (queue !== undefined) sendToQueue(step, queue, 'redrive', { ...delivery, isDeadLetter: true })
}

/** Topic or subscription may have been deleted meanwhile. */
function count(step: Step, { topic, subscription }: Delivery, what: 'delivered' | 'failed'): void {
  if (step.read(topic) !== undefined) step.edit<TopicState>(topic)[what]++
  if (step.read(subscription) !== undefined) step.edit<SubscriptionState>(subscription)[what]++
}

export function subscriptionArnOf(subscription: Readonly<SubscriptionState>): string {
  return arnOf('sns', `${nameOfKey(subscription.topic)}:${subscription.id}`)
}
