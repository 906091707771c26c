/** Amazon SNS as data: operations, attributes, limits. https://docs.aws.amazon.com/sns/latest/api/ */
import type { AttributeModels } from '../attribute.ts'
import { blob, boolean, list, map, optional, required, string, structure } from '../shape-builders.ts'
import { operation, type InputOf, type OperationName, type OutputOf, type ServiceModel } from '../service.ts'

const reference = 'https://docs.aws.amazon.com/sns/latest/api/API_'
const guide = 'https://docs.aws.amazon.com/sns/latest/dg/'

/** https://docs.aws.amazon.com/general/latest/gr/sns.html */
export const snsLimits = {
  messageBytes: 262_144,
  topicNameCharacters: 256,
  subjectCharacters: 100,
  filterPolicyKeys: 5,
  filterPolicyCombinations: 150,
} as const

export const snsProtocols = ['sqs', 'lambda', 'http', 'https', 'email', 'email-json', 'sms', 'application', 'firehose'] as const
export type SnsProtocol = (typeof snsProtocols)[number]

export const topicAttributes = {
  DisplayName: {
    kind: 'text',
    label: 'Display name',
    help: 'The sender that people see in e-mails and text messages.',
    page: `${reference}SetTopicAttributes.html`,
  },
  Policy: {
    kind: 'json',
    label: 'Access policy',
    help: 'Who may publish and subscribe.',
    page: `${guide}sns-access-policy-language-using-sns.html`,
  },
  DeliveryPolicy: {
    kind: 'json',
    label: 'Delivery policy',
    help: 'How delivery to HTTP endpoints is retried.',
    page: `${guide}sns-message-delivery-retries.html`,
  },
  FifoTopic: {
    kind: 'boolean',
    default: 'false',
    replaces: true,
    label: 'FIFO',
    help: 'Keeps order within a message group and drops duplicates.',
    page: `${guide}sns-fifo-topics.html`,
  },
  ContentBasedDeduplication: {
    kind: 'boolean',
    default: 'false',
    label: 'Content-based deduplication',
    help: 'The body’s SHA-256 is the deduplication id when none is given.',
    page: `${guide}fifo-message-dedup.html`,
  },
  TopicArn: {
    kind: 'text',
    readOnly: true,
    label: 'ARN',
    help: 'The topic’s Amazon Resource Name.',
    page: `${reference}GetTopicAttributes.html`,
  },
} as const satisfies AttributeModels

export const subscriptionAttributes = {
  RawMessageDelivery: {
    kind: 'boolean',
    default: 'false',
    label: 'Raw delivery',
    help: 'The subscriber gets the message itself instead of SNS’s JSON envelope around it.',
    page: `${guide}sns-large-payload-raw-message-delivery.html`,
  },
  FilterPolicy: {
    kind: 'json',
    label: 'Filter policy',
    help: 'Only messages that match are delivered.',
    page: `${guide}sns-subscription-filter-policies.html`,
  },
  FilterPolicyScope: {
    kind: 'choice',
    choices: ['MessageAttributes', 'MessageBody'],
    default: 'MessageAttributes',
    label: 'Filter scope',
    help: 'Whether the filter reads the attributes or the body.',
    page: `${guide}sns-message-filtering-scope.html`,
  },
  RedrivePolicy: {
    kind: 'json',
    label: 'Dead-letter queue',
    help: 'Where a message goes that cannot be delivered.',
    page: `${guide}sns-dead-letter-queues.html`,
  },
  DeliveryPolicy: {
    kind: 'json',
    label: 'Delivery policy',
    help: 'How delivery to this HTTP endpoint is retried.',
    page: `${guide}sns-message-delivery-retries.html`,
  },
} as const satisfies AttributeModels

const topicArn = required(string(), 'The topic’s ARN.')
const subscriptionArn = required(string(), 'The subscription’s ARN.')
const attributeMap = map(string())
const tags = list(structure({ Key: required(string()), Value: required(string()) }))

const messageAttribute = structure({
  DataType: required(string(), 'String, String.Array, Number or Binary.'),
  StringValue: optional(string()),
  BinaryValue: optional(blob),
})

const noTopic = 'NotFound'

export const sns = {
  id: 'sns',
  sdkName: 'SNS',
  sdkPackage: '@aws-sdk/client-sns',
  apiVersion: '2010-03-31',
  protocol: 'query',
  operations: {
    CreateTopic: operation({
      input: { Name: required(string()), Attributes: optional(attributeMap), Tags: optional(tags) },
      output: { TopicArn: required(string()) },
      errors: ['InvalidParameter', 'TopicLimitExceeded'],
      page: `${reference}CreateTopic.html`,
    }),
    DeleteTopic: operation({
      input: { TopicArn: topicArn },
      output: {},
      errors: ['InvalidParameter'],
      page: `${reference}DeleteTopic.html`,
    }),
    SetTopicAttributes: operation({
      input: { TopicArn: topicArn, AttributeName: required(string()), AttributeValue: optional(string()) },
      output: {},
      errors: [noTopic, 'InvalidParameter'],
      page: `${reference}SetTopicAttributes.html`,
    }),
    GetTopicAttributes: operation({
      input: { TopicArn: topicArn },
      output: { Attributes: optional(attributeMap) },
      errors: [noTopic],
      page: `${reference}GetTopicAttributes.html`,
    }),
    Subscribe: operation({
      input: {
        TopicArn: topicArn,
        Protocol: required(string()),
        Endpoint: optional(string()),
        Attributes: optional(attributeMap),
        ReturnSubscriptionArn: optional(boolean),
      },
      output: { SubscriptionArn: required(string()) },
      errors: [noTopic, 'InvalidParameter', 'FilterPolicyLimitExceeded', 'SubscriptionLimitExceeded'],
      page: `${reference}Subscribe.html`,
    }),
    Unsubscribe: operation({
      input: { SubscriptionArn: subscriptionArn },
      output: {},
      errors: ['InvalidParameter'],
      page: `${reference}Unsubscribe.html`,
    }),
    SetSubscriptionAttributes: operation({
      input: { SubscriptionArn: subscriptionArn, AttributeName: required(string()), AttributeValue: optional(string()) },
      output: {},
      errors: [noTopic, 'InvalidParameter', 'FilterPolicyLimitExceeded'],
      page: `${reference}SetSubscriptionAttributes.html`,
    }),
    GetSubscriptionAttributes: operation({
      input: { SubscriptionArn: subscriptionArn },
      output: { Attributes: optional(attributeMap) },
      errors: [noTopic],
      page: `${reference}GetSubscriptionAttributes.html`,
    }),
    Publish: operation({
      input: {
        TopicArn: optional(string()),
        TargetArn: optional(string()),
        PhoneNumber: optional(string()),
        Message: required(string()),
        Subject: optional(string()),
        MessageStructure: optional(string()),
        MessageAttributes: optional(map(messageAttribute)),
        MessageDeduplicationId: optional(string()),
        MessageGroupId: optional(string()),
      },
      output: { MessageId: required(string()), SequenceNumber: optional(string()) },
      errors: [noTopic, 'InvalidParameter', 'ParameterValueInvalid'],
      page: `${reference}Publish.html`,
    }),
  },
} as const satisfies ServiceModel

export type SnsOperation = OperationName<typeof sns>
export type SnsInput<O extends SnsOperation> = InputOf<typeof sns, O>
export type SnsOutput<O extends SnsOperation> = OutputOf<typeof sns, O>
