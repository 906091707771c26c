import { expect, it } from 'vitest'
import { topicArn } from '../../../aws/identity.ts'
import type { JsonObject } from '../../../base/json.ts'
import { topicWorld, type TopicWorld } from '../testing/topic-world.ts'
import { answered, invalid, refusal } from './testing/refusal.ts'

const TopicArn = topicArn('orders')

function world(attributes: Readonly<Record<string, string>> = { RawMessageDelivery: 'true' }): TopicWorld {
  const made = topicWorld()
  made.sns('CreateTopic', { Name: 'orders' })
  made.subscribeQueue('q', 'orders', attributes)
  made.records()
  return made
}

const batch = (entries: readonly JsonObject[], arn = TopicArn): JsonObject => ({ TopicArn: arn, PublishBatchRequestEntries: entries })
const entry = (Id: string, more: JsonObject = {}): JsonObject => ({ Id, Message: `message ${Id}`, ...more })

it('each entry of a batch is a message of its own, with a result of its own', () => {
  const made = world()
  const price = { MessageAttributes: { attr1: { DataType: 'Number', StringValue: '19.12' } } }
  const entries = [
    entry('1', price),
    entry('2', { Subject: 'subject' }),
    entry('3', { Message: '{"default":"for all","sqs":"for queues"}', MessageStructure: 'json' }),
  ]
  const reply = answered(made, 'PublishBatch', batch(entries))
  const successful = reply['Successful'] as readonly { Id: string; MessageId: string }[]
  expect(reply['Failed']).toEqual([])
  expect(successful.map(({ Id }) => Id)).toEqual(['1', '2', '3'])
  expect(new Set(successful.map(({ MessageId }) => MessageId)).size).toBe(3)
  const received = made.receive('q')
  expect(received.map(({ Body }) => Body).sort()).toEqual(['for queues', 'message 1', 'message 2'])
  expect(received.find(({ Body }) => Body === 'message 1')).toMatchObject({ MessageAttributes: price.MessageAttributes })
})

it('a filter looks at each entry', () => {
  const made = world({ RawMessageDelivery: 'true', FilterPolicy: '{"kind":["order"]}' })
  const kind = (StringValue: string): JsonObject => ({ MessageAttributes: { kind: { DataType: 'String', StringValue } } })
  answered(made, 'PublishBatch', batch([entry('1', kind('order')), entry('2', kind('refund')), entry('3'), entry('4', kind('order'))]))
  expect(
    made
      .receive('q')
      .map(({ Body }) => Body)
      .sort(),
  ).toEqual(['message 1', 'message 4'])
})

it('keeps the trail of each message that came in the batch', () => {
  const made = world()
  const hop = {
    track: 'call',
    from: 'outside/source/shop',
    to: 'sns/topic/orders',
    carries: [{ trail: 'shop/1' }, { trail: 'shop/2' }],
  } as const
  answered(made, 'PublishBatch', batch([entry('1'), entry('2')]), { hop })
  const trails = made
    .records()
    .flatMap(({ events }) => events.filter(({ type }) => type === 'sns.Delivered').map(({ data }) => data['trail']))
  expect(trails.sort()).toEqual(['shop/1', 'shop/2'])
})

it('to a topic that is not there is refused', () => {
  expect(refusal(world(), 'PublishBatch', batch([entry('1')], topicArn('none')))).toBe('NotFound: Topic does not exist')
})

it('of more than ten entries, of none, or with an id twice is refused as a whole', () => {
  const made = world()
  const eleven = Array.from({ length: 11 }, (_, n) => entry(String(n)))
  expect(refusal(made, 'PublishBatch', batch(eleven))).toBe(
    'TooManyEntriesInBatchRequest: The batch request contains more entries than permissible.',
  )
  expect(refusal(made, 'PublishBatch', batch([]))).toContain('EmptyBatchRequest')
  expect(refusal(made, 'PublishBatch', batch([entry('1'), entry('1')]))).toBe(
    'BatchEntryIdsNotDistinct: Two or more batch entries in the request have the same Id.',
  )
  expect(refusal(made, 'PublishBatch', batch(eleven.slice(1)))).toBe('accepted')
})

it('with a message of bad structure is refused as a whole', () => {
  expect(refusal(world(), 'PublishBatch', batch([entry('1'), entry('2', { Message: '{"sqs":"x"}', MessageStructure: 'json' })]))).toBe(
    invalid('Message Structure - No default entry in JSON message body'),
  )
})

it('takes 262,144 bytes in all', () => {
  const half = 131_072
  const made = world()
  expect(
    refusal(made, 'PublishBatch', batch([entry('1', { Message: 'a'.repeat(half) }), entry('2', { Message: 'a'.repeat(half + 1) })])),
  ).toBe('BatchRequestTooLong: The length of all the messages put together is more than the limit.')
  expect(refusal(made, 'PublishBatch', batch([entry('1', { Message: 'a'.repeat(half) }), entry('2', { Message: 'a'.repeat(half) })]))).toBe(
    'accepted',
  )
})

it('an entry’s id has at most 80 letters, digits, hyphens and underscores', () => {
  const made = world()
  for (const id of ['message.id', 'msg@123#test'])
    expect(refusal(made, 'PublishBatch', batch([entry(id)]))).toBe(
      `InvalidBatchEntryId: The Id of a batch entry in the batch request contains an impermissible character: ${id}`,
    )
  const long = 'a'.repeat(81)
  expect(refusal(made, 'PublishBatch', batch([entry(long)]))).toBe(
    `InvalidBatchEntryId: The Id of a batch entry in the batch request is too long: ${long}`,
  )
  expect(refusal(made, 'PublishBatch', batch([entry('a-B_9'.padEnd(80, 'x'))]))).toBe('accepted')
})

it('an entry that is empty fails alone', () => {
  const made = world()
  expect(answered(made, 'PublishBatch', batch([entry('1'), entry('2', { Message: '' })]))).toMatchObject({
    Successful: [{ Id: '1' }],
    Failed: [{ Id: '2', Code: 'InvalidParameter', Message: 'Invalid parameter: Empty message', SenderFault: true }],
  })
  expect(made.receive('q')).toHaveLength(1)
})
