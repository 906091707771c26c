/** Amazon SQS as data: its operations. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/ */
import { boolean, blob, integer, list, map, optional, required, string, structure } from '../shape-builders.ts'
import { operation, type InputOf, type OperationName, type OutputOf, type ServiceModel } from '../service.ts'

const reference = 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_'

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
