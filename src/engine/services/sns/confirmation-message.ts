/**
 * What SNS sends to an endpoint about its subscription itself: the link that confirms it, and word that it has ended. Sent once,
 * without retries. https://docs.aws.amazon.com/sns/latest/dg/http-subscription-confirmation-json.html
 */
import { topicArn as arnOfTopic } from '../../../aws/identity.ts'
import { isoTimestamp } from '../../../aws/timestamp.ts'
import type { JsonObject } from '../../../base/json.ts'
import { derivedUuid } from '../../../base/random.ts'
import type { ReplyEnvelope, ResourceKey, Step } from '../../kernel/index.ts'
import { nameOfKey } from '../shared/resource-keys.ts'
import { policyOf } from './attempt.ts'
import { certificateUrl, layOut, quoted, signatureOf, snsHost } from './notification.ts'
import { emailParcel } from './protocols/email.ts'
import { httpParcel } from './protocols/http.ts'
import type { Parcel } from './protocols/parcel.ts'
import type { SubscriptionState, TopicState } from './state.ts'

type Kind = 'SubscriptionConfirmation' | 'UnsubscribeConfirmation'

/** To an endpoint of a protocol that has to confirm; nothing for the others. */
export function sendSubscriptionConfirmation(step: Step, key: ResourceKey, subscription: Readonly<SubscriptionState>, token: string): void {
  const text = `You have chosen to subscribe to the topic ${topicArnOf(subscription)}.\nTo confirm the subscription, visit the SubscribeURL included in this message.`
  send(step, key, subscription, { kind: 'SubscriptionConfirmation', token, text })
}

/** The link subscribes the endpoint again. */
export function sendUnsubscribeConfirmation(
  step: Step,
  key: ResourceKey,
  subscription: Readonly<SubscriptionState>,
  { token, subscriptionArn }: { readonly token: string; readonly subscriptionArn: string },
): void {
  const text = `You have chosen to deactivate subscription ${subscriptionArn}.\nTo cancel this operation and restore the subscription, visit the SubscribeURL included in this message.`
  send(step, key, subscription, { kind: 'UnsubscribeConfirmation', token, text })
}

interface Word {
  readonly kind: Kind
  readonly token: string
  readonly text: string
}

function send(step: Step, key: ResourceKey, subscription: Readonly<SubscriptionState>, word: Word): void {
  const { topic } = subscription
  const messageId = derivedUuid(step.seed, `${key}/${word.kind}/${word.token}`)
  const parcel = parcelOf(step, key, subscription, { ...word, messageId })
  if (parcel === undefined) return
  const { to, operation, input, target } = parcel
  step.call({
    to,
    operation,
    input,
    caller: { principal: 'sns.amazonaws.com', source: topic },
    replyTo: { service: 'sns', context: { confirmation: { topic, subscription: key, kind: word.kind } } },
    hop: { track: 'push', from: topic, to: target, carries: [{ trail: `${topic}/${word.kind}`, message: messageId }] },
  })
  step.emit('sns.ConfirmationSent', topic, { subscription: key, kind: word.kind, endpoint: subscription.endpoint })
}

function parcelOf(
  step: Step,
  key: ResourceKey,
  subscription: Readonly<SubscriptionState>,
  word: Word & { readonly messageId: string },
): Parcel | undefined {
  const { protocol, endpoint, topic } = subscription
  const topicArn = topicArnOf(subscription)
  const displayName = step.read<TopicState>(topic)?.attributes['DisplayName'] ?? ''
  const link = `${snsHost}/?Action=ConfirmSubscription&TopicArn=${topicArn}&Token=${word.token}`
  switch (protocol) {
    case 'http':
    case 'https': {
      const { headerContentType: contentType } = policyOf(step, topic, key)
      const body = confirmationBody(step, topicArn, link, word)
      return httpParcel({ url: endpoint, type: word.kind, messageId: word.messageId, topicArn, raw: false, contentType, body })
    }
    case 'email-json':
      return emailParcel(endpoint, displayName, emailSubject, confirmationBody(step, topicArn, link, word))
    case 'email':
      return emailParcel(
        endpoint,
        displayName,
        emailSubject,
        `${invitation(word.kind, topicArn)}\n\n${link}\n\n(AWS says this in words of its own.)`,
      )
    default:
      return undefined
  }
}

const emailSubject = 'AWS Notification - Subscription Confirmation'

function invitation(kind: Kind, topicArn: string): string {
  return kind === 'SubscriptionConfirmation'
    ? `Somebody subscribed this address to ${topicArn}. To confirm, open the link:`
    : `The subscription of this address to ${topicArn} has ended. To subscribe again, open the link:`
}

/** Recorded: members and their order. */
function confirmationBody(
  step: Step,
  topicArn: string,
  link: string,
  { kind, messageId, token, text }: Word & { readonly messageId: string },
): string {
  const { seed } = step
  const members: readonly (readonly [string, string])[] = [
    ['Type', kind],
    ['MessageId', messageId],
    ['Token', token],
    ['TopicArn', topicArn],
    ['Message', text],
    ['SubscribeURL', link],
    ['Timestamp', isoTimestamp(step.epochMs)],
    ['SignatureVersion', '1'],
    ['Signature', signatureOf({ seed, messageId })],
    ['SigningCertURL', certificateUrl(seed)],
  ]
  return layOut(members.map(([name, value]) => [name, quoted(value)]))
}

function topicArnOf({ topic }: Readonly<SubscriptionState>): string {
  return arnOfTopic(nameOfKey(topic))
}

/** `true` when the answer was one to a confirmation. */
export function confirmationReplied(step: Step, { context, result }: ReplyEnvelope): boolean {
  const confirmation = context['confirmation'] as JsonObject | undefined
  if (confirmation === undefined) return false
  const { topic, ...facts } = confirmation
  const status = result.ok ? Number(result.value['StatusCode'] ?? 200) : 0
  if (result.ok && status >= 200 && status < 300) return true
  const reason = result.ok ? { code: `HTTP${status}`, message: `The endpoint answered with HTTP status ${status}.` } : result.error
  step.emit('sns.ConfirmationFailed', String(topic), { ...facts, code: reason.code, message: reason.message })
  return true
}
