/** Shapes that several operations of SNS share. https://docs.aws.amazon.com/sns/latest/api/API_Types.html */
import { blob, list, map, optional, required, string, structure } from '../shape-builders.ts'

export const reference = 'https://docs.aws.amazon.com/sns/latest/api/API_'
export const guide = 'https://docs.aws.amazon.com/sns/latest/dg/'

export const topicArn = required(string(), 'The topic’s ARN.')
export const subscriptionArn = required(string(), 'The subscription’s ARN.')
export const nextToken = optional(string(), 'Where the page before ended.')
export const attributeMap = map(string())
export const tags = list(structure({ Key: required(string()), Value: required(string()) }))

/** `DataType` must be there too: SNS says so in words of its own, which the action gives. */
const messageAttribute = structure({
  DataType: optional(string(), 'String, String.Array, Number or Binary.'),
  StringValue: optional(string()),
  BinaryValue: optional(blob),
})
const messageAttributes = { ...map(messageAttribute), entry: ['Name', 'Value'] } as const

/** What a message consists of, alone or as an entry of a batch. */
export const message = {
  Message: required(string()),
  Subject: optional(string()),
  MessageStructure: optional(string()),
  MessageAttributes: optional(messageAttributes),
  MessageDeduplicationId: optional(string()),
  MessageGroupId: optional(string()),
} as const
