/** Amazon SQS as data: operations, attributes, limits. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/ */
import type { AttributeModels } from '../attribute.ts'
import { boolean, blob, integer, list, map, optional, required, string, structure } from '../shape-builders.ts'
import { operation, type InputOf, type OperationName, type OutputOf, type ServiceModel } from '../service.ts'

const reference = 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_'
const guide = 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/'

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html */
export const sqsLimits = {
  messageBytes: 1_048_576,
  batchEntries: 10,
  receiveMessages: 10,
  messageAttributes: 10,
  visibilitySeconds: 43_200,
  delaySeconds: 900,
  waitSeconds: 20,
  inFlightMessages: 120_000,
  queueNameCharacters: 80,
} as const

export const queueAttributes = {
  DelaySeconds: {
    kind: 'integer',
    unit: 'seconds',
    min: 0,
    max: sqsLimits.delaySeconds,
    default: '0',
    label: 'Delivery delay',
    help: 'How long a new message stays hidden before anyone can receive it.',
    page: `${guide}sqs-delay-queues.html`,
  },
  MaximumMessageSize: {
    kind: 'integer',
    unit: 'bytes',
    min: 1024,
    max: sqsLimits.messageBytes,
    default: '1048576',
    label: 'Maximum message size',
    help: 'A message larger than this, body and attributes together, is refused.',
    page: `${guide}quotas-messages.html`,
  },
  MessageRetentionPeriod: {
    kind: 'integer',
    unit: 'seconds',
    min: 60,
    max: 1_209_600,
    default: '345600',
    label: 'Message retention',
    help: 'A message that nobody deletes disappears after this time.',
    page: `${reference}SetQueueAttributes.html`,
  },
  ReceiveMessageWaitTimeSeconds: {
    kind: 'integer',
    unit: 'seconds',
    min: 0,
    max: sqsLimits.waitSeconds,
    default: '0',
    label: 'Receive wait time',
    help: 'How long a receive waits for a message to arrive: 0 is short polling, more is long polling.',
    page: `${guide}sqs-short-and-long-polling.html`,
  },
  VisibilityTimeout: {
    kind: 'integer',
    unit: 'seconds',
    min: 0,
    max: sqsLimits.visibilitySeconds,
    default: '30',
    label: 'Visibility timeout',
    help: 'A received message is hidden this long; if it is not deleted by then, it can be received again.',
    page: `${guide}sqs-visibility-timeout.html`,
  },
  RedrivePolicy: {
    kind: 'json',
    label: 'Dead-letter queue',
    help: 'Where a message goes after it was received too often without being deleted.',
    page: `${guide}sqs-dead-letter-queues.html`,
  },
  RedriveAllowPolicy: {
    kind: 'json',
    label: 'Allowed sources',
    help: 'Which queues may use this one as their dead-letter queue.',
    page: `${guide}sqs-dead-letter-queues.html`,
  },
  Policy: {
    kind: 'json',
    label: 'Access policy',
    help: 'Who may do what with this queue.',
    page: `${guide}sqs-using-identity-based-policies.html`,
  },
  FifoQueue: {
    kind: 'boolean',
    default: 'false',
    replaces: true,
    label: 'FIFO',
    help: 'Keeps order within a message group and drops duplicates.',
    page: `${guide}sqs-fifo-queues.html`,
  },
  ContentBasedDeduplication: {
    kind: 'boolean',
    default: 'false',
    label: 'Content-based deduplication',
    help: 'The body’s SHA-256 is the deduplication id when none is given.',
    page: `${guide}FIFO-queues-exactly-once-processing.html`,
  },
  DeduplicationScope: {
    kind: 'choice',
    choices: ['queue', 'messageGroup'],
    label: 'Deduplication scope',
    help: 'Whether duplicates are looked for in the queue or in the message group.',
    page: `${guide}high-throughput-fifo.html`,
  },
  FifoThroughputLimit: {
    kind: 'choice',
    choices: ['perQueue', 'perMessageGroupId'],
    label: 'FIFO throughput limit',
    help: 'Whether the throughput quota is the queue’s or the group’s.',
    page: `${guide}high-throughput-fifo.html`,
  },
  KmsMasterKeyId: {
    kind: 'text',
    label: 'KMS key',
    help: 'The key that encrypts the messages.',
    page: `${guide}sqs-server-side-encryption.html`,
  },
  KmsDataKeyReusePeriodSeconds: {
    kind: 'integer',
    unit: 'seconds',
    min: 60,
    max: 86_400,
    default: '300',
    label: 'Data key reuse',
    help: 'How long a data key is used again.',
    page: `${guide}sqs-server-side-encryption.html`,
  },
  SqsManagedSseEnabled: {
    kind: 'boolean',
    default: 'true',
    label: 'SQS encryption',
    help: 'Encrypts messages with keys that SQS owns.',
    page: `${guide}sqs-server-side-encryption.html`,
  },
  QueueArn: {
    kind: 'text',
    readOnly: true,
    label: 'ARN',
    help: 'The queue’s Amazon Resource Name.',
    page: `${reference}GetQueueAttributes.html`,
  },
  ApproximateNumberOfMessages: {
    kind: 'integer',
    unit: 'messages',
    readOnly: true,
    label: 'Visible',
    help: 'Messages that can be received now.',
    page: `${reference}GetQueueAttributes.html`,
  },
  ApproximateNumberOfMessagesNotVisible: {
    kind: 'integer',
    unit: 'messages',
    readOnly: true,
    label: 'In flight',
    help: 'Messages received and neither deleted nor visible again.',
    page: `${reference}GetQueueAttributes.html`,
  },
  ApproximateNumberOfMessagesDelayed: {
    kind: 'integer',
    unit: 'messages',
    readOnly: true,
    label: 'Delayed',
    help: 'Messages whose delivery delay has not passed.',
    page: `${reference}GetQueueAttributes.html`,
  },
  CreatedTimestamp: {
    kind: 'integer',
    readOnly: true,
    label: 'Created',
    help: 'When the queue was made, in seconds since 1970.',
    page: `${reference}GetQueueAttributes.html`,
  },
  LastModifiedTimestamp: {
    kind: 'integer',
    readOnly: true,
    label: 'Last changed',
    help: 'When a setting last changed, in seconds since 1970.',
    page: `${reference}GetQueueAttributes.html`,
  },
} as const satisfies AttributeModels

