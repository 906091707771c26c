import { describe, expect, it } from 'vitest'
import { queueUrl } from '../../../aws/identity.ts'
import { sha256Hex } from '../../../base/checksum.ts'
import type { JsonObject } from '../../../base/json.ts'
import { queueWorld, type QueueWorld } from '../testing/queue-world.ts'
import { whyGone } from './index.ts'
import { whyQueue } from './why.ts'

const fifo = { FifoQueue: 'true' }
const byContent = { ...fifo, ContentBasedDeduplication: 'true' }
const byGroup = { ...fifo, DeduplicationScope: 'messageGroup' }

function start(attributes: Readonly<Record<string, string>>): QueueWorld & { put(body: string, group: string, id?: string): JsonObject } {
  const world = queueWorld()
  world.create('q.fifo', attributes)
  return {
    ...world,
    put(body, group, id) {
      const reply = world.send('q.fifo', body, { MessageGroupId: group, ...(id !== undefined && { MessageDeduplicationId: id }) })
      return reply?.ok ? reply.value : { refused: reply?.error.message ?? '' }
    },
  }
}

describe('a second message with the same deduplication id', () => {
  it('is taken, answered with the first one’s id, and never received', () => {
    const world = start(fifo)
    const first = world.put('first', 'g', 'id')
    const second = world.put('second', 'g', 'id')
    expect(second['MessageId']).toBe(first['MessageId'])
    expect(second['MD5OfMessageBody']).not.toBe(first['MD5OfMessageBody'])
    expect(world.receive('q.fifo', { MaxNumberOfMessages: 10 })?.map(({ Body }) => Body)).toEqual(['first'])
    expect(world.ledger('q.fifo').sent).toBe(1)
  })

  it('is new exactly five minutes after the first send, whatever was suppressed in between', () => {
    const world = start(fifo)
    const first = world.put('a', 'g', 'id')
    world.pass(150_000)
    expect(world.put('a', 'g', 'id')['MessageId']).toBe(first['MessageId'])
    world.pass(149_999)
    expect(world.put('a', 'g', 'id')['MessageId']).toBe(first['MessageId'])
    world.pass(1)
    expect(world.put('a', 'g', 'id')['MessageId']).not.toBe(first['MessageId'])
    expect(world.ledger('q.fifo').sent).toBe(2)
  })

  it('is a duplicate after the first was received and deleted', () => {
    const world = start(byContent)
    world.put('a', 'g')
    world.remove('q.fifo', world.receive('q.fifo')?.[0]?.ReceiptHandle ?? '')
    expect(world.put('a', 'g')).toHaveProperty('MessageId')
    expect(world.receive('q.fifo')).toHaveLength(0)
  })

  it('is a duplicate in another group too, unless the scope is the group', () => {
    const queueWide = start(fifo)
    queueWide.put('a', 'g1', 'id')
    queueWide.remove('q.fifo', queueWide.receive('q.fifo')?.[0]?.ReceiptHandle ?? '')
    queueWide.put('b', 'g2', 'id')
    expect(queueWide.ledger('q.fifo').sent).toBe(1)
    for (const limit of ['perQueue', 'perMessageGroupId']) {
      const inGroup = start({ ...byGroup, FifoThroughputLimit: limit })
      inGroup.put('a', 'g1', 'id')
      inGroup.put('b', 'g2', 'id')
      inGroup.put('c', 'g2', 'id')
      expect(inGroup.receive('q.fifo', { MaxNumberOfMessages: 10 })?.map(({ Body }) => Body)).toEqual(['a', 'b'])
    }
  })

  it('is known by its body when the queue says so, by its own id when it has one', () => {
    const world = start(byContent)
    world.put('same', 'g')
    world.send('q.fifo', 'same', { MessageGroupId: 'g', MessageAttributes: { n: { DataType: 'Number', StringValue: '1' } } })
    expect(world.ledger('q.fifo').sent).toBe(1)
    world.put('same', 'g', 'own')
    world.put('other', 'g', 'own')
    expect(world.ledger('q.fifo').sent).toBe(2)
    const ids = world.receive('q.fifo', { MaxNumberOfMessages: 10, AttributeNames: ['MessageDeduplicationId'] })
    expect(ids?.map(({ Attributes }) => Attributes?.['MessageDeduplicationId'])).toEqual([sha256Hex('same'), 'own'])
  })

  it('is not a duplicate any more after a purge', () => {
    const world = start(byContent)
    world.put('a', 'g')
    world.call('PurgeQueue', { QueueUrl: queueUrl('q.fifo') })
    world.put('a', 'g')
    expect(world.receive('q.fifo')).toHaveLength(1)
  })

  it.each([
    [fifo, { DeduplicationScope: 'messageGroup', FifoThroughputLimit: 'perMessageGroupId' }, 1],
    [{ ...byGroup, FifoThroughputLimit: 'perMessageGroupId' }, { FifoThroughputLimit: 'perQueue', DeduplicationScope: 'queue' }, 2],
  ])('is looked for where the queue was created to look, whatever is set later', (before, later, sent) => {
    const world = start(before)
    expect(world.call('SetQueueAttributes', { QueueUrl: queueUrl('q.fifo'), Attributes: later })).toMatchObject({ ok: true })
    world.put('a', 'g1', 'id')
    world.put('b', 'g2', 'id')
    expect(world.ledger('q.fifo').sent).toBe(sent)
  })

  it('says why it is gone', () => {
    const world = start(fifo)
    world.put('a', 'g', 'id')
    world.pass(1000)
    world.put('a', 'g', 'id')
    const event = world.records().flatMap(({ events }) => events.filter(({ type }) => type === 'sqs.DuplicateSuppressed'))[0]
    expect(event && whyGone(event)).toMatchObject({
      rule: 'sqs.deduplicated',
      text: 'Taken and forgotten: a message with the deduplication id id was sent at 0 ms, and for 5 minutes, until 300000 ms, another one counts as its duplicate. The sender was answered with the first one’s id.',
    })
    expect(whyQueue(world.state('q.fifo'), 0).map(({ rule }) => rule)).toContain('sqs.deduplication')
  })
})

