/** What SNS answers and delivers where the emulator differs, and both sides do what was asked. */
import { queueArn, queueUrl, topicArn } from '../../../aws/identity.ts'
import { isJsonObject, type JsonObject } from '../../../base/json.ts'
import { inAnswerOf, inMessages, without, withAttributes, inReceives, inReceivesAndCounts } from './corrections.ts'
import type { KnownDifference } from './known-difference.ts'
import { sns, sqs, type Answer } from './script.ts'
import { idsIn, idsOf, messagesIn, originOf } from './what-happened.ts'

const jobs = queueUrl('jobs')
const line = queueUrl('line.fifo')
const news = topicArn('news')
const order = topicArn('order.fifo')

/** A policy with this word filtered a topic of the script, and the topic's messages came to one side only. */
function filtered(word: RegExp) {
  return inReceivesAndCounts(
    ({ past }) => past.some(({ step }) => step.service === 'sns' && word.test(JSON.stringify(step.input))),
    ({ ours, theirs, past }) => {
      const published = (answer: Answer) =>
        messagesIn(answer)
          .filter((message) => originOf(message, past)?.published)
          .map(({ MessageId, Body }) => JSON.stringify([MessageId, Body]))
      const [our, their] = [published(ours), published(theirs)]
      return our.some((text) => !their.includes(text)) || their.some((text) => !our.includes(text))
    },
  )
}

const filterBy = (policy: string, scope: string) => [
  sns('SetSubscriptionAttributes', { SubscriptionArn: 'subscription:0', AttributeName: 'FilterPolicyScope', AttributeValue: scope }),
  sns('SetSubscriptionAttributes', { SubscriptionArn: 'subscription:0', AttributeName: 'FilterPolicy', AttributeValue: policy }),
]

export const filters: readonly KnownDifference[] = [
  {
    row: 'filters and `String.Array`',
    apart: true,
    mend: filtered(/String\.Array/),
    example: [
      ...filterBy('{"kind":["a"]}', 'MessageAttributes'),
      sns('Publish', { TopicArn: news, Message: 'x', MessageAttributes: { kind: { DataType: 'String.Array', StringValue: '["a","c"]' } } }),
      sqs('ReceiveMessage', { QueueUrl: jobs }),
    ],
  },
  {
    row: 'the filter `equals-ignore-case`',
    apart: true,
    mend: filtered(/equals-ignore-case/),
    example: [
      ...filterBy('{"kind":[{"equals-ignore-case":"A"}]}', 'MessageBody'),
      sns('Publish', { TopicArn: news, Message: '{"kind":"a"}' }),
      sqs('ReceiveMessage', { QueueUrl: jobs }),
    ],
  },
]

export const topicAnswers: readonly KnownDifference[] = [
  {
    row: 'creating a topic again with fewer attributes',
    apart: false,
    mend: ({ step, ours, theirs }) =>
      step.operation === 'CreateTopic' && String(step.input['Name']).endsWith('.fifo') && !theirs.ok ? ours : undefined,
    example: [sns('CreateTopic', { Name: 'order.fifo', Attributes: { FifoTopic: 'true' } })],
  },
  {
    row: 'subscribing again with fewer attributes',
    apart: false,
    mend: ({ step, ours, theirs }) =>
      step.operation === 'Subscribe' &&
      ours.ok &&
      !theirs.ok &&
      theirs.message.endsWith('Subscription already exists with different attributes')
        ? ours
        : undefined,
    example: [
      sns('SetSubscriptionAttributes', { SubscriptionArn: 'subscription:0', AttributeName: 'RawMessageDelivery', AttributeValue: 'true' }),
      sns('Subscribe', { TopicArn: news, Protocol: 'sqs', Endpoint: queueArn('jobs') }),
    ],
  },
  {
    row: '`ContentBasedDeduplication` of a standard topic',
    apart: false,
    mend: inAnswerOf(/^GetTopicAttributes$/, (theirs, ours) => withAttributes(theirs, ours, 'ContentBasedDeduplication')),
    example: [
      sns('SetTopicAttributes', { TopicArn: news, AttributeName: 'ContentBasedDeduplication', AttributeValue: 'false' }),
      sns('GetTopicAttributes', { TopicArn: news }),
    ],
  },
  {
    row: 'a topic’s own policy',
    apart: false,
    mend: inAnswerOf(/^GetTopicAttributes$/, (theirs, ours) => withAttributes(theirs, ours, 'Policy')),
    example: [sns('GetTopicAttributes', { TopicArn: news })],
  },
  {
    row: '`EffectiveDeliveryPolicy`',
    apart: false,
    mend: inAnswerOf(/^GetTopicAttributes$/, (theirs, ours) => withAttributes(theirs, ours, 'EffectiveDeliveryPolicy')),
    example: [sns('GetTopicAttributes', { TopicArn: news })],
  },
  {
    row: '`SubscriptionsDeleted`',
    apart: false,
    mend: inAnswerOf(/^GetTopicAttributes$/, (theirs, ours) => withAttributes(theirs, ours, 'SubscriptionsDeleted')),
    example: [sns('Unsubscribe', { SubscriptionArn: 'subscription:0' }), sns('GetTopicAttributes', { TopicArn: news })],
  },
  {
    row: '`FilterPolicyScope`',
    apart: false,
    mend: inAnswerOf(/^GetSubscriptionAttributes$/, (theirs, ours) => withAttributes(theirs, ours, 'FilterPolicyScope')),
    example: [
      sns('SetSubscriptionAttributes', { SubscriptionArn: 'subscription:0', AttributeName: 'FilterPolicy', AttributeValue: '{"a":["b"]}' }),
      sns('GetSubscriptionAttributes', { SubscriptionArn: 'subscription:0' }),
    ],
  },
  {
    row: 'the sequence number of a message to a FIFO topic',
    apart: false,
    mend: inAnswerOf(/^Publish/, (theirs, ours, { step }) => {
      if (!String(step.input['TopicArn']).endsWith('.fifo')) return undefined
      if (step.operation === 'Publish') return { ...theirs, SequenceNumber: ours['SequenceNumber'] }
      const numbered = (theirs['Successful'] as readonly JsonObject[]).map((entry) => ({ ...entry, SequenceNumber: 'some SequenceNumber' }))
      return { ...theirs, Successful: numbered }
    }),
    example: [sns('Publish', { TopicArn: order, Message: 'x', MessageGroupId: 'g' })],
  },
  {
    row: 'members of the envelope that have nothing to say',
    apart: false,
    mend: inMessages((message) => {
      const { Body } = message
      if (!isJsonObject(Body)) return message
      const kept = Object.entries(Body).filter(([, value]) => value !== null && !(isJsonObject(value) && Object.keys(value).length === 0))
      return { ...message, Body: Object.fromEntries(kept) }
    }),
    example: [sns('Publish', { TopicArn: news, Message: 'x' }), sqs('ReceiveMessage', { QueueUrl: jobs })],
  },
]

