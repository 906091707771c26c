/** Refusals of SNS that the emulator does not make, or makes in other words. */
import { queueArn, queueUrl, topicArn } from '../../../aws/identity.ts'
import { otherWords, unchecked, type KnownDifference } from './known-difference.ts'
import { sns } from './script.ts'

const news = topicArn('news')
const order = topicArn('order.fifo')

export const publishRefusals: readonly KnownDifference[] = [
  otherWords({
    row: 'publishing to a FIFO topic without a group',
    of: /^Publish$/,
    ours: /^InvalidParameter: Invalid parameter: The MessageGroupId parameter is required for FIFO topics$/,
    theirs: /^InvalidParameter: Invalid parameter: The MessageGroupId parameter is required for FIFO topics\.$/,
    example: [sns('Publish', { TopicArn: order, Message: 'x' })],
  }),
  unchecked({
    row: 'publishing to a FIFO topic without a group',
    of: /^PublishBatch$/,
    ours: /^InvalidParameter: Invalid parameter: The MessageGroupId parameter is required for FIFO topics$/,
    example: [sns('PublishBatch', { TopicArn: order, PublishBatchRequestEntries: [{ Id: 'a', Message: 'x' }] })],
  }),
  otherWords({
    row: 'publishing to a FIFO topic without a deduplication id',
    of: /^Publish$/,
    ours: /^InvalidParameter: Invalid parameter: The topic should either .* provided explicitly$/,
    theirs: /^InvalidParameter: Invalid parameter: The topic should either .* provided explicitly\.$/,
    example: [
      sns('SetTopicAttributes', { TopicArn: order, AttributeName: 'ContentBasedDeduplication', AttributeValue: 'false' }),
      sns('Publish', { TopicArn: order, Message: 'x', MessageGroupId: 'g' }),
    ],
  }),
  unchecked({
    row: 'publishing to a FIFO topic without a deduplication id',
    of: /^PublishBatch$/,
    ours: /^InvalidParameter: Invalid parameter: The topic should either .* provided explicitly$/,
    example: [
      sns('SetTopicAttributes', { TopicArn: order, AttributeName: 'ContentBasedDeduplication', AttributeValue: 'false' }),
      sns('PublishBatch', { TopicArn: order, PublishBatchRequestEntries: [{ Id: 'a', Message: 'x', MessageGroupId: 'g' }] }),
    ],
  }),
  otherWords({
    row: 'an empty message',
    of: /^Publish$/,
    ours: /^InvalidParameter: Invalid parameter: Empty message$/,
    theirs: /^InvalidParameter: Message is required$/,
    example: [sns('Publish', { TopicArn: news, Message: '' })],
  }),
  unchecked({
    row: 'an empty subject',
    of: /^Publish$/,
    ours: /^InvalidParameter: Invalid parameter: Subject$/,
    example: [sns('Publish', { TopicArn: news, Message: 'x', Subject: '' })],
  }),
  unchecked({
    row: 'a deduplication id for a standard topic',
    of: /^Publish$/,
    ours: /^InvalidParameter: Invalid parameter: MessageDeduplicationId Reason: The request includes MessageDeduplicationId/,
    example: [sns('Publish', { TopicArn: news, Message: 'x', MessageDeduplicationId: 'd' })],
  }),
  otherWords({
    row: 'an ARN that is none',
    of: /^Publish$/,
    ours: /^InvalidParameter: Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1$/,
    theirs: /^NotFound: Topic does not exist$/,
    example: [sns('Publish', { TopicArn: 'news', Message: 'x' })],
  }),
  unchecked({
    row: '`MessageStructure` `json`',
    of: /^Publish$/,
    ours: /^InvalidParameter: Invalid parameter: Message Structure - /,
    example: [sns('Publish', { TopicArn: news, Message: 'x', MessageStructure: 'json' })],
  }),
  unchecked({
    row: 'types and values of a published message’s attributes',
    of: /^Publish$/,
    ours: /^ParameterValueInvalid: The message attribute 'a'/,
    example: [sns('Publish', { TopicArn: news, Message: 'x', MessageAttributes: { a: { DataType: 'Text', StringValue: 'y' } } })],
  }),
  unchecked({
    row: 'the ids in a batch to a topic',
    of: /^PublishBatch$/,
    ours: /^(InvalidBatchEntryId|BatchEntryIdsNotDistinct): /,
    example: [sns('PublishBatch', { TopicArn: news, PublishBatchRequestEntries: [{ Id: 'a b', Message: 'x' }] })],
  }),
]

