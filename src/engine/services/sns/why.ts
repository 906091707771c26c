/** Why a published message did not reach a subscriber: the rule, with what it saw. */
import type { JsonObject } from '../../../base/json.ts'
import type { ResourceKey, WorldEvent } from '../../kernel/index.ts'
import { keyOfArn, nameOfKey } from '../shared/resource-keys.ts'
import type { Why } from '../shared/why.ts'
import type { SubscriptionState, TopicState } from './state.ts'
import type { ReadSubscription } from './view.ts'

const guide = 'https://docs.aws.amazon.com/sns/latest/dg/'
const filters = `${guide}sns-subscription-filter-policies.html`
const retries = `${guide}sns-message-delivery-retries.html`

/** What the topic did so far, subscription by subscription: what was delivered, held back by a filter, refused. */
export function whyTopic(topic: Readonly<TopicState>, read: ReadSubscription, nameOf: (key: ResourceKey) => string = nameOfKey): Why[] {
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
    const subscription = read(key)
    return subscription === undefined ? [] : whySubscription(subscription, nameOf)
  })
}

function whySubscription(subscription: Readonly<SubscriptionState>, nameOf: (key: ResourceKey) => string): Why[] {
  const { protocol, endpoint, filteredOut, failed, delivered, attributes, settings } = subscription
  const target = keyOfArn(endpoint)
  const name = target === undefined ? `${protocol}:${endpoint}` : nameOf(target)
  const answers: Why[] = []
  if (filteredOut > 0) {
    const place = settings.filter?.scope === 'MessageBody' ? 'body' : 'attributes'
    const text = `${name}: ${filteredOut} filtered out, ${delivered} delivered. The filter reads the message's ${place}: ${attributes['FilterPolicy'] ?? ''}`
    answers.push({ rule: 'sns.filtered-out', text, page: filters })
  }
  if (failed > 0) {
    const end =
      settings.deadLetterTarget === null
        ? 'dropped, for the subscription has no dead-letter queue'
        : 'sent to the subscription’s dead-letter queue'
    answers.push({ rule: 'sns.delivery-failed', text: `${name}: ${failed} refused by the subscriber's side and ${end}.`, page: retries })
  }
  if (protocol !== 'sqs') {
    answers.push({
      rule: 'sns.not-simulated',
      text: `${name}: delivery by ${protocol} is not simulated yet.`,
      page: `${guide}welcome.html`,
    })
  } else if (answers.length === 0) {
    const text = `${name}: ${delivered} delivered${settings.filter === null ? '; no filter, so everything is' : ''}.`
    answers.push({ rule: 'sns.delivered', text, page: `${guide}sns-sqs-as-subscriber.html` })
  }
  return answers
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
        page: retries,
      }
    case 'sns.DeliveryNotSimulated':
      return {
        rule: 'sns.not-simulated',
        text: `Delivery by ${String(data['protocol'])} is not simulated yet; on AWS it would arrive.`,
        page: `${guide}welcome.html`,
      }
    default:
      return undefined
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

function whyFailed(data: JsonObject): Why {
  const end =
    data['next'] === 'dropped'
      ? 'The subscription has no dead-letter queue, so the message is gone.'
      : 'It goes to the subscription’s dead-letter queue.'
  const text = `Not delivered: ${String(data['message'])} (${String(data['code'])}). An error of the subscriber's side is not retried. ${end}`
  return { rule: 'sns.delivery-failed', text, page: retries }
}