const url = required(string(), 'The queue’s URL.')
const handle = required(string(), 'The receipt handle of the receive, not the message id.')
const attributeMap = map(string())

const messageAttribute = structure({
  DataType: required(string(), 'String, Number or Binary, with an optional label after a dot.'),
  StringValue: optional(string()),
  BinaryValue: optional(blob),
})
const messageAttributes = map(messageAttribute)

const sendMembers = {
  MessageBody: required(string()),
  DelaySeconds: optional(integer()),
  MessageAttributes: optional(messageAttributes),
  MessageSystemAttributes: optional(messageAttributes),
  MessageDeduplicationId: optional(string()),
  MessageGroupId: optional(string()),
} as const

const sentMembers = {
  MessageId: required(string()),
  MD5OfMessageBody: required(string()),
  MD5OfMessageAttributes: optional(string()),
  MD5OfMessageSystemAttributes: optional(string()),
  SequenceNumber: optional(string()),
} as const

const batchFailure = structure({
  Id: required(string()),
  SenderFault: required(boolean),
  Code: required(string()),
  Message: optional(string()),
})

const receivedMessage = structure({
  MessageId: required(string()),
  ReceiptHandle: required(string()),
  MD5OfBody: required(string()),
  Body: required(string()),
  Attributes: optional(attributeMap),
  MD5OfMessageAttributes: optional(string()),
  MessageAttributes: optional(messageAttributes),
})

const noQueue = 'QueueDoesNotExist'

