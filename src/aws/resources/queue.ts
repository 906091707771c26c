/** SQS in CloudFormation. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html */
import { queueAttributes, sqsLimits } from '../services/sqs-attributes.ts'
import { fromAttribute, property, referencePage, type ResourceModel } from './resource-model.ts'

const page = referencePage('AWS::SQS::Queue')

export const queue = {
  type: 'AWS::SQS::Queue',
  title: 'SQS queue',
  service: 'sqs',
  family: 'application-integration',
  name: {
    property: 'QueueName',
    max: sqsLimits.queueNameCharacters,
    pattern: /^[A-Za-z0-9_-]+$/,
    allowed: 'letters, digits, - and _',
    fifo: 'FifoQueue',
  },
  ref: 'url',
  attributes: { Arn: 'arn', QueueName: 'name', QueueUrl: 'url' },
  properties: {
    QueueName: property(
      { kind: 'text', replaces: true, label: 'Name', help: 'At most 80 letters, digits, - and _; a FIFO queue’s ends in .fifo.' },
      page,
    ),
    DelaySeconds: fromAttribute(queueAttributes.DelaySeconds, 'DelaySeconds'),
    MaximumMessageSize: fromAttribute(queueAttributes.MaximumMessageSize, 'MaximumMessageSize'),
    MessageRetentionPeriod: fromAttribute(queueAttributes.MessageRetentionPeriod, 'MessageRetentionPeriod'),
    ReceiveMessageWaitTimeSeconds: fromAttribute(queueAttributes.ReceiveMessageWaitTimeSeconds, 'ReceiveMessageWaitTimeSeconds'),
    VisibilityTimeout: fromAttribute(queueAttributes.VisibilityTimeout, 'VisibilityTimeout'),
    RedrivePolicy: fromAttribute(queueAttributes.RedrivePolicy, 'RedrivePolicy'),
    RedriveAllowPolicy: fromAttribute(queueAttributes.RedriveAllowPolicy, 'RedriveAllowPolicy'),
    FifoQueue: fromAttribute(queueAttributes.FifoQueue, 'FifoQueue'),
    ContentBasedDeduplication: fromAttribute(queueAttributes.ContentBasedDeduplication, 'ContentBasedDeduplication'),
    DeduplicationScope: fromAttribute(queueAttributes.DeduplicationScope, 'DeduplicationScope'),
    FifoThroughputLimit: fromAttribute(queueAttributes.FifoThroughputLimit, 'FifoThroughputLimit'),
    KmsMasterKeyId: fromAttribute(queueAttributes.KmsMasterKeyId, 'KmsMasterKeyId'),
    KmsDataKeyReusePeriodSeconds: fromAttribute(queueAttributes.KmsDataKeyReusePeriodSeconds, 'KmsDataKeyReusePeriodSeconds'),
    SqsManagedSseEnabled: fromAttribute(queueAttributes.SqsManagedSseEnabled, 'SqsManagedSseEnabled'),
    Tags: property({ kind: 'json', form: 'list', label: 'Tags', help: 'Keys and values that people put on the queue.' }, page),
  },
  page,
} as const satisfies ResourceModel

const policyPage = referencePage('AWS::SQS::QueuePolicy')

/** It sets the `Policy` attribute of every queue in `Queues`. */
export const queuePolicy = {
  type: 'AWS::SQS::QueuePolicy',
  title: 'SQS queue policy',
  service: 'sqs',
  family: 'application-integration',
  ref: 'id',
  attributes: { Id: 'id' },
  properties: {
    PolicyDocument: property({ kind: 'json', required: true, label: 'Policy', help: 'Who may do what with the queues.' }, policyPage),
    Queues: property(
      { kind: 'json', form: 'list', required: true, label: 'Queues', help: 'URLs of the queues that get the policy.' },
      policyPage,
    ),
  },
  page: policyPage,
} as const satisfies ResourceModel
