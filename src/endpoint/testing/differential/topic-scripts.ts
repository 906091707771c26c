/** Random calls of SNS with queues at the other end: mostly valid, some not. */
import fc from 'fast-check'
import { queueArn, queueUrl, topicArn } from '../../../aws/identity.ts'
import type { JsonObject } from '../../../base/json.ts'
import { sns, sqs, type Script, type Step } from './script.ts'

/** Every script begins with these topics. */
export const topicsAtFirst: Script = [
  sns('CreateTopic', { Name: 'news' }),
  sns('CreateTopic', { Name: 'order.fifo', Attributes: { FifoTopic: 'true', ContentBasedDeduplication: 'true' } }),
  sns('Subscribe', { TopicArn: topicArn('news'), Protocol: 'sqs', Endpoint: queueArn('jobs'), ReturnSubscriptionArn: true }),
]

const topic = fc.constantFrom('news', 'news', 'news', 'order.fifo', 'order.fifo', 'absent').map(topicArn)
const news = fc.constant(topicArn('news'))
const order = fc.constant(topicArn('order.fifo'))
const subscription = fc.nat(5).map((index) => `subscription:${index}`)
const text = fc.nat(9_999).map((number) => `said ${number}`)
const document = fc.record({
  kind: fc.constantFrom('a', 'b'),
  size: fc.nat(20),
  deep: fc.record({ colour: fc.constantFrom('red', 'blue') }),
  n: fc.nat(9_999),
})

const filterPolicies = [
  { kind: ['a'] },
  { kind: [{ prefix: 'a' }] },
  { kind: [{ 'anything-but': ['a'] }] },
  { kind: [{ suffix: 'b' }], size: [{ numeric: ['>', 5, '<=', 15] }] },
  { size: [7, { numeric: ['<', 3] }] },
  { kind: [{ exists: false }] },
  { $or: [{ kind: ['b'] }, { size: [{ numeric: ['>=', 10] }] }] },
  { kind: [{ 'equals-ignore-case': 'A' }] },
] as const
const filterPolicy = fc.constantFrom(...filterPolicies).map((policy) => JSON.stringify(policy))
const deepPolicy = fc.constantFrom(
  JSON.stringify({ deep: { colour: ['red'] } }),
  JSON.stringify({ deep: { colour: [{ prefix: 'b' }] }, kind: ['a'] }),
)

const messageAttributes = fc.option(
  fc.oneof(
    fc.record({ kind: fc.constantFrom('a', 'b', 'ab'), size: fc.nat(20) }).map(({ kind, size }) => ({
      kind: { DataType: 'String', StringValue: kind },
      size: { DataType: 'Number', StringValue: String(size) },
    })),
    fc.constant({ blob: { DataType: 'Binary', BinaryValue: 'AAEC' } }),
    fc.constant({ kind: { DataType: 'String.Array', StringValue: '["a","c"]' } }),
  ),
  { nil: undefined, freq: 3 },
)

function json(value: unknown): JsonObject {
  return JSON.parse(JSON.stringify(value)) as JsonObject
}

const message = fc.record(
  {
    Message: fc.oneof(
      text,
      document.map((one) => JSON.stringify(one)),
    ),
    MessageAttributes: messageAttributes,
    Subject: fc.constant('A subject'),
  },
  { requiredKeys: ['Message', 'MessageAttributes'] },
)
const fifoMessage = fc.record(
  {
    Message: fc.nat(12).map((number) => `said ${number}`),
    MessageGroupId: fc.constantFrom('g1', 'g2'),
    MessageDeduplicationId: fc.nat(40).map((number) => `once-${number}`),
  },
  { requiredKeys: ['Message', 'MessageGroupId'] },
)

const publishing = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ TopicArn: news, message }).map(({ TopicArn, message: one }) => sns('Publish', json({ TopicArn, ...one }))),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ TopicArn: order, message: fifoMessage })
      .map(({ TopicArn, message: one }) => sns('Publish', json({ TopicArn, ...one }))),
  },
  { weight: 1, arbitrary: fc.record({ TopicArn: topic, Message: text }).map((input) => sns('Publish', input)) },
  { weight: 1, arbitrary: batchOf(news, message) },
  { weight: 1, arbitrary: batchOf(order, fifoMessage) },
)

