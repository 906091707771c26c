/**
 * Deliveries: each is a call to the subscriber's service that comes back with its outcome. What the subscriber's side refuses
 * (queue gone, no permission) is not tried again; when it was only in trouble, the retry phases of its protocol follow. What
 * cannot be delivered goes to the subscription's dead-letter queue or is dropped.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html
 */
import { account, arnOf, parseArn, region } from '../../../aws/identity.ts'
import type { SnsProtocol } from '../../../aws/services/sns.ts'
import type { AwsFault } from '../../../aws/service.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import type { JsonObject } from '../../../base/json.ts'
import type { ReplyEnvelope, ResourceKey, Step } from '../../kernel/index.ts'
import { nameOfKey } from '../shared/resource-keys.ts'
import { readAccount } from './account.ts'
import { failureOf, policyOf } from './attempt.ts'
import { confirmationReplied } from './confirmation-message.ts'
import { enter } from './delivery-book.ts'
import { factsOf, type Delivery, type Failure, type WaitingDelivery } from './delivery-record.ts'
import { leaveLane } from './fifo.ts'
import { findEndpoint } from './lookup.ts'
import { textFor } from './message-structure.ts'
import type { Message } from './message.ts'
import { notification } from './notification.ts'
import { packs, takesRaw, type PackedProtocol } from './protocols/packs.ts'
import type { Addressee, Parcel } from './protocols/parcel.ts'
import { endpointDisabled } from './protocols/push.ts'
import type { Letter } from './protocols/sqs.ts'
import { attemptAgain, begin, forget, tryAgain } from './retry.ts'
import type { SubscriptionState, TopicState } from './state.ts'

/** Sends a message that has passed the subscription's filter on its way. In a FIFO group it must be its turn. */
export function deliver(step: Step, key: ResourceKey, subscription: Readonly<SubscriptionState>, message: Message): void {
  const { topic, messageId, trail } = message
  const { protocol, endpoint } = subscription
  if (protocol === 'firehose' || isElsewhere(protocol, endpoint)) {
    step.emit('sns.DeliveryNotSimulated', topic, { subscription: key, messageId, trail, protocol, endpoint })
    return
  }
  const to: Addressee = {
    endpoint,
    arn: subscriptionArnOf(subscription),
    raw: subscription.settings.raw && takesRaw(protocol),
    displayName: step.read<TopicState>(topic)?.attributes['DisplayName'] ?? '',
    defaultSender: defaultSenderOf(step),
    contentType: protocol === 'http' || protocol === 'https' ? policyOf(step, topic, key).headerContentType : '',
  }
  send(step, key, protocol, to, message)
}

/** The one world is one account in one region: what stands elsewhere is not simulated. */
function isElsewhere(protocol: SnsProtocol, endpoint: string): boolean {
  if (protocol !== 'sqs' && protocol !== 'lambda') return false
  const arn = parseArn(endpoint)
  return arn?.region !== region || arn.account !== account
}

/** Straight to a phone number or a platform endpoint's ARN, without a subscription: nobody's dead-letter queue is behind it. */
export function deliverDirectly(step: Step, protocol: 'sms' | 'application', endpoint: string, message: Message): void {
  send(
    step,
    null,
    protocol,
    { endpoint, arn: '', raw: false, displayName: '', defaultSender: defaultSenderOf(step), contentType: '' },
    message,
  )
}

function defaultSenderOf(step: Step): string {
  return readAccount(step).smsAttributes['DefaultSenderID'] ?? ''
}

function send(
  step: Step,
  subscription: ResourceKey | null,
  protocol: Exclude<SnsProtocol, 'firehose'>,
  to: Addressee,
  message: Message,
): void {
  const text = textFor(message.texts, protocol)
  const body = to.raw ? text : notification(message, text, to.arn)
  const parcel: Result<Parcel | null, AwsFault> = protocol === 'sqs' ? ok(null) : pack(step, protocol, message, text, body, to)
  const delivery: Delivery = {
    topic: message.topic,
    ...(message.publisher !== undefined && { publisher: message.publisher }),
    subscription,
    protocol,
    messageId: message.messageId,
    trail: message.trail,
    letter: letterOf(message, body, to.raw),
    queue: protocol === 'sqs' ? (parseArn(to.endpoint)?.resource ?? '') : null,
    parcel: parcel.ok ? parcel.value : null,
    isDeadLetter: false,
    retries: 0,
  }
  enter(step, message.topic, subscription, 'begun')
  if (parcel.ok) begin(step, delivery)
  else giveUp(step, delivery, null, parcel.error)
}

function pack(step: Step, protocol: PackedProtocol, message: Message, text: string, body: string, to: Addressee): Result<Parcel, AwsFault> {
  const fault = protocol === 'application' ? deviceFault(step, to.endpoint) : undefined
  return fault === undefined ? packs[protocol](message, text, body, to) : fail(fault)
}

