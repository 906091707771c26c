import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holds } from '../../../base/testing/scripts.ts'
import { queueArn, queueUrl, topicArn } from '../../../aws/identity.ts'
import { sha256Hex } from '../../../base/checksum.ts'
import type { JsonObject } from '../../../base/json.ts'
import { bodies, fifoTopic, fifoTopicWorld, type FifoTopicWorld } from './testing/fifo-topic-world.ts'
import { answered, invalid, refusal } from './testing/refusal.ts'

const TopicArn = topicArn(fifoTopic)
const raw = { RawMessageDelivery: 'true' }
const fiveMinutes = 300_000

describe('what reaches the queues', () => {
  it('a FIFO queue gets group, deduplication id and the envelope with a sequence number and no signature', () => {
    const world = fifoTopicWorld()
    world.join('q.fifo')
    const published = answered(world, 'Publish', { TopicArn, Message: 'Test', MessageGroupId: 'g' })
    const [received] = world.drain('q.fifo')
    expect(received?.Attributes).toMatchObject({
      MessageGroupId: 'g',
      MessageDeduplicationId: sha256Hex('Test'),
      SequenceNumber: expect.stringMatching(/^\d{20}$/) as unknown,
    })
    const envelope = JSON.parse(received?.Body ?? '') as JsonObject
    expect(Object.keys(envelope)).toEqual(['Type', 'MessageId', 'SequenceNumber', 'TopicArn', 'Message', 'Timestamp', 'UnsubscribeURL'])
    expect(envelope).toMatchObject({ MessageId: published['MessageId'], SequenceNumber: published['SequenceNumber'] })
    expect(published['SequenceNumber']).toMatch(/^\d{20}$/)
  })

  it('a standard queue gets the envelope, and none of the FIFO attributes', () => {
    const world = fifoTopicWorld()
    world.join('q')
    world.say('Test')
    const [received] = world.drain('q')
    for (const name of ['MessageGroupId', 'MessageDeduplicationId', 'SequenceNumber']) expect(received?.Attributes).not.toHaveProperty(name)
    const envelope = JSON.parse(received?.Body ?? '') as JsonObject
    expect(envelope).toHaveProperty('SequenceNumber')
    for (const name of ['Signature', 'SignatureVersion', 'SigningCertURL']) expect(envelope).not.toHaveProperty(name)
  })

  it('the id of a message without one is the SHA-256 of its body, also where only the topic deduplicates by content', () => {
    const world = fifoTopicWorld()
    world.join('q.fifo', raw)
    world.say('Test')
    expect(world.drain('q.fifo')[0]?.Attributes).toMatchObject({ MessageDeduplicationId: sha256Hex('Test') })
  })

  it('a message of a standard topic brings its group to a standard queue', () => {
    const world = fifoTopicWorld()
    world.sns('CreateTopic', { Name: 'plain' })
    world.subscribeQueue('q', 'plain', raw)
    world.publish('plain', 'm', { MessageGroupId: 'tenant' })
    expect(world.receive('q')[0]?.Attributes).toMatchObject({ MessageGroupId: 'tenant' })
  })

  it('by TargetArn it is the same', () => {
    const world = fifoTopicWorld()
    world.join('q.fifo', raw)
    answered(world, 'Publish', { TargetArn: TopicArn, Message: 'by target', MessageGroupId: 'g' })
    expect(bodies(world.drain('q.fifo'))).toEqual(['by target'])
  })

  it('what a FIFO queue refuses goes to the subscription’s FIFO dead-letter queue as it would have arrived', () => {
    const world = fifoTopicWorld()
    world.join('dead.fifo')
    const arn = world.join('q.fifo', { ...raw, RedrivePolicy: `{"deadLetterTargetArn":"${queueArn('dead.fifo')}"}` })
    world.sns('Unsubscribe', { SubscriptionArn: `${TopicArn}:${world.topic(fifoTopic).subscriptions[0]?.split('/')[2] ?? ''}` })
    world.call('DeleteQueue', { QueueUrl: queueUrl('q.fifo') }, { service: 'sqs' })
    const attributes = {
      MessageAttributes: { attr1: { DataType: 'Number', StringValue: '1' }, attr2: { DataType: 'Binary', BinaryValue: 'AgME' } },
    }
    world.say('lost', 'g', attributes)
    const [dead] = world.drain('dead.fifo')
    expect(dead).toMatchObject({
      Body: 'lost',
      Attributes: { MessageGroupId: 'g', MessageDeduplicationId: sha256Hex('lost') },
      ...attributes,
    })
    expect(world.subscription(arn)).toMatchObject({ delivered: 0, failed: 1, lanes: {} })
  })
})

