/** Amazon SQS as data: its 23 operations. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/ */
import { operation, type InputOf, type OperationName, type OutputOf, type ServiceModel } from '../service.ts'
import { sqsWireErrors } from './sqs-attributes.ts'
import { integer, list, optional, required, string, structure } from '../shape-builders.ts'
import {
  attributeMap,
  batchMembers,
  batchSuccess,
  entryId,
  handle,
  moveTaskRow,
  pageMembers,
  receivedMessage,
  sendMembers,
  sentEntry,
  sentMembers,
  tags,
  url,
} from './sqs-shapes.ts'

export { queueAttributes, sqsLimits, sqsWireErrors } from './sqs-attributes.ts'

const reference = 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_'

const noQueue = 'QueueDoesNotExist'
const notFound = 'ResourceNotFoundException'
const batchErrors = ['EmptyBatchRequest', 'TooManyEntriesInBatchRequest', 'BatchEntryIdsNotDistinct', 'InvalidBatchEntryId'] as const

export const sqs = {
  id: 'sqs',
  sdkName: 'SQS',
  sdkPackage: '@aws-sdk/client-sqs',
  apiVersion: '2012-11-05',
  protocol: 'json',
  targetPrefix: 'AmazonSQS',
  faultPrefix: 'com.amazonaws.sqs#',
  wireFaults: sqsWireErrors,
  operations: {
    AddPermission: operation({
      input: {
        QueueUrl: url,
        Label: required(string(), 'What the permission is called: it becomes the Sid of a statement.'),
        AWSAccountIds: required(list(string())),
        Actions: required(list(string()), 'SendMessage, ReceiveMessage … or *.'),
      },
      output: {},
      errors: [noQueue, 'OverLimit', 'InvalidParameterValue', 'MissingParameter'],
      page: `${reference}AddPermission.html`,
    }),
    CancelMessageMoveTask: operation({
      input: { TaskHandle: required(string()) },
      output: { ApproximateNumberOfMessagesMoved: optional(integer()) },
      errors: [notFound, 'UnsupportedOperation', 'InvalidParameterValue'],
      page: `${reference}CancelMessageMoveTask.html`,
    }),
    ChangeMessageVisibility: operation({
      input: { QueueUrl: url, ReceiptHandle: handle, VisibilityTimeout: required(integer()) },
      output: {},
      errors: [noQueue, 'ReceiptHandleIsInvalid', 'MessageNotInflight', 'InvalidParameterValue'],
      page: `${reference}ChangeMessageVisibility.html`,
    }),
    ChangeMessageVisibilityBatch: operation({
      input: {
        QueueUrl: url,
        Entries: required(list(structure({ Id: entryId, ReceiptHandle: handle, VisibilityTimeout: optional(integer()) }))),
      },
      output: batchMembers(batchSuccess),
      errors: [noQueue, ...batchErrors],
      page: `${reference}ChangeMessageVisibilityBatch.html`,
    }),
    CreateQueue: operation({
      input: { QueueName: required(string()), Attributes: optional(attributeMap), tags: optional(tags) },
      output: { QueueUrl: required(string()) },
      errors: ['QueueNameExists', 'QueueDeletedRecently', 'InvalidAttributeName', 'InvalidAttributeValue', 'InvalidParameterValue'],
      page: `${reference}CreateQueue.html`,
    }),
    DeleteMessage: operation({
      input: { QueueUrl: url, ReceiptHandle: handle },
      output: {},
      errors: [noQueue, 'ReceiptHandleIsInvalid', 'InvalidParameterValue'],
      page: `${reference}DeleteMessage.html`,
    }),
    DeleteMessageBatch: operation({
      input: { QueueUrl: url, Entries: required(list(structure({ Id: entryId, ReceiptHandle: handle }))) },
      output: batchMembers(batchSuccess),
      errors: [noQueue, ...batchErrors],
      page: `${reference}DeleteMessageBatch.html`,
    }),
    DeleteQueue: operation({ input: { QueueUrl: url }, output: {}, errors: [noQueue], page: `${reference}DeleteQueue.html` }),
    GetQueueAttributes: operation({
      input: { QueueUrl: url, AttributeNames: optional(list(string())) },
      output: { Attributes: optional(attributeMap) },
      errors: [noQueue, 'InvalidAttributeName'],
      page: `${reference}GetQueueAttributes.html`,
    }),
    GetQueueUrl: operation({
      input: { QueueName: required(string()), QueueOwnerAWSAccountId: optional(string()) },
      output: { QueueUrl: required(string()) },
      errors: [noQueue],
      page: `${reference}GetQueueUrl.html`,
    }),
    ListDeadLetterSourceQueues: operation({
      input: { QueueUrl: url, ...pageMembers },
      output: { queueUrls: required(list(string())), NextToken: optional(string()) },
      errors: [noQueue, 'InvalidParameterValue'],
      page: `${reference}ListDeadLetterSourceQueues.html`,
    }),
    ListMessageMoveTasks: operation({
      input: { SourceArn: required(string()), MaxResults: optional(integer()) },
      output: { Results: optional(list(moveTaskRow)) },
      errors: [notFound, 'InvalidParameterValue'],
      page: `${reference}ListMessageMoveTasks.html`,
    }),
    ListQueues: operation({
      input: { QueueNamePrefix: optional(string()), ...pageMembers },
      output: { QueueUrls: optional(list(string())), NextToken: optional(string()) },
      errors: ['InvalidParameterValue'],
      page: `${reference}ListQueues.html`,
    }),
    ListQueueTags: operation({
      input: { QueueUrl: url },
      output: { Tags: optional(tags) },
      errors: [noQueue],
      page: `${reference}ListQueueTags.html`,
    }),
    PurgeQueue: operation({
      input: { QueueUrl: url },
      output: {},
      errors: [noQueue, 'PurgeQueueInProgress'],
      page: `${reference}PurgeQueue.html`,
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
    RemovePermission: operation({
      input: { QueueUrl: url, Label: required(string()) },
      output: {},
      errors: [noQueue, 'InvalidParameterValue', 'MissingParameter'],
      page: `${reference}RemovePermission.html`,
    }),
    SendMessage: operation({
      input: { QueueUrl: url, ...sendMembers },
      output: sentMembers,
      errors: [noQueue, 'InvalidMessageContents', 'InvalidParameterValue', 'MissingParameter', 'UnsupportedOperation'],
      page: `${reference}SendMessage.html`,
    }),
    SendMessageBatch: operation({
      input: { QueueUrl: url, Entries: required(list(structure({ Id: entryId, ...sendMembers }))) },
      output: batchMembers(sentEntry),
      errors: [noQueue, ...batchErrors, 'BatchRequestTooLong', 'InvalidParameterValue'],
      page: `${reference}SendMessageBatch.html`,
    }),
    SetQueueAttributes: operation({
      input: { QueueUrl: url, Attributes: required(attributeMap) },
      output: {},
      errors: [noQueue, 'InvalidAttributeName', 'InvalidAttributeValue', 'InvalidParameterValue', 'OverLimit'],
      page: `${reference}SetQueueAttributes.html`,
    }),
    StartMessageMoveTask: operation({
      input: {
        SourceArn: required(string(), 'A dead-letter queue.'),
        DestinationArn: optional(string(), 'Where the messages go; without it, each goes back to the queue that it came from.'),
        MaxNumberOfMessagesPerSecond: optional(integer(), 'From 1 to 500.'),
      },
      output: { TaskHandle: optional(string()) },
      errors: [notFound, 'UnsupportedOperation', 'InvalidParameterValue'],
      page: `${reference}StartMessageMoveTask.html`,
    }),
    TagQueue: operation({
      input: { QueueUrl: url, Tags: required(tags) },
      output: {},
      errors: [noQueue, 'InvalidParameterValue', 'MissingParameter'],
      page: `${reference}TagQueue.html`,
    }),
    UntagQueue: operation({
      input: { QueueUrl: url, TagKeys: required(list(string())) },
      output: {},
      errors: [noQueue, 'InvalidParameterValue'],
      page: `${reference}UntagQueue.html`,
    }),
  },
} as const satisfies ServiceModel

export type SqsOperation = OperationName<typeof sqs>
export type SqsInput<O extends SqsOperation> = InputOf<typeof sqs, O>
export type SqsOutput<O extends SqsOperation> = OutputOf<typeof sqs, O>