function batchOf<T>(TopicArn: fc.Arbitrary<string>, one: fc.Arbitrary<T>): fc.Arbitrary<Step> {
  return fc.record({ TopicArn, entries: fc.array(one, { minLength: 1, maxLength: 3 }) }).map(({ TopicArn: arn, entries }) =>
    sns('PublishBatch', {
      TopicArn: arn,
      PublishBatchRequestEntries: entries.map((entry, index) => ({ Id: `e${index}`, ...json(entry) })),
    }),
  )
}

const subscribing = fc.oneof(
  fc
    .record({
      TopicArn: topic,
      Endpoint: fc.constantFrom('jobs', 'dead', 'line.fifo', 'line.fifo', 'absent').map(queueArn),
      Attributes: fc.oneof(
        fc.constant({}),
        fc.constant({ RawMessageDelivery: 'true' }),
        filterPolicy.map((FilterPolicy) => ({ FilterPolicy })),
        fc
          .oneof(filterPolicy, deepPolicy)
          .map((FilterPolicy) => ({ FilterPolicy, FilterPolicyScope: 'MessageBody', RawMessageDelivery: 'true' })),
      ),
    })
    .map((input) => sns('Subscribe', json({ ...input, Protocol: 'sqs', ReturnSubscriptionArn: true }))),
  fc.record({ SubscriptionArn: subscription }).map((input) => sns('Unsubscribe', input)),
  fc
    .record({
      SubscriptionArn: subscription,
      change: fc.oneof(
        fc.constantFrom('true', 'false').map((AttributeValue) => ({ AttributeName: 'RawMessageDelivery', AttributeValue })),
        filterPolicy.map((AttributeValue) => ({ AttributeName: 'FilterPolicy', AttributeValue })),
        fc
          .constantFrom('MessageBody', 'MessageAttributes')
          .map((AttributeValue) => ({ AttributeName: 'FilterPolicyScope', AttributeValue })),
        fc.constant({ AttributeName: 'Sparkle', AttributeValue: 'yes' }),
      ),
    })
    .map(({ SubscriptionArn, change }) => sns('SetSubscriptionAttributes', { SubscriptionArn, ...change })),
)

const managing = fc.oneof(
  fc
    .record({
      Name: fc.constantFrom('news', 'order.fifo', 'other', 'other.fifo', 'odd name'),
      Attributes: fc.constantFrom<JsonObject>({}, { DisplayName: 'News' }, { FifoTopic: 'true' }),
    })
    .map((input) => sns('CreateTopic', input)),
  fc.constantFrom('order.fifo', 'other', 'absent').map((name) => sns('DeleteTopic', { TopicArn: topicArn(name) })),
  fc
    .record({
      TopicArn: topic,
      change: fc.constantFrom(
        { AttributeName: 'DisplayName', AttributeValue: 'Shown' },
        { AttributeName: 'ContentBasedDeduplication', AttributeValue: 'false' },
        { AttributeName: 'Sparkle', AttributeValue: 'yes' },
      ),
    })
    .map(({ TopicArn, change }) => sns('SetTopicAttributes', { TopicArn, ...change })),
  fc
    .record({
      ResourceArn: topic,
      Tags: fc.constantFrom(
        [{ Key: 'team', Value: 'blue' }],
        [
          { Key: 'team', Value: 'red' },
          { Key: 'cost', Value: '7' },
        ],
      ),
    })
    .map((input) => sns('TagResource', json(input))),
  fc.record({ ResourceArn: topic, TagKeys: fc.constantFrom(['team'], ['team', 'none']) }).map((input) => sns('UntagResource', input)),
)

const asking = fc.oneof(
  fc.record({ SubscriptionArn: subscription }).map((input) => sns('GetSubscriptionAttributes', input)),
  fc.record({ TopicArn: topic }).map((input) => sns('GetTopicAttributes', input)),
  fc.record({ TopicArn: topic }).map((input) => sns('ListSubscriptionsByTopic', input)),
  fc.constantFrom(sns('ListSubscriptions'), sns('ListTopics')),
  fc.record({ ResourceArn: topic }).map((input) => sns('ListTagsForResource', input)),
)

const receiving = fc
  .constantFrom('jobs', 'line.fifo')
  .map((name) =>
    sqs('ReceiveMessage', { QueueUrl: queueUrl(name), MaxNumberOfMessages: 10, AttributeNames: ['All'], MessageAttributeNames: ['All'] }),
  )

