/** Amazon SNS: the door of the service. */
import type { SnsInput, SnsOperation } from '../../../aws/services/sns.ts'
import type { Action, ServiceTable } from '../shared/service-table.ts'
import { createTopic } from './actions/create-topic.ts'
import { deleteTopic } from './actions/delete-topic.ts'
import { getSubscriptionAttributes } from './actions/get-subscription-attributes.ts'
import { getTopicAttributes } from './actions/get-topic-attributes.ts'
import { publish } from './actions/publish.ts'
import { setSubscriptionAttributes } from './actions/set-subscription-attributes.ts'
import { setTopicAttributes } from './actions/set-topic-attributes.ts'
import { subscribe } from './actions/subscribe.ts'
import { unsubscribe } from './actions/unsubscribe.ts'
import { deliveryReplied } from './delivery.ts'

export const snsService = {
  name: 'sns',
  actions: {
    CreateTopic: createTopic,
    DeleteTopic: deleteTopic,
    GetSubscriptionAttributes: getSubscriptionAttributes,
    GetTopicAttributes: getTopicAttributes,
    Publish: publish,
    SetSubscriptionAttributes: setSubscriptionAttributes,
    SetTopicAttributes: setTopicAttributes,
    Subscribe: subscribe,
    Unsubscribe: unsubscribe,
  } satisfies { readonly [O in SnsOperation]: Action<SnsInput<O>> },
  timers: {},
  replied: deliveryReplied,
} as const satisfies ServiceTable

export type { SubscriptionState, TopicState } from './state.ts'
export * from './view.ts'
export { whyTopic } from './why.ts'