describe('what a FIFO topic refuses', () => {
  const world = (): FifoTopicWorld => fifoTopicWorld({ ContentBasedDeduplication: 'false' })
  const publish = (more: JsonObject): JsonObject => ({ TopicArn, Message: 'm', ...more })

  it('a message without a group, or without a deduplication id when the topic does not work one out', () => {
    expect(refusal(world(), 'Publish', publish({ MessageDeduplicationId: 'd' }))).toBe(
      invalid('The MessageGroupId parameter is required for FIFO topics'),
    )
    expect(refusal(world(), 'Publish', publish({ MessageGroupId: 'g' }))).toBe(
      invalid('The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly'),
    )
    expect(refusal(world(), 'Publish', publish({ MessageGroupId: 'g', MessageDeduplicationId: 'd' }))).toBe('accepted')
  })

  it('a batch in which one message lacks them', () => {
    const batch = (more: JsonObject): JsonObject => ({
      TopicArn,
      PublishBatchRequestEntries: [
        { Id: '1', Message: 'm', MessageGroupId: 'g', MessageDeduplicationId: 'd' },
        { Id: '2', Message: 'm', ...more },
      ],
    })
    expect(refusal(world(), 'PublishBatch', batch({}))).toBe(invalid('The MessageGroupId parameter is required for FIFO topics'))
    expect(refusal(world(), 'PublishBatch', batch({ MessageGroupId: 'g' }))).toBe(
      invalid('The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly'),
    )
  })

  it('a standard dead-letter queue for a FIFO queue; and a FIFO queue on a standard topic', () => {
    const made = world()
    const arn = made.join('q.fifo')
    const policy = (queue: string): JsonObject => ({
      SubscriptionArn: arn,
      AttributeName: 'RedrivePolicy',
      AttributeValue: `{"deadLetterTargetArn":"${queueArn(queue)}"}`,
    })
    expect(refusal(made, 'SetSubscriptionAttributes', policy('dead'))).toBe(
      invalid('RedrivePolicy: must use a FIFO queue as DLQ for a FIFO Subscription to a FIFO Topic.'),
    )
    expect(refusal(made, 'SetSubscriptionAttributes', policy('dead.fifo'))).toBe('accepted')
    made.sns('CreateTopic', { Name: 'plain' })
    expect(refusal(made, 'Subscribe', { TopicArn: topicArn('plain'), Protocol: 'sqs', Endpoint: queueArn('q.fifo') })).toBe(
      invalid('Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics'),
    )
  })

  it('every protocol but sqs, and the 101st subscription', () => {
    const made = world()
    expect(refusal(made, 'Subscribe', { TopicArn, Protocol: 'email', Endpoint: 'a@b.c' })).toContain('Invalid parameter: Protocol')
    for (let n = 0; n < 100; n++) answered(made, 'Subscribe', { TopicArn, Protocol: 'sqs', Endpoint: queueArn(`q${n}`) })
    expect(refusal(made, 'Subscribe', { TopicArn, Protocol: 'sqs', Endpoint: queueArn('more') })).toContain('SubscriptionLimitExceeded')
  })
})

