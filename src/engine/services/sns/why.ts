/** Why a published message did not reach a subscriber: the rule, with what it saw. */
import type { JsonObject } from '../../../base/json.ts'
import type { ResourceKey, WorldEvent } from '../../kernel/index.ts'
import { keyOfArn, nameOfKey } from '../shared/resource-keys.ts'
import { spanInWords, type Why } from '../shared/why.ts'
import type { WaitingDelivery } from './delivery-record.ts'
import type { SubscriptionState, TopicState } from './state.ts'
import { viewRetry, type ReadState, type RetryView } from './view.ts'
import { whyHeld, whyHeldBack } from './why-held.ts'

const guide = 'https://docs.aws.amazon.com/sns/latest/dg/'
const filters = `${guide}sns-subscription-filter-policies.html`
const retries = `${guide}sns-message-delivery-retries.html`
const policies = `${retries}#creating-delivery-policy`
const deadLetters = `${guide}sns-dead-letter-queues.html`

/** What the topic did so far, subscription by subscription: what was delivered, held back by a filter, refused. */
export function whyTopic(topic: Readonly<TopicState>, read: ReadState, nameOf: (key: ResourceKey) => string = nameOfKey): Why[] {
  if (topic.subscriptions.length === 0) {
    return [
      {
        rule: 'sns.no-subscriptions',
        text: 'Nobody is subscribed: what is published here reaches no one and is not kept.',
        page: `${guide}welcome.html`,
      },
    ]
  }
  return topic.subscriptions.flatMap((key) => {
    const subscription = read(key) as Readonly<SubscriptionState> | undefined
    return subscription === undefined ? [] : whySubscription(subscription, read, nameOf)
  })
}

function whySubscription(subscription: Readonly<SubscriptionState>, read: ReadState, nameOf: (key: ResourceKey) => string): Why[] {
  const { protocol, endpoint, filteredOut, failed, delivered, attributes, settings } = subscription
  const target = keyOfArn(endpoint)
  const name = target === undefined ? `${protocol}:${endpoint}` : nameOf(target)
  const answers: Why[] = whyHeld(name, subscription)
  if (filteredOut > 0) {
    const place = settings.filter?.scope === 'MessageBody' ? 'body' : 'attributes'
    const text = `${name}: ${filteredOut} filtered out, ${delivered} delivered. The filter reads the message's ${place}: ${attributes['FilterPolicy'] ?? ''}`
    answers.push({ rule: 'sns.filtered-out', text, page: filters })
  }
  const { retrying } = subscription.book
  const oldest = read(retrying[0] ?? '') as Readonly<WaitingDelivery> | undefined
  if (oldest !== undefined) answers.push(whyRetrying(name, retrying.length, viewRetry(oldest)))
  if (failed > 0) answers.push(whyGivenUp(name, subscription))
  if (protocol === 'firehose') {
    answers.push({ rule: 'sns.not-simulated', text: `${name}: delivery by firehose is not simulated.`, page: `${guide}welcome.html` })
  } else if (answers.length === 0) {
    const text = `${name}: ${delivered} delivered${settings.filter === null ? '; no filter, so everything is' : ''}.`
    answers.push({ rule: 'sns.delivered', text, page: pageOf(protocol) })
  }
  return answers
}

function whyRetrying(name: string, count: number, oldest: RetryView): Why {
  const others = count === 1 ? '' : ` and ${numeral(count - 1)} more`
  return { ...whyRetry(oldest), text: `${name}: message ${oldest.messageId.slice(0, 8)}${others} wait. ${whyRetry(oldest).text}` }
}

/** Why a delivery waits: which attempt comes next, in which phase, when. */
export function whyRetry({ retry, of, phase, nextAt, lastFailure }: RetryView): Why {
  const when = nextAt === undefined ? 'it is being tried now' : `the next attempt comes at ${spanInWords(nextAt)}`
  if (phase === 'throttled')
    return { rule: 'sns.throttled', text: `The subscription's maxReceivesPerSecond is reached: ${when}.`, page: policies }
  const failure = lastFailure === undefined ? '' : ` The last attempt failed: ${lastFailure}`
  return { rule: 'sns.retry', text: `Retry ${numeral(retry)} of ${numeral(of)}, ${phase} phase: ${when}.${failure}`, page: retries }
}

function whyGivenUp(name: string, subscription: Readonly<SubscriptionState>): Why {
  const { deadLettered, dropped } = subscription.book
  const { failed, settings } = subscription
  const end =
    settings.deadLetterTarget === null
      ? 'dropped, for the subscription has no dead-letter queue'
      : 'sent to the subscription’s dead-letter queue'
  const counts = deadLettered > 0 && dropped > 0 ? ` (${deadLettered} kept there, ${dropped} dropped)` : ''
  return { rule: 'sns.delivery-failed', text: `${name}: ${failed} refused by the subscriber's side and ${end}${counts}.`, page: retries }
}

