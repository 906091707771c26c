import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../base/json.ts'
import { sqsWorld, type SqsWorld } from '../testing/sqs-world.ts'

const entries = (...bodies: string[]): JsonObject[] => bodies.map((body, index) => ({ Id: `${index + 1}`, MessageBody: body }))
const text = (value: string) => ({ DataType: 'String', StringValue: value })

function world(attributes?: Record<string, string>): SqsWorld {
  const made = sqsWorld()
  made.create('q', attributes)
  return made
}

const send = (made: SqsWorld, list: readonly JsonObject[]) => made.askQueue('SendMessageBatch', 'q', { Entries: list })
const failures = (answer: JsonObject | string) => (answer as JsonObject)['Failed']

describe('SendMessageBatch', () => {
  it('answers each entry with its id, message id and digests', () => {
    const answer = send(world(), [
      { Id: 'a', MessageBody: 'a', MessageAttributes: { k: text('x') } },
      { Id: 'b', MessageBody: 'test', MessageSystemAttributes: { AWSTraceHeader: text('some-trace-id') } },
    ])
    expect(answer).toEqual({
      Successful: [
        {
          Id: 'a',
          MessageId: expect.stringMatching(/^[0-9a-f-]{36}$/),
          MD5OfMessageBody: '0cc175b9c0f1b6a831c399e269772661',
          MD5OfMessageAttributes: 'a45daa70926828a2f0a1db3418e6feb4',
        },
        {
          Id: 'b',
          MessageId: expect.any(String),
          MD5OfMessageBody: '098f6bcd4621d373cade4e832627b4f6',
          MD5OfMessageSystemAttributes: 'fdce4f2818803f2f73becc09a54792c0',
        },
      ],
      Failed: [],
    })
  })

  it('a batch and then a single message are all received', () => {
    const made = world()
    send(made, entries('a', 'b'))
    made.send('q', 'c')
    expect(made.bodies('q')).toEqual(['a', 'b', 'c'])
    expect(made.ledger('q')).toMatchObject({ sent: 3, inFlight: 3 })
  })

  it('a batch that a long poll waits for is stored before it is served', () => {
    const made = world()
    made.receive('q', { WaitTimeSeconds: 20, MaxNumberOfMessages: 10 }, { name: 'poll' })
    send(made, entries('a', 'b', 'c'))
    expect(made.answered('poll')).toMatchObject({ value: { Messages: [{ Body: 'a' }, { Body: 'b' }, { Body: 'c' }] } })
  })

  it('a delay counts for its entry alone', () => {
    const made = world()
    send(made, [{ Id: '1', MessageBody: 'late', DelaySeconds: 2 }, ...entries('x', 'now').slice(1)])
    expect(made.bodies('q')).toEqual(['now'])
    made.pass(2000)
    expect(made.bodies('q')).toEqual(['late'])
  })

  it('an empty batch is refused', () => {
    expect(send(world(), [])).toBe('EmptyBatchRequest: There should be at least one SendMessageBatchRequestEntry in the request.')
  })

  it('more than ten entries are refused', () => {
    const twenty = entries(...Array.from({ length: 20 }, () => 'a'))
    expect(send(world(), twenty)).toBe('TooManyEntriesInBatchRequest: Maximum number of entries per request are 10. You have sent 20.')
    expect(failures(send(world(), twenty.slice(0, 10)))).toEqual([])
  })

  it.each([[''], ['invalid:id'], ['a'.repeat(81)], ['testLongId'.repeat(10)]])('an entry id %j is refused', (id) => {
    expect(send(world(), [{ Id: id, MessageBody: 'a' }])).toBe(
      'InvalidBatchEntryId: A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
    )
  })

  it('an id of 80 characters is taken, a repeated one is not', () => {
    expect(failures(send(world(), [{ Id: 'a'.repeat(80), MessageBody: 'a' }]))).toEqual([])
    expect(
      send(
        world(),
        [1, 2].map(() => ({ Id: 'a', MessageBody: 'a' })),
      ),
    ).toBe('BatchEntryIdsNotDistinct: Id a repeated.')
  })

  it('all entries together, attributes included, are at most 1 MiB', () => {
    const most = 1_048_576
    const attributes = { k: text('x') }
    const batch = (extra: number) => [
      { Id: '1', MessageBody: 'a'.repeat(most - 'kStringx'.length - 1 + extra), MessageAttributes: attributes },
      { Id: '2', MessageBody: 'a' },
    ]
    expect(failures(send(world(), batch(0)))).toEqual([])
    expect(send(world(), batch(1))).toBe(
      'BatchRequestTooLong: Batch requests cannot be longer than 1048576 bytes. You have sent 1048577 bytes.',
    )
  })

  it('the queue’s own maximum is asked of each entry, not of the sum', () => {
    const made = world({ MaximumMessageSize: '1024' })
    expect(failures(send(made, entries('a'.repeat(1024), 'a'.repeat(1024))))).toEqual([])
  })

  it('an entry larger than the queue’s maximum fails alone, in other words than a single message', () => {
    const made = world({ MaximumMessageSize: '1024' })
    expect(failures(send(made, entries('a'.repeat(1025), 'b')))).toEqual([
      {
        Id: '1',
        SenderFault: true,
        Code: 'InvalidParameterValue',
        Message: 'One or more parameters cannot be validated. Reason: Message must be shorter than 1024 bytes.',
      },
    ])
    expect(made.bodies('q')).toEqual(['b'])
  })

  it('an entry with a character that may not be sent fails alone', () => {
    const made = world()
    expect(failures(send(made, entries('good', 'bad\u0000', 'fine')))).toMatchObject([
      { Id: '2', SenderFault: true, Code: 'InvalidMessageContents' },
    ])
    expect(made.bodies('q')).toEqual(['good', 'fine'])
  })

  it('a batch to a FIFO queue without a deduplication id is refused whole', () => {
    const made = sqsWorld()
    made.create('q.fifo', { FifoQueue: 'true' })
    const batch = [
      { Id: '1', MessageBody: 'a', MessageGroupId: 'g', MessageDeduplicationId: 'd' },
      { Id: '2', MessageBody: 'b', MessageGroupId: 'g' },
    ]
    expect(made.askQueue('SendMessageBatch', 'q.fifo', { Entries: batch })).toBe(
      'InvalidParameterValue: The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    )
    expect(made.ledger('q.fifo').sent).toBe(0)
  })

  it('a batch to a FIFO queue without a group is refused whole', () => {
    const made = sqsWorld()
    made.create('q.fifo', { FifoQueue: 'true', ContentBasedDeduplication: 'true' })
    expect(made.askQueue('SendMessageBatch', 'q.fifo', { Entries: entries('a') })).toBe(
      'InvalidParameterValue: The request must contain the parameter MessageGroupId.',
    )
  })

  it('a batch to a FIFO queue comes out in its order', () => {
    const made = sqsWorld()
    made.create('q.fifo', { FifoQueue: 'true', ContentBasedDeduplication: 'true' })
    const batch = entries('a', 'b', 'c').map((entry) => ({ ...entry, MessageGroupId: 'g' }))
    expect(made.askQueue('SendMessageBatch', 'q.fifo', { Entries: batch })).toMatchObject({
      Successful: [{ SequenceNumber: expect.any(String) }, {}, {}],
    })
    expect(made.bodies('q.fifo')).toEqual(['a', 'b', 'c'])
  })

  it('needs the permission of SendMessage', () => {
    const made = world()
    const answer = made.askQueue('SendMessageBatch', 'q', { Entries: entries('a') }, { principal: 'events.amazonaws.com' })
    expect(answer).toContain('AccessDenied')
    expect(answer).toContain('sqs:sendmessage ')
  })
})

describe('the other batches', () => {
  const handles = (made: SqsWorld, more?: JsonObject) =>
    (made.receive('q', { MaxNumberOfMessages: 10, ...more }) ?? []).map(({ ReceiptHandle }, index) => ({ Id: `${index}`, ReceiptHandle }))

  it('messages are sent, received and deleted in batches', () => {
    const made = world()
    send(made, entries('a', 'b', 'c'))
    expect(made.askQueue('DeleteMessageBatch', 'q', { Entries: handles(made) })).toEqual({
      Successful: [{ Id: '0' }, { Id: '1' }, { Id: '2' }],
      Failed: [],
    })
    expect(made.ledger('q')).toMatchObject({ deleted: 3, inFlight: 0 })
  })

  it.each([[''], ['testLongId'.repeat(10)], ['invalid:id']])('a delete with the entry id %j is refused', (id) => {
    expect(world().askQueue('DeleteMessageBatch', 'q', { Entries: [{ Id: id, ReceiptHandle: 'x' }] })).toContain(
      'InvalidBatchEntryId: A batch entry id can',
    )
  })

  it.each([['DeleteMessageBatch'], ['ChangeMessageVisibilityBatch']])('%s takes at most ten entries', (operation) => {
    const list = Array.from({ length: 20 }, (_, index) => ({ Id: `${index}`, ReceiptHandle: 'x' }))
    expect(world().askQueue(operation, 'q', { Entries: list })).toBe(
      'TooManyEntriesInBatchRequest: Maximum number of entries per request are 10. You have sent 20.',
    )
    expect(world().askQueue(operation, 'q', { Entries: [] })).toBe(
      `EmptyBatchRequest: There should be at least one ${operation}RequestEntry in the request.`,
    )
  })

  it('each message of ChangeMessageVisibilityBatch gets its own timeout', () => {
    const made = world()
    send(made, entries('back', 'soon', 'stays'))
    const [back, soon] = handles(made)
    const list = [
      { ...back, VisibilityTimeout: 0 },
      { ...soon, VisibilityTimeout: 5 },
      { Id: 'wrong', ReceiptHandle: 'x', VisibilityTimeout: 5 },
      { Id: 'long', ReceiptHandle: soon?.ReceiptHandle ?? '', VisibilityTimeout: 43_201 },
    ]
    expect(made.askQueue('ChangeMessageVisibilityBatch', 'q', { Entries: list })).toMatchObject({
      Successful: [{ Id: '0' }, { Id: '1' }],
      Failed: [
        { Id: 'wrong', Code: 'ReceiptHandleIsInvalid' },
        { Id: 'long', Code: 'InvalidParameterValue' },
      ],
    })
    expect(made.bodies('q')).toEqual(['back'])
    made.pass(4999)
    expect(made.bodies('q')).toEqual([])
    made.pass(1)
    expect(made.bodies('q')).toEqual(['soon'])
  })
})