describe('what a FIFO queue asks of a message', () => {
  const sentence = (name: string, value: string): string =>
    `Value ${value} for parameter ${name} is invalid. Reason: ${name} can only include alphanumeric and punctuation characters. 1 to 128 in length.`
  const refused: readonly (readonly [JsonObject, string, string])[] = [
    [{ MessageDeduplicationId: 'a' }, 'MissingParameter', 'The request must contain the parameter MessageGroupId.'],
    [
      { MessageGroupId: 'g' },
      'InvalidParameterValue',
      'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    ],
    ...['', 'a'.repeat(129), 'group 123'].map(
      (id) =>
        [{ MessageGroupId: 'g', MessageDeduplicationId: id }, 'InvalidParameterValue', sentence('MessageDeduplicationId', id)] as const,
    ),
    [{ MessageGroupId: 'group 123', MessageDeduplicationId: 'a' }, 'InvalidParameterValue', sentence('MessageGroupId', 'group 123')],
  ]
  it.each(refused)('%j is refused', (more, code, message) => {
    const world = start(fifo)
    expect(world.send('q.fifo', 'a', more)).toMatchObject({ ok: false, error: { code, message } })
    expect(world.ledger('q.fifo').sent).toBe(0)
  })

  it('ids of 128 characters and punctuation will do', () => {
    expect(start(fifo).put('a', '!-~'.repeat(42), '~'.repeat(128))).toHaveProperty('MessageId')
  })
})

describe('sequence numbers', () => {
  it('have 20 digits, rise with every message of any group, and come with send and receive of FIFO queues only', () => {
    const world = start(byContent)
    const sent = ['a', 'b', 'c', 'd', 'e'].map((body, index) => String(world.put(body, `g${index % 2}`)['SequenceNumber']))
    expect(sent.every((number) => /^\d{20}$/.test(number))).toBe(true)
    expect(sent.toSorted()).toEqual(sent)
    expect(new Set(sent).size).toBe(5)
    const received = world.receive('q.fifo', { MaxNumberOfMessages: 10, AttributeNames: ['All'] }) ?? []
    expect(received.map(({ Attributes }) => Attributes?.['SequenceNumber'])).toEqual([sent[0], sent[2], sent[4], sent[1], sent[3]])
    world.create('standard')
    expect(world.send('standard', 'a')).not.toHaveProperty('value.SequenceNumber')
    expect(world.receive('standard', { AttributeNames: ['All'] })?.[0]?.Attributes).not.toHaveProperty('SequenceNumber')
  })
})