describe('deduplication', () => {
  it.each([
    [fiveMinutes - 1, ['same']],
    [fiveMinutes, ['same', 'same']],
  ])('lasts five minutes from the first message: again after %i ms', (ms, expected) => {
    const world = fifoTopicWorld()
    world.join('q', raw)
    const first = world.say('same')
    world.pass(ms)
    const second = world.say('same')
    expect(bodies(world.drain('q'))).toEqual(expected)
    expect(JSON.stringify(first) === JSON.stringify(second)).toBe(expected.length === 1)
  })

  it('is not put off by a duplicate', () => {
    const world = fifoTopicWorld()
    world.join('q', raw)
    world.say('same')
    world.pass(fiveMinutes - 1)
    world.say('same')
    world.pass(1)
    world.say('same')
    expect(bodies(world.drain('q'))).toEqual(['same', 'same'])
  })

  it('goes by an explicit id where there is one, whatever the body', () => {
    const world = fifoTopicWorld()
    world.join('q', raw)
    world.say('one', 'g', { MessageDeduplicationId: 'x' })
    world.say('two', 'g', { MessageDeduplicationId: 'x' })
    world.say('one', 'g', { MessageDeduplicationId: 'y' })
    expect(bodies(world.drain('q'))).toEqual(['one', 'one'])
    expect(world.topic(fifoTopic)).toMatchObject({ published: 2, duplicates: 1 })
  })

  it('counts for the whole topic: the same content in another group is dropped', () => {
    const world = fifoTopicWorld()
    world.join('q', raw)
    world.say('same', 'a')
    world.say('same', 'b')
    expect(bodies(world.drain('q'))).toEqual(['same'])
  })

  it('counts for each group when the throughput scope is the group', () => {
    const world = fifoTopicWorld({ FifoThroughputScope: 'MessageGroup' })
    world.join('q', raw)
    for (const group of ['a', 'b', 'a']) world.say('same', group)
    expect(bodies(world.drain('q'))).toEqual(['same', 'same'])
    expect(refusal(world, 'SetTopicAttributes', { TopicArn, AttributeName: 'FifoThroughputScope', AttributeValue: 'Topic' })).toContain(
      'FifoThroughputScope',
    )
  })

  it('works inside a batch and across batches; entries arrive in their order', () => {
    const world = fifoTopicWorld()
    world.join('q.fifo', raw)
    const batch = (texts: readonly string[]): JsonObject => ({
      TopicArn,
      PublishBatchRequestEntries: texts.map((Message, n) => ({ Id: String(n), Message, MessageGroupId: 'g' })),
    })
    const reply = answered(world, 'PublishBatch', batch(['1', '2', '2', '3']))
    expect(reply['Successful']).toHaveLength(4)
    answered(world, 'PublishBatch', batch(['3', '4', '1']))
    expect(bodies(world.drain('q.fifo'))).toEqual(['1', '2', '3', '4'])
  })

  it('a message that was deleted from its queue is not delivered again', () => {
    const world = fifoTopicWorld()
    world.join('q.fifo', raw)
    world.say('Test')
    expect(bodies(world.drain('q.fifo'))).toEqual(['Test'])
    world.say('Test')
    expect(world.drain('q.fifo')).toEqual([])
  })

  it('delivers exactly what a five-minute window lets through', () => {
    const script = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 200_000 })), { maxLength: 30 })
    holds(
      'SNS',
      20,
      fc.property(script, (steps) => {
        const world = fifoTopicWorld()
        world.join('q', raw)
        const seen = new Map<string, number>()
        const expected: string[] = []
        for (const [body, wait] of steps) {
          world.pass(wait)
          world.say(body)
          if (world.clockMs() - (seen.get(body) ?? -Infinity) < fiveMinutes) continue
          seen.set(body, world.clockMs())
          expected.push(body)
        }
        expect([...bodies(world.drain('q'))].sort()).toEqual(expected.sort())
        expect(Object.keys(world.topic(fifoTopic).recent).length).toBeLessThanOrEqual(3)
      }),
    )
  })
})
