/** SNS in CloudFormation. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-topic.html */
import type { AttributeModels } from '../attribute.ts'
import { snsLimits, snsProtocols, subscriptionAttributes, topicAttributes } from '../services/sns.ts'
import { fromAttribute, property, referencePage, type ResourceModel } from './resource-model.ts'

const page = referencePage('AWS::SNS::Topic')

/** The attribute of the API that carries a property, if the API described here has it. */
function carried(attributes: AttributeModels, name: string): { readonly attribute?: string } {
  return Object.hasOwn(attributes, name) ? { attribute: name } : {}
}

export const topic = {
  type: 'AWS::SNS::Topic',
  title: 'SNS topic',
  service: 'sns',
  family: 'application-integration',
  name: {
    property: 'TopicName',
    max: snsLimits.topicNameCharacters,
    pattern: /^[A-Za-z0-9_-]+$/,
    allowed: 'letters, digits, - and _',
    fifo: 'FifoTopic',
  },
  ref: 'arn',
  attributes: { TopicArn: 'arn', TopicName: 'name' },
  properties: {
    TopicName: property(
      { kind: 'text', replaces: true, label: 'Name', help: 'At most 256 letters, digits, - and _; a FIFO topic’s ends in .fifo.' },
      page,
    ),
    DisplayName: fromAttribute(topicAttributes.DisplayName, 'DisplayName'),
    Subscription: property(
      { kind: 'json', form: 'list', label: 'Subscriptions', help: 'Protocol and endpoint of subscribers without settings of their own.' },
      page,
    ),
    FifoTopic: fromAttribute(topicAttributes.FifoTopic, 'FifoTopic'),
    ContentBasedDeduplication: fromAttribute(topicAttributes.ContentBasedDeduplication, 'ContentBasedDeduplication'),
    FifoThroughputScope: property(
      {
        kind: 'choice',
        choices: ['Topic', 'MessageGroup'],
        ...carried(topicAttributes, 'FifoThroughputScope'),
        label: 'FIFO throughput scope',
        help: 'Whether the quota is the topic’s or the group’s.',
      },
      page,
    ),
    ArchivePolicy: property(
      { kind: 'json', ...carried(topicAttributes, 'ArchivePolicy'), label: 'Archive', help: 'How long a FIFO topic keeps its messages.' },
      page,
    ),
    DataProtectionPolicy: property(
      { kind: 'json', label: 'Data protection', help: 'Which sensitive data is looked for in messages.' },
      page,
    ),
    DeliveryStatusLogging: property(
      { kind: 'json', form: 'list', label: 'Delivery logging', help: 'Which deliveries are written to logs.' },
      page,
    ),
    KmsMasterKeyId: property(
      { kind: 'text', ...carried(topicAttributes, 'KmsMasterKeyId'), label: 'KMS key', help: 'The key that encrypts the messages.' },
      page,
    ),
    SignatureVersion: property(
      {
        kind: 'choice',
        choices: ['1', '2'],
        default: '1',
        ...carried(topicAttributes, 'SignatureVersion'),
        label: 'Signature version',
        help: '1 is SHA1, 2 is SHA256.',
      },
      page,
    ),
    TracingConfig: property(
      {
        kind: 'choice',
        choices: ['PassThrough', 'Active'],
        default: 'PassThrough',
        ...carried(topicAttributes, 'TracingConfig'),
        label: 'Tracing',
        help: 'Whether X-Ray traces it.',
      },
      page,
    ),
    Tags: property({ kind: 'json', form: 'list', label: 'Tags', help: 'Keys and values that people put on the topic.' }, page),
  },
  page,
} as const satisfies ResourceModel

const policyPage = referencePage('AWS::SNS::TopicPolicy')

/** It sets the `Policy` attribute of every topic in `Topics`. */
export const topicPolicy = {
  type: 'AWS::SNS::TopicPolicy',
  title: 'SNS topic policy',
  service: 'sns',
  family: 'application-integration',
  ref: 'id',
  attributes: { Id: 'id' },
  properties: {
    PolicyDocument: property({ kind: 'json', required: true, label: 'Policy', help: 'Who may publish and subscribe.' }, policyPage),
    Topics: property(
      { kind: 'json', form: 'list', required: true, label: 'Topics', help: 'ARNs of the topics that get the policy.' },
      policyPage,
    ),
  },
  page: policyPage,
} as const satisfies ResourceModel

const subscriptionPage = referencePage('AWS::SNS::Subscription')

export const subscription = {
  type: 'AWS::SNS::Subscription',
  title: 'SNS subscription',
  service: 'sns',
  family: 'application-integration',
  ref: 'arn',
  attributes: { Arn: 'arn' },
  properties: {
    TopicArn: property(
      { kind: 'text', required: true, replaces: true, label: 'Topic', help: 'The topic that is subscribed to.' },
      subscriptionPage,
    ),
    Protocol: property(
      { kind: 'choice', choices: snsProtocols, required: true, replaces: true, label: 'Protocol', help: 'How the subscriber is reached.' },
      subscriptionPage,
    ),
    Endpoint: property(
      { kind: 'text', replaces: true, label: 'Endpoint', help: 'A queue’s or function’s ARN, an address, a number.' },
      subscriptionPage,
    ),
    FilterPolicy: fromAttribute(subscriptionAttributes.FilterPolicy, 'FilterPolicy'),
    FilterPolicyScope: fromAttribute(subscriptionAttributes.FilterPolicyScope, 'FilterPolicyScope'),
    RawMessageDelivery: fromAttribute(subscriptionAttributes.RawMessageDelivery, 'RawMessageDelivery'),
    RedrivePolicy: fromAttribute(subscriptionAttributes.RedrivePolicy, 'RedrivePolicy'),
    DeliveryPolicy: fromAttribute(subscriptionAttributes.DeliveryPolicy, 'DeliveryPolicy'),
    Region: property({ kind: 'text', label: 'Region', help: 'Where the topic is, if it is elsewhere.' }, subscriptionPage),
    ReplayPolicy: property(
      {
        kind: 'json',
        ...carried(subscriptionAttributes, 'ReplayPolicy'),
        label: 'Replay',
        help: 'Which archived messages are delivered again.',
      },
      subscriptionPage,
    ),
    SubscriptionRoleArn: property(
      {
        kind: 'text',
        ...carried(subscriptionAttributes, 'SubscriptionRoleArn'),
        label: 'Role',
        help: 'The role that SNS takes on to write to Firehose.',
      },
      subscriptionPage,
    ),
  },
  page: subscriptionPage,
} as const satisfies ResourceModel