export const topicDeliveries: readonly KnownDifference[] = [
  {
    row: 'a queue whose policy does not let the topic in',
    apart: true,
    mend: inReceivesAndCounts(
      ({ step, past }) =>
        step.input['QueueUrl'] === queueUrl('dead') && past.some((earlier) => earlier.step.input['Endpoint'] === queueArn('dead')),
      ({ ours, theirs, past }) =>
        messagesIn(theirs).some(
          (message) => !idsIn(ours).includes(String(message['MessageId'])) && originOf(message, past)?.published === true,
        ),
    ),
    example: [
      sns('Subscribe', { TopicArn: news, Protocol: 'sqs', Endpoint: queueArn('dead') }),
      sns('Publish', { TopicArn: news, Message: 'x' }),
      sqs('ReceiveMessage', { QueueUrl: queueUrl('dead') }),
    ],
  },
  {
    row: 'a FIFO topic’s message in a standard queue',
    apart: false,
    mend: inMessages((message, { step, past }) => {
      const attributes = message['Attributes']
      const isFromTopic = isJsonObject(attributes) && originOf(message, past)?.input['TopicArn'] !== undefined
      if (!isFromTopic || String(step.input['QueueUrl']).endsWith('.fifo')) return message
      const kept = without(attributes, 'MessageGroupId', 'MessageDeduplicationId')
      return Object.keys(kept).length > 0 ? { ...message, Attributes: kept } : without(message, 'Attributes')
    }),
    example: [
      sns('Subscribe', { TopicArn: order, Protocol: 'sqs', Endpoint: queueArn('jobs') }),
      sns('Publish', { TopicArn: order, Message: 'x', MessageGroupId: 'g' }),
      sqs('ReceiveMessage', { QueueUrl: jobs, AttributeNames: ['All'] }),
    ],
  },
  {
    row: '`MessageStructure` `json`',
    apart: true,
    mend: inReceives(({ theirs, past }) =>
      messagesIn(theirs).some((message) => originOf(message, past)?.input['MessageStructure'] === 'json'),
    ),
    example: [
      sns('Publish', { TopicArn: news, Message: '{"default":"d","sqs":"for queues"}', MessageStructure: 'json' }),
      sqs('ReceiveMessage', { QueueUrl: jobs }),
    ],
  },
  {
    row: 'a duplicate to a FIFO topic',
    apart: true,
    mend({ step, ours, theirs, past }) {
      if (!step.operation.startsWith('Publish') || step.input['TopicArn'] !== order || !ours.ok || !theirs.ok) return undefined
      const known = past.filter((earlier) => earlier.step.input['TopicArn'] === order).flatMap((earlier) => idsOf(earlier.ours))
      const own = idsOf(ours)
      return own.some((id) => known.includes(id)) || new Set(own).size < own.length ? ours : undefined
    },
    example: [1, 2].map(() => sns('Publish', { TopicArn: order, Message: 'x', MessageGroupId: 'g', MessageDeduplicationId: 'd' })),
  },
  {
    row: 'the envelope of a FIFO topic',
    apart: false,
    mend: inMessages((message) => {
      const { Body } = message
      if (!isJsonObject(Body) || Body['TopicArn'] !== order) return message
      return {
        ...message,
        Body: { ...without(Body, 'SignatureVersion', 'Signature', 'SigningCertURL'), SequenceNumber: 'some SequenceNumber' },
      }
    }),
    example: [
      sns('Subscribe', { TopicArn: order, Protocol: 'sqs', Endpoint: queueArn('line.fifo') }),
      sns('Publish', { TopicArn: order, Message: 'x', MessageGroupId: 'g' }),
      sqs('ReceiveMessage', { QueueUrl: line }),
    ],
  },
]
