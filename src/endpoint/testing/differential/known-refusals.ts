/** Refusals of AWS that the emulator does not make, or makes in other words. */
import { queueUrl } from '../../../aws/identity.ts'
import { otherWords, unchecked, type KnownDifference } from './known-difference.ts'
import { sqs } from './script.ts'

const jobs = queueUrl('jobs')
const line = queueUrl('line.fifo')

export const queueRefusals: readonly KnownDifference[] = [
  unchecked({
    row: 'a receipt handle that is none',
    of: /^DeleteMessage/,
    ours: /^ReceiptHandleIsInvalid: The input receipt handle "garbage" is not a valid receipt handle\.$/,
    example: [sqs('DeleteMessage', { QueueUrl: jobs, ReceiptHandle: 'garbage' })],
  }),
  otherWords({
    row: 'a receipt handle that is none',
    of: /^ChangeMessageVisibility/,
    ours: /^ReceiptHandleIsInvalid: The input receipt handle "garbage" is not a valid receipt handle\.$/,
    theirs: /^(MessageNotInflight|ReceiptHandleIsInvalid): /,
    example: [sqs('ChangeMessageVisibility', { QueueUrl: jobs, ReceiptHandle: 'garbage', VisibilityTimeout: 5 })],
  }),
  otherWords({
    row: 'changing the visibility of a message that is gone',
    of: /^ChangeMessageVisibility/,
    ours: /^InvalidParameterValue: Value handle-\d+ for parameter ReceiptHandle is invalid\. Reason: Message does not exist or is not available for visibility timeout change\.$/,
    theirs: /^(MessageNotInflight|ReceiptHandleIsInvalid): /,
    example: [
      sqs('SendMessage', { QueueUrl: jobs, MessageBody: 'x' }),
      sqs('ReceiveMessage', { QueueUrl: jobs }),
      sqs('DeleteMessage', { QueueUrl: jobs, ReceiptHandle: 'handle:0' }),
      sqs('ChangeMessageVisibility', { QueueUrl: jobs, ReceiptHandle: 'handle:0', VisibilityTimeout: 5 }),
    ],
  }),
  unchecked({
    row: 'an old receipt handle of a FIFO queue',
    of: /^DeleteMessage/,
    ours: /^(InvalidParameterValue: .*The receipt handle has expired\.|ReceiptHandleIsInvalid: The receipt handle has expired)$/,
    example: [
      sqs('SendMessage', { QueueUrl: line, MessageBody: 'x', MessageGroupId: 'g' }),
      sqs('ReceiveMessage', { QueueUrl: line, VisibilityTimeout: 0 }),
      sqs('DeleteMessage', { QueueUrl: line, ReceiptHandle: 'handle:0' }),
    ],
  }),
  unchecked({
    row: 'an old receipt handle of a FIFO queue',
    of: /^ChangeMessageVisibility/,
    ours: /^InvalidParameterValue: .*Reason: Message does not exist or is not available for visibility timeout change\.$/,
    example: [
      sqs('SendMessage', { QueueUrl: line, MessageBody: 'x', MessageGroupId: 'g' }),
      sqs('ReceiveMessage', { QueueUrl: line, VisibilityTimeout: 0 }),
      sqs('ChangeMessageVisibility', { QueueUrl: line, ReceiptHandle: 'handle:0', VisibilityTimeout: 5 }),
    ],
  }),
  otherWords({
    row: 'an empty batch',
    of: /Batch$/,
    ours: /^EmptyBatchRequest: There should be at least one \w+RequestEntry in the request\.$/,
    theirs: /^EmptyBatchRequest: The batch request doesn't contain any entries\.$/,
    example: [sqs('SendMessageBatch', { QueueUrl: jobs, Entries: [] })],
  }),
  otherWords({
    row: 'more than ten entries',
    of: /Batch$/,
    ours: /^TooManyEntriesInBatchRequest: Maximum number of entries per request are 10\. You have sent \d+\.$/,
    theirs: /^TooManyEntriesInBatchRequest: Maximum number of entries per request are 10\.$/,
    example: [sqs('SendMessageBatch', { QueueUrl: jobs, Entries: [...'abcdefghijk'].map((Id) => ({ Id, MessageBody: Id })) })],
  }),
  otherWords({
    row: 'an id twice in a batch',
    of: /Batch$/,
    ours: /^BatchEntryIdsNotDistinct: Id \w+ repeated\.$/,
    theirs: /^BatchEntryIdsNotDistinct: Two or more batch entries in the request have the same Id\.$/,
    example: [
      sqs('SendMessageBatch', {
        QueueUrl: jobs,
        Entries: [
          { Id: 'a', MessageBody: 'x' },
          { Id: 'a', MessageBody: 'y' },
        ],
      }),
    ],
  }),
  otherWords({
    row: 'characters that a body may not hold',
    of: /^SendMessage/,
    ours: /^InvalidMessageContents: .*#x10000 to #x10FFFF$/,
    theirs: /^InvalidMessageContents: .*#xE000 to #xFFFD\.$/,
    example: [sqs('SendMessage', { QueueUrl: jobs, MessageBody: 'a\u0000b' })],
  }),
  unchecked({
    row: 'names, types and values of message attributes',
    of: /^SendMessage/,
    ours: /^InvalidParameterValue: .*(\(user\) attribute|message attribute names beginning)/,
    example: [sqs('SendMessage', { QueueUrl: jobs, MessageBody: 'x', MessageAttributes: { a: { DataType: 'Text', StringValue: 'y' } } })],
  }),
  unchecked({
    row: 'a group id with a space in it',
    of: /^SendMessage/,
    ours: /^InvalidParameterValue: Value .* for parameter MessageGroupId is invalid\./,
    example: [sqs('SendMessage', { QueueUrl: line, MessageBody: 'x', MessageGroupId: 'g 1' })],
  }),
  unchecked({
    row: 'the number of seconds of a delay',
    of: /^SendMessage/,
    ours: /^InvalidParameterValue: Value 901 for parameter DelaySeconds is invalid\./,
    example: [sqs('SendMessage', { QueueUrl: jobs, MessageBody: 'x', DelaySeconds: 901 })],
  }),
  otherWords({
    row: 'how many messages to receive',
    of: /^ReceiveMessage$/,
    ours: /^InvalidParameterValue: Value \d+ for parameter MaxNumberOfMessages is invalid\. Reason: Must be between 1 and 10, if provided\.$/,
    theirs: /^InvalidParameterValue: Value for parameter MaxNumberOfMessages is invalid\. Reason: Must be between 1 and 10\.$/,
    example: [sqs('ReceiveMessage', { QueueUrl: jobs, MaxNumberOfMessages: 11 })],
  }),
  otherWords({
    row: 'the number of seconds of a visibility timeout',
    of: /^(ReceiveMessage|ChangeMessageVisibility)/,
    ours: /^InvalidParameterValue: Value \d+ for parameter VisibilityTimeout is invalid\. Reason: Must be >= 0 and <= 43200, if provided\.$/,
    theirs: /^InvalidParameterValue: Value \d+ for parameter VisibilityTimeout is invalid\. Reason: Must be between 0 and 43200\.$/,
    example: [sqs('ReceiveMessage', { QueueUrl: jobs, VisibilityTimeout: 43_201 })],
  }),
  unchecked({
    row: 'an entry without its group or deduplication id',
    of: /^SendMessageBatch$/,
    ours: /^InvalidParameterValue: The (request must contain the parameter MessageGroupId\.$|queue should either have)/,
    example: [sqs('SendMessageBatch', { QueueUrl: line, Entries: [{ Id: 'a', MessageBody: 'x' }] })],
  }),
  otherWords({
    row: 'a full stop after “provided explicitly”',
    of: /^SendMessage/,
    ours: /^InvalidParameterValue: The queue should either .* provided explicitly$/,
    theirs: /^InvalidParameterValue: The queue should either .* provided explicitly\.$/,
    example: [
      sqs('CreateQueue', { QueueName: 'strict.fifo', Attributes: { FifoQueue: 'true' } }),
      sqs('SendMessage', { QueueUrl: queueUrl('strict.fifo'), MessageBody: 'x', MessageGroupId: 'g' }),
    ],
  }),
  unchecked({
    row: 'a second purge within 60 seconds',
    of: /^PurgeQueue$/,
    ours: /^PurgeQueueInProgress: Only one PurgeQueue operation on [\w.-]+ is allowed every 60 seconds\.$/,
    example: [sqs('PurgeQueue', { QueueUrl: jobs }), sqs('PurgeQueue', { QueueUrl: jobs })],
  }),
  unchecked({
    row: 'a deduplication id for a standard queue',
    of: /^SendMessage/,
    ours: /^InvalidParameterValue: .*MessageDeduplicationId/,
    example: [sqs('SendMessage', { QueueUrl: jobs, MessageBody: 'x', MessageDeduplicationId: 'd' })],
  }),
]
