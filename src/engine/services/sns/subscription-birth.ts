/** How a subscription begins: confirmed, with nothing delivered. */
import { rootArn } from '../../../aws/identity.ts'
import { derivedUuid } from '../../../base/random.ts'
import { emptyRecord } from '../../../base/json.ts'
import type { ResourceKey, Step } from '../../kernel/index.ts'
import { subscriptionKey } from '../shared/resource-keys.ts'
import { emptyBook } from './delivery-book.ts'
import type { Message } from './message.ts'
import type { SubscriptionState, TopicState } from './state.ts'

export type SubscriptionOrder = Pick<SubscriptionState, 'protocol' | 'endpoint' | 'attributes' | 'settings'>

export function addSubscription(
  step: Step,
  topicKey: ResourceKey,
  { protocol, endpoint, attributes, settings }: SubscriptionOrder,
): ResourceKey {
  const topic = step.edit<TopicState>(topicKey)
  const id = derivedUuid(step.seed, `${topicKey}/subscription/${topic.nextSubscription}`)
  const key = subscriptionKey(id)
  step.create<SubscriptionState>(key, {
    id,
    topic: topicKey,
    protocol,
    endpoint,
    principal: rootArn,
    confirmation: null,
    confirmedBy: null,
    confirmedAuthenticated: true,
    authenticateOnUnsubscribe: false,
    attributes,
    settings,
    delivered: 0,
    filteredOut: 0,
    failed: 0,
    lanes: emptyRecord<Message[]>(),
    book: emptyBook(),
    replay: null,
  })
  topic.subscriptions.push(key)
  topic.nextSubscription++
  step.emit('sns.Subscribed', topicKey, { subscription: key, protocol, endpoint })
  return key
}
