/** Amazon SNS: the door of the service. */
import type { SnsInput, SnsOperation } from '../../../aws/services/sns.ts'
import type { Action, ServiceTable } from '../shared/service-table.ts'
import { addPermission } from './actions/add-permission.ts'
import { checkIfPhoneNumberIsOptedOut } from './actions/check-if-phone-number-is-opted-out.ts'
import { confirmSubscription } from './actions/confirm-subscription.ts'
import { createPlatformApplication } from './actions/create-platform-application.ts'
import { createPlatformEndpoint } from './actions/create-platform-endpoint.ts'
import { createTopic } from './actions/create-topic.ts'
import { deleteEndpoint } from './actions/delete-endpoint.ts'
import { deletePlatformApplication } from './actions/delete-platform-application.ts'
import { deleteTopic } from './actions/delete-topic.ts'
import { getDataProtectionPolicy } from './actions/get-data-protection-policy.ts'
import { getEndpointAttributes } from './actions/get-endpoint-attributes.ts'
import { getPlatformApplicationAttributes } from './actions/get-platform-application-attributes.ts'
import { getSmsAttributes } from './actions/get-sms-attributes.ts'
import { getSubscriptionAttributes } from './actions/get-subscription-attributes.ts'
import { getTopicAttributes } from './actions/get-topic-attributes.ts'
import { listEndpointsByPlatformApplication } from './actions/list-endpoints-by-platform-application.ts'
import { listPhoneNumbersOptedOut } from './actions/list-phone-numbers-opted-out.ts'
import { listPlatformApplications } from './actions/list-platform-applications.ts'
import { listSubscriptionsByTopic } from './actions/list-subscriptions-by-topic.ts'
import { listSubscriptions } from './actions/list-subscriptions.ts'
import { listTagsForResource } from './actions/list-tags-for-resource.ts'
import { listTopics } from './actions/list-topics.ts'
import { optInPhoneNumber } from './actions/opt-in-phone-number.ts'
import { publishBatch } from './actions/publish-batch.ts'
import { publish } from './actions/publish.ts'
import { putDataProtectionPolicy } from './actions/put-data-protection-policy.ts'
import { removePermission } from './actions/remove-permission.ts'
import { setEndpointAttributes } from './actions/set-endpoint-attributes.ts'
import { setPlatformApplicationAttributes } from './actions/set-platform-application-attributes.ts'
import { setSmsAttributes } from './actions/set-sms-attributes.ts'
import { setSubscriptionAttributes } from './actions/set-subscription-attributes.ts'
import { setTopicAttributes } from './actions/set-topic-attributes.ts'
import { subscribe } from './actions/subscribe.ts'
import { tagResource } from './actions/tag-resource.ts'
import { unsubscribe } from './actions/unsubscribe.ts'
import { untagResource } from './actions/untag-resource.ts'
import { expireConfirmation } from './confirmation.ts'
import { putDevice } from './device.ts'
import { deliveryReplied, retryDelivery } from './delivery.ts'
import { continueReplay } from './replay.ts'
import { configure } from './retry.ts'
import { forgetSubscription } from './unsubscribed.ts'

export const snsService = {
  name: 'sns',
  actions: {
    AddPermission: addPermission,
    CheckIfPhoneNumberIsOptedOut: checkIfPhoneNumberIsOptedOut,
    ConfirmSubscription: confirmSubscription,
    CreatePlatformApplication: createPlatformApplication,
    CreatePlatformEndpoint: createPlatformEndpoint,
    CreateTopic: createTopic,
    DeleteEndpoint: deleteEndpoint,
    DeletePlatformApplication: deletePlatformApplication,
    DeleteTopic: deleteTopic,
    GetDataProtectionPolicy: getDataProtectionPolicy,
    GetEndpointAttributes: getEndpointAttributes,
    GetPlatformApplicationAttributes: getPlatformApplicationAttributes,
    GetSMSAttributes: getSmsAttributes,
    GetSubscriptionAttributes: getSubscriptionAttributes,
    GetTopicAttributes: getTopicAttributes,
    ListEndpointsByPlatformApplication: listEndpointsByPlatformApplication,
    ListPhoneNumbersOptedOut: listPhoneNumbersOptedOut,
    ListPlatformApplications: listPlatformApplications,
    ListSubscriptions: listSubscriptions,
    ListSubscriptionsByTopic: listSubscriptionsByTopic,
    ListTagsForResource: listTagsForResource,
    ListTopics: listTopics,
    OptInPhoneNumber: optInPhoneNumber,
    Publish: publish,
    PublishBatch: publishBatch,
    PutDataProtectionPolicy: putDataProtectionPolicy,
    RemovePermission: removePermission,
    SetEndpointAttributes: setEndpointAttributes,
    SetPlatformApplicationAttributes: setPlatformApplicationAttributes,
    SetSMSAttributes: setSmsAttributes,
    SetSubscriptionAttributes: setSubscriptionAttributes,
    SetTopicAttributes: setTopicAttributes,
    Subscribe: subscribe,
    TagResource: tagResource,
    Unsubscribe: unsubscribe,
    UntagResource: untagResource,
  } satisfies { readonly [O in SnsOperation]: Action<SnsInput<O>> },
  timers: {
    Configure: configure,
    ContinueReplay: continueReplay,
    ExpireConfirmation: expireConfirmation,
    ForgetSubscription: forgetSubscription,
    PutDevice: putDevice,
    RetryDelivery: retryDelivery,
  },
  replied: deliveryReplied,
} as const satisfies ServiceTable

export type { WaitingDelivery } from './delivery-record.ts'
export type { SubscriptionState, TopicState } from './state.ts'
export * from './view.ts'
export { whyDelivery, whyRetry, whyTopic } from './why.ts'