export const sqs = {
  id: 'sqs',
  sdkName: 'SQS',
  sdkPackage: '@aws-sdk/client-sqs',
  apiVersion: '2012-11-05',
  protocol: 'json',
  targetPrefix: 'AmazonSQS',
  operations: {
    CreateQueue: operation({
      input: { QueueName: required(string()), Attributes: optional(attributeMap), tags: optional(map(string())) },
      output: { QueueUrl: required(string()) },
      errors: ['QueueNameExists', 'QueueDeletedRecently', 'InvalidAttributeName', 'InvalidAttributeValue'],
      page: `${reference}CreateQueue.html`,
    }),
    DeleteQueue: operation({ input: { QueueUrl: url }, output: {}, errors: [noQueue], page: `${reference}DeleteQueue.html` }),
    GetQueueUrl: operation({
      input: { QueueName: required(string()), QueueOwnerAWSAccountId: optional(string()) },
      output: { QueueUrl: required(string()) },
      errors: [noQueue],
      page: `${reference}GetQueueUrl.html`,
    }),
    GetQueueAttributes: operation({
      input: { QueueUrl: url, AttributeNames: optional(list(string())) },
      output: { Attributes: optional(attributeMap) },
      errors: [noQueue, 'InvalidAttributeName'],
      page: `${reference}GetQueueAttributes.html`,
    }),
    SetQueueAttributes: operation({
      input: { QueueUrl: url, Attributes: required(attributeMap) },
      output: {},
      errors: [noQueue, 'InvalidAttributeName', 'InvalidAttributeValue'],
      page: `${reference}SetQueueAttributes.html`,
    }),
    SendMessage: operation({
      input: { QueueUrl: url, ...sendMembers },
      output: sentMembers,
      errors: [noQueue, 'InvalidMessageContents', 'InvalidParameterValue', 'MissingParameter'],
      page: `${reference}SendMessage.html`,
    }),
    ReceiveMessage: operation({
      input: {
        QueueUrl: url,
        MaxNumberOfMessages: optional(integer()),
        VisibilityTimeout: optional(integer()),
        WaitTimeSeconds: optional(integer()),
        MessageAttributeNames: optional(list(string())),
        MessageSystemAttributeNames: optional(list(string())),
        AttributeNames: optional(list(string())),
        ReceiveRequestAttemptId: optional(string()),
      },
      output: { Messages: optional(list(receivedMessage)) },
      errors: [noQueue, 'OverLimit', 'InvalidParameterValue'],
      page: `${reference}ReceiveMessage.html`,
    }),
    DeleteMessage: operation({
      input: { QueueUrl: url, ReceiptHandle: handle },
      output: {},
      errors: [noQueue, 'ReceiptHandleIsInvalid'],
      page: `${reference}DeleteMessage.html`,
    }),
    DeleteMessageBatch: operation({
      input: { QueueUrl: url, Entries: required(list(structure({ Id: required(string()), ReceiptHandle: handle }))) },
      output: { Successful: required(list(structure({ Id: required(string()) }))), Failed: required(list(batchFailure)) },
      errors: [noQueue, 'EmptyBatchRequest', 'TooManyEntriesInBatchRequest', 'BatchEntryIdsNotDistinct', 'InvalidBatchEntryId'],
      page: `${reference}DeleteMessageBatch.html`,
    }),
    ChangeMessageVisibility: operation({
      input: { QueueUrl: url, ReceiptHandle: handle, VisibilityTimeout: required(integer()) },
      output: {},
      errors: [noQueue, 'ReceiptHandleIsInvalid', 'MessageNotInflight', 'InvalidParameterValue'],
      page: `${reference}ChangeMessageVisibility.html`,
    }),
  },
} as const satisfies ServiceModel

export type SqsOperation = OperationName<typeof sqs>
export type SqsInput<O extends SqsOperation> = InputOf<typeof sqs, O>
export type SqsOutput<O extends SqsOperation> = OutputOf<typeof sqs, O>
