/** The parts of which SQS's requests and answers are made. */
import { blob, boolean, integer, list, map, optional, required, string, structure } from '../shape-builders.ts'

export const url = required(string(), 'The queue’s URL.')
export const handle = required(string(), 'The receipt handle of the receive, not the message id.')
export const attributeMap = map(string())

const messageAttribute = structure({
  DataType: required(string(), 'String, Number or Binary, with an optional label after a dot.'),
  StringValue: optional(string()),
  BinaryValue: optional(blob),
})
const messageAttributes = map(messageAttribute)

export const sendMembers = {
  MessageBody: required(string()),
  DelaySeconds: optional(integer()),
  MessageAttributes: optional(messageAttributes),
  MessageSystemAttributes: optional(messageAttributes),
  MessageDeduplicationId: optional(string()),
  MessageGroupId: optional(string()),
} as const

export const sentMembers = {
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

export const receivedMessage = structure({
  MessageId: required(string()),
  ReceiptHandle: required(string()),
  MD5OfBody: required(string()),
  Body: required(string()),
  Attributes: optional(attributeMap),
  MD5OfMessageAttributes: optional(string()),
  MessageAttributes: optional(messageAttributes),
})

/** Entries of a batch that stayed behind; each that went through is told beside them. */
export const batchMembers = <S extends typeof batchSuccess | typeof sentEntry>(successful: S) =>
  ({ Successful: required(list(successful)), Failed: required(list(batchFailure)) }) as const

export const entryId = required(string(), 'What tells this entry from the others of the batch.')
export const batchSuccess = structure({ Id: required(string()) })
export const sentEntry = structure({ Id: required(string()), ...sentMembers })

export const tags = map(string())

/** Asking for a list in pages: a token is only given when a number was asked for. */
export const pageMembers = { MaxResults: optional(integer()), NextToken: optional(string()) } as const

export const moveTaskRow = structure({
  TaskHandle: optional(string(), 'Only while the task runs.'),
  Status: required(string()),
  SourceArn: required(string()),
  DestinationArn: optional(string(), 'Absent when each message goes back to the queue that it came from.'),
  MaxNumberOfMessagesPerSecond: optional(integer()),
  ApproximateNumberOfMessagesMoved: required(integer()),
  ApproximateNumberOfMessagesToMove: required(integer()),
  FailureReason: optional(string()),
  StartedTimestamp: required(integer(), 'In milliseconds since 1970.'),
})
