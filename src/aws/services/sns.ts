/** Amazon SNS as data: operations, attributes, limits. https://docs.aws.amazon.com/sns/latest/api/ */
import { boolean, list, optional, required, string, structure } from '../shape-builders.ts'
import { operation, type InputOf, type OperationName, type OutputOf, type ServiceModel } from '../service.ts'
import { platformOperations } from './sns-platform-operations.ts'
import { attributeMap, message, nextToken, reference, subscriptionArn, tags, topicArn } from './sns-shapes.ts'

export { subscriptionAttributes, topicAttributes } from './sns-attributes.ts'

/** https://docs.aws.amazon.com/general/latest/gr/sns.html */
export const snsLimits = {
  messageBytes: 262_144,
  topicNameCharacters: 256,
  subjectCharacters: 100,
  filterPolicyKeys: 5,
  filterPolicyCombinations: 150,
  filterPoliciesPerTopic: 200,
  subscriptionsPerFifoTopic: 100,
  batchEntries: 10,
  batchIdCharacters: 80,
  page: 100,
  tags: 50,
  deduplicationMs: 300_000,
  tokenMs: 172_800_000,
  archiveDays: 365,
  dataProtectionPolicyCharacters: 30_720,
} as const

export const snsProtocols = ['sqs', 'lambda', 'http', 'https', 'email', 'email-json', 'sms', 'application', 'firehose'] as const
export type SnsProtocol = (typeof snsProtocols)[number]

const common = ['InvalidParameter', 'InternalError', 'AuthorizationError'] as const
const withNotFound = [...common, 'NotFound'] as const
const publishing = [
  ...withNotFound,
  'ParameterValueInvalid',
  'EndpointDisabled',
  'PlatformApplicationDisabled',
  'KMSAccessDenied',
  'ValidationException',
] as const
const tagging = [
  'ResourceNotFound',
  'TagLimitExceeded',
  'StaleTag',
  'TagPolicy',
  'ConcurrentAccess',
  'AuthorizationError',
  'InvalidParameter',
] as const

const listedSubscription = structure({
  SubscriptionArn: optional(string()),
  Owner: optional(string()),
  Protocol: optional(string()),
  Endpoint: optional(string()),
  TopicArn: optional(string()),
})

const topicOperations = {
  CreateTopic: operation({
    input: { Name: required(string()), Attributes: optional(attributeMap), Tags: optional(tags), DataProtectionPolicy: optional(string()) },
    output: { TopicArn: required(string()) },
    errors: [...common, 'TopicLimitExceeded', 'InvalidSecurity', 'TagLimitExceeded', 'StaleTag', 'TagPolicy', 'ConcurrentAccess'],
    page: `${reference}CreateTopic.html`,
  }),
  DeleteTopic: operation({
    input: { TopicArn: topicArn },
    output: {},
    errors: [...withNotFound, 'InvalidState', 'StaleTag', 'TagPolicy', 'ConcurrentAccess'],
    page: `${reference}DeleteTopic.html`,
  }),
  SetTopicAttributes: operation({
    input: { TopicArn: topicArn, AttributeName: required(string()), AttributeValue: optional(string()) },
    output: {},
    errors: withNotFound,
    page: `${reference}SetTopicAttributes.html`,
  }),
  GetTopicAttributes: operation({
    input: { TopicArn: topicArn },
    output: { Attributes: optional(attributeMap) },
    errors: withNotFound,
    page: `${reference}GetTopicAttributes.html`,
  }),
  ListTopics: operation({
    input: { NextToken: nextToken },
    output: { Topics: optional(list(structure({ TopicArn: optional(string()) }))), NextToken: nextToken },
    errors: common,
    page: `${reference}ListTopics.html`,
  }),
  AddPermission: operation({
    input: { TopicArn: topicArn, Label: required(string()), AWSAccountId: required(list(string())), ActionName: required(list(string())) },
    output: {},
    errors: withNotFound,
    page: `${reference}AddPermission.html`,
  }),
  RemovePermission: operation({
    input: { TopicArn: topicArn, Label: required(string()) },
    output: {},
    errors: withNotFound,
    page: `${reference}RemovePermission.html`,
  }),
  GetDataProtectionPolicy: operation({
    input: { ResourceArn: topicArn },
    output: { DataProtectionPolicy: optional(string()) },
    errors: withNotFound,
    page: `${reference}GetDataProtectionPolicy.html`,
  }),
  PutDataProtectionPolicy: operation({
    input: { ResourceArn: topicArn, DataProtectionPolicy: required(string()) },
    output: {},
    errors: withNotFound,
    page: `${reference}PutDataProtectionPolicy.html`,
  }),
  TagResource: operation({
    input: { ResourceArn: topicArn, Tags: required(tags) },
    output: {},
    errors: tagging,
    page: `${reference}TagResource.html`,
  }),
  UntagResource: operation({
    input: { ResourceArn: topicArn, TagKeys: required(list(string())) },
    output: {},
    errors: tagging,
    page: `${reference}UntagResource.html`,
  }),
  ListTagsForResource: operation({
    input: { ResourceArn: topicArn },
    output: { Tags: optional(tags) },
    errors: tagging,
    page: `${reference}ListTagsForResource.html`,
  }),
} as const