/** A device whose endpoint is gone or switched off gets nothing, and is not tried again. */
function deviceFault(step: Step, endpointArn: string): AwsFault | undefined {
  const endpoint = findEndpoint(step, endpointArn)
  if (!endpoint.ok) return endpoint.error
  return endpoint.value.state.attributes['Enabled']?.toLowerCase() === 'false' ? endpointDisabled : undefined
}

/** A letter holds what is read of the message once more: it must not change while it waits. */
function letterOf({ attributes, groupId, deduplicationId, sequenceNumber }: Message, body: string, raw: boolean): Letter {
  return {
    body,
    attributes: raw ? (attributes ?? null) : null,
    groupId: groupId ?? null,
    deduplicationId: deduplicationId ?? null,
    isFifo: sequenceNumber !== undefined,
  }
}

/** The outcome of an attempt. */
export function deliveryReplied(step: Step, reply: ReplyEnvelope): void {
  if (confirmationReplied(step, reply)) return
  const { record = null, delivery: carried } = reply.context as unknown as { readonly record?: ResourceKey; readonly delivery?: Delivery }
  const delivery = record === null ? carried : step.read<WaitingDelivery>(record)?.delivery
  if (delivery === undefined) return
  const failure = failureOf(delivery, reply.result)
  if (failure === undefined) return end(step, delivery, record, delivery.isDeadLetter ? 'deadLettered' : 'delivered')
  const isWanted = delivery.subscription === null || step.read(delivery.subscription) !== undefined
  if (failure.passes && isWanted && tryAgain(step, delivery, record, failure)) return
  giveUp(step, delivery, record, failure)
}

/** A retry is due. */
export function retryDelivery(step: Step, data: JsonObject): void {
  const { record, retries, admitted } = data as unknown as { record: ResourceKey; retries: number; admitted: boolean }
  const waiting = step.read<WaitingDelivery>(record)
  if (waiting === undefined || waiting.delivery.retries !== retries || waiting.nextAt !== step.now) return
  const { subscription } = waiting.delivery
  if (subscription === null || step.read(subscription) !== undefined) return attemptAgain(step, record, admitted)
  giveUp(step, waiting.delivery, record, {
    code: 'NotFound',
    message: 'The subscription was deleted while the delivery waited for a retry.',
  })
}

/** No more attempts: to the subscription's dead-letter queue as the subscriber would have got it, or gone. */
function giveUp(step: Step, delivery: Delivery, record: ResourceKey | null, failure: Failure & { readonly passes?: boolean }): void {
  const { code, message, passes = false } = failure
  const { topic, subscription, retries, isDeadLetter } = delivery
  if (isDeadLetter) {
    step.emit('sns.DeadLetterLost', topic, { ...factsOf(delivery), code, message })
    return end(step, delivery, record, 'dropped')
  }
  enter(step, topic, subscription, 'failed')
  const target = subscription === null ? null : (step.read<SubscriptionState>(subscription)?.settings.deadLetterTarget ?? null)
  const queue = target === null ? undefined : parseArn(target)?.resource
  const next = queue === undefined ? 'dropped' : 'dead-letter-queue'
  // `spent`: it might have passed, but there are no retries left.
  const facts = { ...factsOf(delivery), attempt: retries + 1, code, message, ...(passes && { spent: true }) }
  step.emit('sns.DeliveryFailed', topic, { ...facts, next })
  if (queue === undefined) return end(step, delivery, record, 'dropped')
  forget(step, delivery, record)
  begin(step, { ...delivery, queue, parcel: null, isDeadLetter: true, retries: 0 })
}

/** The delivery is settled, well or not; in a FIFO group the next message may go. */
function end(step: Step, delivery: Delivery, record: ResourceKey | null, entry: 'delivered' | 'deadLettered' | 'dropped'): void {
  const { topic, subscription, retries, letter } = delivery
  forget(step, delivery, record)
  enter(step, topic, subscription, entry)
  const facts = retries > 0 ? { ...factsOf(delivery), retries } : factsOf(delivery)
  if (entry === 'delivered') step.emit('sns.Delivered', topic, facts)
  if (entry === 'deadLettered') step.emit('sns.DeadLetterDelivered', topic, facts)
  if (subscription === null || letter.groupId === null || !letter.isFifo) return
  const next = leaveLane(step, subscription, letter.groupId)
  const state = step.read<SubscriptionState>(subscription)
  if (next && state) deliver(step, subscription, state, next)
}

export function subscriptionArnOf(subscription: Readonly<SubscriptionState>): string {
  return arnOf('sns', `${nameOfKey(subscription.topic)}:${subscription.id}`)
}
