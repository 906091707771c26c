/** Queues, topics and subscriptions as people fill them in. */
import { queue, queuePolicy } from '../resources/queue.ts'
import { subscription, topic, topicPolicy } from '../resources/topic.ts'
import { type Authored, extended, field, nameCheck } from './field-model.ts'
import { policyDocument, tagList } from './policy-fields.ts'

const queueGuide = 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/'
const topicGuide = 'https://docs.aws.amazon.com/sns/latest/dg/'
const deadLetters = `${queueGuide}sqs-dead-letter-queues.html`
const arnOfQueue = { types: ['AWS::SQS::Queue'], by: 'arn' } as const

export const queueFields: Authored = {
  type: queue.type,
  title: queue.title,
  help: 'Keeps messages until somebody has received and deleted them.',
  page: queue.page,
  properties: extended(queue.properties, {
    QueueName: { sample: 'my-queue', check: nameCheck(queue.name) },
    VisibilityTimeout: { logarithmic: true },
    MessageRetentionPeriod: { logarithmic: true },
    MaximumMessageSize: { logarithmic: true },
    RedrivePolicy: {
      members: {
        deadLetterTargetArn: field(
          {
            kind: 'text',
            required: true,
            refers: arnOfQueue,
            label: 'Dead-letter queue',
            help: 'The queue that takes what was received too often.',
          },
          deadLetters,
        ),
        maxReceiveCount: field(
          {
            kind: 'integer',
            required: true,
            unit: 'receives',
            min: 1,
            max: 1000,
            sample: '5',
            logarithmic: true,
            label: 'Maximum receives',
            help: 'After so many receives without a delete, a message goes to the dead-letter queue.',
          },
          deadLetters,
        ),
      },
    },
    RedriveAllowPolicy: {
      members: {
        redrivePermission: field(
          {
            kind: 'choice',
            choices: ['allowAll', 'denyAll', 'byQueue'],
            required: true,
            sample: 'allowAll',
            label: 'Allowed sources',
            help: 'Which queues may use this one as their dead-letter queue.',
          },
          deadLetters,
        ),
        sourceQueueArns: field(
          {
            kind: 'json',
            form: 'list',
            items: field({ kind: 'text', refers: arnOfQueue, label: 'Source queue', help: 'A queue that may.' }, deadLetters),
            label: 'Source queues',
            help: 'With byQueue: the queues that may, at most ten.',
          },
          deadLetters,
        ),
      },
    },
    ContentBasedDeduplication: { fifo: true },
    DeduplicationScope: { fifo: true },
    FifoThroughputLimit: { fifo: true },
    KmsMasterKeyId: { sample: 'alias/aws/sqs' },
    KmsDataKeyReusePeriodSeconds: { logarithmic: true },
    Tags: { items: tagList(queue.page) },
  }),
  groups: [
    {
      title: 'Queue',
      fields: ['VisibilityTimeout', 'DelaySeconds', 'ReceiveMessageWaitTimeSeconds', 'MessageRetentionPeriod', 'MaximumMessageSize'],
    },
    {
      title: 'Dead letters',
      fields: [
        'RedrivePolicy/deadLetterTargetArn',
        'RedrivePolicy/maxReceiveCount',
        'RedriveAllowPolicy/redrivePermission',
        'RedriveAllowPolicy/sourceQueueArns',
      ],
    },
    { title: 'FIFO', fields: ['ContentBasedDeduplication', 'DeduplicationScope', 'FifoThroughputLimit'] },
    { title: 'Encryption', fields: ['SqsManagedSseEnabled', 'KmsMasterKeyId', 'KmsDataKeyReusePeriodSeconds'] },
    { title: 'Identity', fields: ['QueueName', 'FifoQueue', 'Tags'] },
  ],
}

export const queuePolicyFields: Authored = {
  type: queuePolicy.type,
  title: queuePolicy.title,
  help: 'Lets others, a topic for one, send to queues.',
  page: queuePolicy.page,
  properties: extended(queuePolicy.properties, {
    PolicyDocument: policyDocument(queuePolicy.page),
    Queues: {
      items: field({ kind: 'text', refers: { types: ['AWS::SQS::Queue'], by: 'ref' }, label: 'Queue', help: 'Its URL.' }, queuePolicy.page),
    },
  }),
  groups: [{ title: 'Policy', fields: ['Queues', 'PolicyDocument'] }],
}

export const topicFields: Authored = {
  type: topic.type,
  title: topic.title,
  help: 'Gives a copy of each message to everybody who is subscribed.',
  page: topic.page,
  properties: extended(topic.properties, {
    TopicName: { sample: 'my-topic', check: nameCheck(topic.name) },
    DisplayName: { sample: 'My topic' },
    ContentBasedDeduplication: { fifo: true },
    FifoThroughputScope: { fifo: true },
    ArchivePolicy: { fifo: true },
    KmsMasterKeyId: { sample: 'alias/aws/sns' },
    Tags: { items: tagList(topic.page) },
  }),
  groups: [
    { title: 'Topic', fields: ['DisplayName', 'SignatureVersion', 'TracingConfig', 'DataProtectionPolicy', 'DeliveryStatusLogging'] },
    { title: 'FIFO', fields: ['ContentBasedDeduplication', 'FifoThroughputScope', 'ArchivePolicy'] },
    { title: 'Encryption', fields: ['KmsMasterKeyId'] },
    { title: 'Identity', fields: ['TopicName', 'FifoTopic', 'Tags'] },
  ],
}

export const topicPolicyFields: Authored = {
  type: topicPolicy.type,
  title: topicPolicy.title,
  help: 'Lets others publish to topics or subscribe to them.',
  page: topicPolicy.page,
  properties: extended(topicPolicy.properties, {
    PolicyDocument: policyDocument(topicPolicy.page),
    Topics: {
      items: field({ kind: 'text', refers: { types: ['AWS::SNS::Topic'], by: 'arn' }, label: 'Topic', help: 'Its ARN.' }, topicPolicy.page),
    },
  }),
  groups: [{ title: 'Policy', fields: ['Topics', 'PolicyDocument'] }],
}

export const subscriptionFields: Authored = {
  type: subscription.type,
  title: subscription.title,
  help: 'Takes what is published to a topic to one subscriber.',
  page: subscription.page,
  properties: extended(subscription.properties, {
    TopicArn: { refers: { types: ['AWS::SNS::Topic'], by: 'arn' } },
    Protocol: { sample: 'sqs' },
    FilterPolicy: { sample: '{"type":["order"]}' },
    Endpoint: { refers: { types: ['AWS::SQS::Queue', 'AWS::Lambda::Function', 'AWS::Serverless::Function'], by: 'arn' } },
    RedrivePolicy: {
      members: {
        deadLetterTargetArn: field(
          {
            kind: 'text',
            required: true,
            refers: arnOfQueue,
            label: 'Dead-letter queue',
            help: 'The queue that takes what cannot be delivered.',
          },
          `${topicGuide}sns-dead-letter-queues.html`,
        ),
      },
    },
  }),
  groups: [
    {
      title: 'Subscription',
      fields: [
        'FilterPolicy',
        'FilterPolicyScope',
        'RawMessageDelivery',
        'RedrivePolicy/deadLetterTargetArn',
        'DeliveryPolicy',
        'ReplayPolicy',
      ],
    },
    { title: 'Ends', fields: ['TopicArn', 'Protocol', 'Endpoint'] },
  ],
}