const dead = { TopicArn: news, Protocol: 'sqs', Endpoint: queueArn('dead') }

export const topicRefusals: readonly KnownDifference[] = [
  otherWords({
    row: 'a protocol that SNS does not have',
    of: /^Subscribe$/,
    ours: /^InvalidParameter: Invalid parameter: Amazon SNS does not support this protocol string: pigeon$/,
    theirs: /^InvalidParameter: Invalid parameter: Invalid protocol type: pigeon$/,
    example: [sns('Subscribe', { TopicArn: news, Protocol: 'pigeon', Endpoint: 'loft' })],
  }),
  unchecked({
    row: 'a queue’s URL for its ARN',
    of: /^Subscribe$/,
    ours: /^InvalidParameter: Invalid parameter: SQS endpoint ARN$/,
    example: [sns('Subscribe', { ...dead, Endpoint: queueUrl('jobs') })],
  }),
  unchecked({
    row: 'a FIFO queue and a standard topic',
    of: /^Subscribe$/,
    ours: /^InvalidParameter: .*FIFO SQS Queues can not be subscribed to standard SNS topics$/,
    example: [sns('Subscribe', { ...dead, Endpoint: queueArn('line.fifo') })],
  }),
  unchecked({
    row: 'values of a subscription’s attributes',
    of: /^(Subscribe|SetSubscriptionAttributes)$/,
    ours: /^InvalidParameter: Invalid parameter: (Attributes Reason: )?(RawMessageDelivery|FilterPolicy|Filter policy)/,
    example: [sns('Subscribe', { ...dead, Attributes: { FilterPolicy: '{"key":"x"}' } })],
  }),
  unchecked({
    row: 'attributes that a subscription or topic has not',
    of: /^(Subscribe|CreateTopic)$/,
    ours: /^InvalidParameter: Invalid parameter: Attributes Reason: Unknown attribute: Sparkle$/,
    example: [sns('CreateTopic', { Name: 'fine', Attributes: { Sparkle: 'yes' } })],
  }),
  otherWords({
    row: 'attributes that a subscription or topic has not',
    of: /^SetSubscriptionAttributes$/,
    ours: /^InvalidParameter: Invalid parameter: AttributeName$/,
    theirs: /^InvalidParameter: Invalid parameter: AttributeName Reason: Invalid attribute name: Sparkle$/,
    example: [sns('SetSubscriptionAttributes', { SubscriptionArn: 'subscription:0', AttributeName: 'Sparkle', AttributeValue: 'yes' })],
  }),
  unchecked({
    row: 'a topic’s name',
    of: /^CreateTopic$/,
    ours: /^InvalidParameter: Invalid parameter: Topic Name$/,
    example: [sns('CreateTopic', { Name: 'other.fifo' })],
  }),
  otherWords({
    row: 'a topic’s name',
    of: /^CreateTopic$/,
    ours: /^InvalidParameter: Invalid parameter: Topic Name$/,
    theirs: /^InvalidParameter: Invalid parameter: (Fifo Topic names must end with \.fifo suffix|Attributes Reason: Topic already exists)/,
    example: [sns('CreateTopic', { Name: 'fine', Attributes: { FifoTopic: 'true' } })],
  }),
  otherWords({
    row: 'tags of what is not there',
    of: /^(TagResource|UntagResource|ListTagsForResource)$/,
    ours: /^ResourceNotFound: Resource does not exist$/,
    theirs: /^NotFound: Resource does not exist$/,
    example: [sns('ListTagsForResource', { ResourceArn: topicArn('absent') })],
  }),
  unchecked({
    row: 'subscriptions of a topic that is not there',
    of: /^ListSubscriptionsByTopic$/,
    ours: /^NotFound: Topic does not exist$/,
    example: [sns('ListSubscriptionsByTopic', { TopicArn: topicArn('absent') })],
  }),
]