const subscriptionOperations = {
  Subscribe: operation({
    input: {
      TopicArn: topicArn,
      Protocol: required(string()),
      Endpoint: optional(string()),
      Attributes: optional(attributeMap),
      ReturnSubscriptionArn: optional(boolean),
    },
    output: { SubscriptionArn: required(string()) },
    errors: [...withNotFound, 'FilterPolicyLimitExceeded', 'SubscriptionLimitExceeded', 'ReplayLimitExceeded', 'InvalidSecurity'],
    page: `${reference}Subscribe.html`,
  }),
  ConfirmSubscription: operation({
    input: { TopicArn: topicArn, Token: required(string()), AuthenticateOnUnsubscribe: optional(string()) },
    output: { SubscriptionArn: required(string()) },
    errors: [...withNotFound, 'FilterPolicyLimitExceeded', 'SubscriptionLimitExceeded', 'ReplayLimitExceeded'],
    page: `${reference}ConfirmSubscription.html`,
  }),
  Unsubscribe: operation({
    input: { SubscriptionArn: subscriptionArn },
    output: {},
    errors: [...withNotFound, 'InvalidSecurity'],
    page: `${reference}Unsubscribe.html`,
  }),
  SetSubscriptionAttributes: operation({
    input: { SubscriptionArn: subscriptionArn, AttributeName: required(string()), AttributeValue: optional(string()) },
    output: {},
    errors: [...withNotFound, 'FilterPolicyLimitExceeded', 'ReplayLimitExceeded'],
    page: `${reference}SetSubscriptionAttributes.html`,
  }),
  GetSubscriptionAttributes: operation({
    input: { SubscriptionArn: subscriptionArn },
    output: { Attributes: optional(attributeMap) },
    errors: withNotFound,
    page: `${reference}GetSubscriptionAttributes.html`,
  }),
  ListSubscriptions: operation({
    input: { NextToken: nextToken },
    output: { Subscriptions: optional(list(listedSubscription)), NextToken: nextToken },
    errors: common,
    page: `${reference}ListSubscriptions.html`,
  }),
  ListSubscriptionsByTopic: operation({
    input: { TopicArn: topicArn, NextToken: nextToken },
    output: { Subscriptions: optional(list(listedSubscription)), NextToken: nextToken },
    errors: withNotFound,
    page: `${reference}ListSubscriptionsByTopic.html`,
  }),
} as const

const publishOperations = {
  Publish: operation({
    input: { TopicArn: optional(string()), TargetArn: optional(string()), PhoneNumber: optional(string()), ...message },
    output: { MessageId: required(string()), SequenceNumber: optional(string()) },
    errors: publishing,
    page: `${reference}Publish.html`,
  }),
  PublishBatch: operation({
    input: { TopicArn: topicArn, PublishBatchRequestEntries: required(list(structure({ Id: required(string()), ...message }))) },
    output: {
      Successful: optional(list(structure({ Id: optional(string()), MessageId: optional(string()), SequenceNumber: optional(string()) }))),
      Failed: optional(
        list(structure({ Id: required(string()), Code: required(string()), Message: optional(string()), SenderFault: required(boolean) })),
      ),
    },
    errors: [
      ...publishing,
      'TooManyEntriesInBatchRequest',
      'EmptyBatchRequest',
      'BatchEntryIdsNotDistinct',
      'BatchRequestTooLong',
      'InvalidBatchEntryId',
    ],
    page: `${reference}PublishBatch.html`,
  }),
} as const

export const sns = {
  id: 'sns',
  sdkName: 'SNS',
  sdkPackage: '@aws-sdk/client-sns',
  apiVersion: '2010-03-31',
  protocol: 'query',
  xmlNamespace: 'http://sns.amazonaws.com/doc/2010-03-31/',
  wireFaults: {
    AuthorizationError: { status: 403 },
    FilterPolicyLimitExceeded: { status: 403 },
    InternalError: { status: 500 },
    InvalidSecurity: { status: 403 },
    NotFound: { status: 404 },
    ReplayLimitExceeded: { status: 403 },
    ResourceNotFound: { status: 404 },
    SubscriptionLimitExceeded: { status: 403 },
    Throttled: { status: 429 },
    TopicLimitExceeded: { status: 403 },
  },
  operations: { ...topicOperations, ...subscriptionOperations, ...publishOperations, ...platformOperations },
} as const satisfies ServiceModel

export type SnsOperation = OperationName<typeof sns>
export type SnsInput<O extends SnsOperation> = InputOf<typeof sns, O>
export type SnsOutput<O extends SnsOperation> = OutputOf<typeof sns, O>
