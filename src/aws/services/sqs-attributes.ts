/** What can be set on a queue, its limits, and how its faults are called on the wire. */
import type { AttributeModels } from '../attribute.ts'

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
  tags: 50,
  tagKeyCharacters: 128,
  tagValueCharacters: 256,
  pageResults: 1000,
  policyStatements: 20,
  permissionActions: 7,
  moveTasksListed: 10,
  movedMessagesPerSecond: 500,
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
    default: 'queue',
    label: 'Deduplication scope',
    help: 'Whether duplicates are looked for in the queue or in the message group.',
    page: `${guide}high-throughput-fifo.html`,
  },
  FifoThroughputLimit: {
    kind: 'choice',
    choices: ['perQueue', 'perMessageGroupId'],
    default: 'perQueue',
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

/** On the wire: the code of the query protocol (in AWS JSON it stands in `x-amzn-query-error`) and the HTTP status. */
export interface SqsWireError {
  readonly queryCode: string
  readonly status: 400 | 403 | 404
}

const legacy = 'AWS.SimpleQueueService.'

/**
 * Faults whose wire code is not their name, or whose status is not 400: recorded for purges, move tasks and queues that are
 * not there, the rest by AWS's API model (its `awsQueryError` traits).
 */
export const sqsWireErrors = {
  BatchEntryIdsNotDistinct: { queryCode: `${legacy}BatchEntryIdsNotDistinct`, status: 400 },
  BatchRequestTooLong: { queryCode: `${legacy}BatchRequestTooLong`, status: 400 },
  EmptyBatchRequest: { queryCode: `${legacy}EmptyBatchRequest`, status: 400 },
  InvalidBatchEntryId: { queryCode: `${legacy}InvalidBatchEntryId`, status: 400 },
  MessageNotInflight: { queryCode: `${legacy}MessageNotInflight`, status: 400 },
  OverLimit: { queryCode: 'OverLimit', status: 403 },
  PurgeQueueInProgress: { queryCode: `${legacy}PurgeQueueInProgress`, status: 403 },
  QueueDeletedRecently: { queryCode: `${legacy}QueueDeletedRecently`, status: 400 },
  QueueDoesNotExist: { queryCode: `${legacy}NonExistentQueue`, status: 400 },
  QueueNameExists: { queryCode: 'QueueAlreadyExists', status: 400 },
  ResourceNotFoundException: { queryCode: 'ResourceNotFoundException', status: 404 },
  TooManyEntriesInBatchRequest: { queryCode: `${legacy}TooManyEntriesInBatchRequest`, status: 400 },
  UnsupportedOperation: { queryCode: `${legacy}UnsupportedOperation`, status: 400 },
} as const satisfies Readonly<Record<string, SqsWireError>>
