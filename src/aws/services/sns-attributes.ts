/** The attributes of topics and subscriptions, each told once. https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html */
import type { AttributeModel, AttributeModels } from '../attribute.ts'
import { guide, reference } from './sns-shapes.ts'

const topicPage = `${reference}SetTopicAttributes.html`
const loggingPage = `${guide}sns-topic-attributes.html`

type DeliveryStatus<P extends string> = {
  readonly [N in `${P}SuccessFeedbackRoleArn` | `${P}SuccessFeedbackSampleRate` | `${P}FailureFeedbackRoleArn`]: AttributeModel
}

/** The three attributes that turn on the delivery logs of a protocol. They are kept; logs are not written. */
function deliveryStatus<const P extends string>(protocol: P): DeliveryStatus<P> {
  const role = { kind: 'text', label: `${protocol}: role`, page: loggingPage } as const
  return {
    [`${protocol}SuccessFeedbackRoleArn`]: { ...role, help: `The role that SNS takes on to log successful deliveries (${protocol}).` },
    [`${protocol}SuccessFeedbackSampleRate`]: {
      kind: 'integer',
      unit: 'percent',
      min: 0,
      max: 100,
      label: `${protocol}: sample rate`,
      help: `How many successful deliveries are logged (${protocol}).`,
      page: loggingPage,
    },
    [`${protocol}FailureFeedbackRoleArn`]: { ...role, help: `The role that SNS takes on to log failed deliveries (${protocol}).` },
  } as unknown as DeliveryStatus<P>
}

export const topicAttributes = {
  DisplayName: { kind: 'text', label: 'Display name', help: 'The sender that people see in e-mails and text messages.', page: topicPage },
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
  FifoThroughputScope: {
    kind: 'choice',
    choices: ['Topic', 'MessageGroup'],
    default: 'Topic',
    label: 'FIFO throughput scope',
    help: 'Whether quota and deduplication are the topic’s or each group’s.',
    page: `${guide}fifo-high-throughput.html`,
  },
  ArchivePolicy: {
    kind: 'json',
    label: 'Archive',
    help: 'For how many days a FIFO topic keeps its messages.',
    page: `${guide}message-archiving-and-replay-topic-owner.html`,
  },
  KmsMasterKeyId: {
    kind: 'text',
    label: 'KMS key',
    help: 'The key that encrypts the messages.',
    page: `${guide}sns-server-side-encryption.html`,
  },
  SignatureVersion: {
    kind: 'choice',
    choices: ['1', '2'],
    default: '1',
    label: 'Signature version',
    help: '1 is SHA1, 2 is SHA256.',
    page: `${guide}sns-verify-signature-of-message.html`,
  },
  TracingConfig: {
    kind: 'choice',
    choices: ['PassThrough', 'Active'],
    default: 'PassThrough',
    label: 'Tracing',
    help: 'Whether X-Ray traces it. Standard topics only.',
    page: `${guide}sns-active-tracing.html`,
  },
  ...deliveryStatus('HTTP'),
  ...deliveryStatus('Firehose'),
  ...deliveryStatus('Lambda'),
  ...deliveryStatus('Application'),
  ...deliveryStatus('SQS'),
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
  SubscriptionRoleArn: {
    kind: 'text',
    label: 'Role',
    help: 'The role that SNS takes on to write to Firehose.',
    page: `${reference}Subscribe.html`,
  },
  ReplayPolicy: {
    kind: 'json',
    label: 'Replay',
    help: 'Which archived messages of a FIFO topic are delivered again.',
    page: `${guide}message-archiving-and-replay-subscriber.html`,
  },
} as const satisfies AttributeModels