/** A filter is set, something is published, and the queue is read: many such rounds make a script about filters. */
export const filterRounds: fc.Arbitrary<Script> = fc
  .array(
    fc.record({
      policy: fc.oneof(filterPolicy, deepPolicy),
      scope: fc.constantFrom('MessageBody', 'MessageAttributes'),
      publish: fc.array(fc.record({ TopicArn: news, message }), { minLength: 1, maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((rounds) =>
    rounds.flatMap(({ policy, scope, publish }) => [
      ...(['{}', policy] as const).flatMap((AttributeValue, index) => [
        ...(index === 1
          ? [
              sns('SetSubscriptionAttributes', {
                SubscriptionArn: 'subscription:0',
                AttributeName: 'FilterPolicyScope',
                AttributeValue: scope,
              }),
            ]
          : []),
        sns('SetSubscriptionAttributes', { SubscriptionArn: 'subscription:0', AttributeName: 'FilterPolicy', AttributeValue }),
      ]),
      ...publish.map(({ TopicArn, message: one }) => sns('Publish', json({ TopicArn, ...one }))),
      sqs('ReceiveMessage', { QueueUrl: queueUrl('jobs'), MaxNumberOfMessages: 10, MessageAttributeNames: ['All'] }),
    ]),
  )

/** Calls that AWS refuses. */
const wrong = fc.constantFrom<Step>(
  sns('Publish', { TopicArn: topicArn('news'), Message: '' }),
  sns('Publish', { TopicArn: topicArn('news'), Message: 'x', Subject: '' }),
  sns('Publish', { TopicArn: topicArn('news'), Message: 'x', MessageDeduplicationId: 'd' }),
  sns('Publish', { TopicArn: 'news', Message: 'x' }),
  sns('Publish', { TopicArn: topicArn('order.fifo'), Message: 'x' }),
  sns('Publish', { TopicArn: topicArn('news'), Message: 'x', MessageStructure: 'json' }),
  sns('Publish', { TopicArn: topicArn('news'), Message: '{"default":"d","sqs":"for queues"}', MessageStructure: 'json' }),
  sns('Publish', { TopicArn: topicArn('news'), Message: 'x', MessageAttributes: { a: { DataType: 'Text', StringValue: 'y' } } }),
  sns('Publish', { TopicArn: topicArn('news'), Message: 'x', MessageAttributes: { a: { DataType: 'String', StringValue: '' } } }),
  sns('PublishBatch', {
    TopicArn: topicArn('news'),
    PublishBatchRequestEntries: [
      { Id: 'a', Message: 'x' },
      { Id: 'a', Message: 'y' },
    ],
  }),
  sns('PublishBatch', { TopicArn: topicArn('news'), PublishBatchRequestEntries: [{ Id: 'a b', Message: 'x' }] }),
  sns('PublishBatch', { TopicArn: topicArn('order.fifo'), PublishBatchRequestEntries: [{ Id: 'a', Message: 'x' }] }),
  sns('Subscribe', { TopicArn: topicArn('news'), Protocol: 'pigeon', Endpoint: 'loft' }),
  sns('Subscribe', { TopicArn: topicArn('news'), Protocol: 'sqs', Endpoint: queueUrl('jobs') }),
  sns('Subscribe', {
    TopicArn: topicArn('news'),
    Protocol: 'sqs',
    Endpoint: queueArn('dead'),
    Attributes: { RawMessageDelivery: 'maybe' },
  }),
  sns('Subscribe', {
    TopicArn: topicArn('news'),
    Protocol: 'sqs',
    Endpoint: queueArn('dead'),
    Attributes: { FilterPolicy: '{"key":"x"}' },
  }),
  sns('Subscribe', { TopicArn: topicArn('news'), Protocol: 'sqs', Endpoint: queueArn('dead'), Attributes: { Sparkle: 'yes' } }),
  sns('CreateTopic', { Name: 'fine', Attributes: { FifoTopic: 'true' } }),
  sns('CreateTopic', { Name: 'fine', Attributes: { Sparkle: 'yes' } }),
  sns('GetSubscriptionAttributes', { SubscriptionArn: `${topicArn('news')}:00000000-0000-4000-8000-000000000000` }),
  sns('Unsubscribe', { SubscriptionArn: `${topicArn('news')}:00000000-0000-4000-8000-000000000000` }),
)

export const topicStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: publishing },
  { weight: 4, arbitrary: receiving },
  { weight: 3, arbitrary: subscribing },
  { weight: 1, arbitrary: managing },
  { weight: 2, arbitrary: asking },
  { weight: 1, arbitrary: wrong },
)