function pageOf(protocol: SubscriptionState['protocol']): string {
  const pages: Readonly<Record<string, string>> = {
    lambda: `${guide}sns-lambda-as-subscriber.html`,
    http: `${guide}sns-http-https-endpoint-as-subscriber.html`,
    https: `${guide}sns-http-https-endpoint-as-subscriber.html`,
    email: `${guide}sns-email-notifications.html`,
    'email-json': `${guide}sns-email-notifications.html`,
    sms: `${guide}sns-mobile-phone-number-as-subscriber.html`,
    application: `${guide}sns-mobile-application-as-subscriber.html`,
  }
  return pages[protocol] ?? `${guide}sns-sqs-as-subscriber.html`
}

/** `100,015` */
function numeral(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** `event`: an `sns.FilteredOut`, `sns.DeliveryFailed` or another event about a delivery, as it stands in the trace. */
export function whyDelivery(event: WorldEvent, subscription: Readonly<SubscriptionState> | undefined): Why | undefined {
  const { data } = event
  switch (event.type) {
    case 'sns.FilteredOut':
      return whyFilteredOut(data, subscription)
    case 'sns.DeliveryFailed':
      return whyFailed(data)
    case 'sns.DeadLetterLost':
      return {
        rule: 'sns.dead-letter-lost',
        text: `Lost: the subscription's dead-letter queue refused it: ${String(data['message'])}`,
        page: deadLetters,
      }
    case 'sns.DeadLetterDelivered':
      return {
        rule: 'sns.dead-lettered',
        text: 'It could not be delivered and is kept in the subscription’s dead-letter queue, as the subscriber would have got it.',
        page: deadLetters,
      }
    case 'sns.RetryScheduled':
      return whyScheduled(data)
    case 'sns.DeliveryThrottled':
      return {
        rule: 'sns.throttled',
        text: `The subscription's maxReceivesPerSecond is reached: it waits ${spanInWords(Number(data['delayMs']))}.`,
        page: policies,
      }
    case 'sns.ConfirmationFailed':
      return {
        rule: 'sns.confirmation-failed',
        text: `The endpoint did not take the confirmation (${String(data['code'])}): nothing is delivered before it has confirmed.`,
        page: `${guide}sns-http-https-endpoint-as-subscriber.html`,
      }
    case 'sns.DeliveryNotSimulated': {
      const where = data['protocol'] === 'firehose' ? 'by firehose' : `to ${String(data['endpoint'])}, in another region or account,`
      return {
        rule: 'sns.not-simulated',
        text: `Delivery ${where} is not simulated; on AWS it would arrive.`,
        page: `${guide}welcome.html`,
      }
    }
    default:
      return whyHeldBack(event)
  }
}

function whyFilteredOut(data: JsonObject, subscription: Readonly<SubscriptionState> | undefined): Why {
  const rule = 'sns.filtered-out'
  const key = data['key']
  if (typeof key !== 'string')
    return { rule, text: 'Filtered out: the filter reads the body, and the body is not a JSON object.', page: filters }
  const values = data['values'] as readonly unknown[]
  const scope = subscription?.settings.filter?.scope
  const place = scope === 'MessageBody' ? 'body' : 'attributes'
  const seen =
    values.length === 0
      ? `the message's ${place} have no "${key}"`
      : `"${key}" is ${values.map((value) => JSON.stringify(value)).join(', ')}`
  const policy = subscription?.attributes['FilterPolicy']
  return { rule, text: `Filtered out: ${seen}${policy === undefined ? '' : `; the filter policy is ${policy}`}.`, page: filters }
}

function whyScheduled({ retry, of, phase, delayMs, code, message }: JsonObject): Why {
  const delay = Number(delayMs) === 0 ? 'at once' : `after ${spanInWords(Number(delayMs))}`
  const count = `retry ${numeral(Number(retry))} of ${numeral(Number(of))}, ${String(phase)} phase`
  return { rule: 'sns.retry', text: `Not delivered: ${String(message)} (${String(code)}). Tried again ${delay}: ${count}.`, page: retries }
}

function whyFailed(data: JsonObject): Why {
  const isDropped = data['next'] === 'dropped'
  const end = isDropped
    ? 'The subscription has no dead-letter queue, so the message is gone.'
    : 'It goes to the subscription’s dead-letter queue.'
  const attempts = Number(data['attempt'])
  const reason =
    data['spent'] === true
      ? `All ${numeral(attempts)} attempts failed, and no retry is left.`
      : "An error of the subscriber's side is not retried."
  const text = `Not delivered: ${String(data['message'])} (${String(data['code'])}). ${reason} ${end}`
  return { rule: isDropped ? 'sns.dropped' : 'sns.delivery-failed', text, page: retries }
}
