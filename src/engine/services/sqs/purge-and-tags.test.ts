import { describe, expect, it } from 'vitest'
import { imbalance } from '../testing/queue-world.ts'
import { sqsWorld, type SqsWorld } from '../testing/sqs-world.ts'

function world(attributes?: Record<string, string>): SqsWorld {
  const made = sqsWorld()
  made.create('q', attributes)
  return made
}

describe('PurgeQueue', () => {
  it('takes what is visible, and what is sent after it stays', () => {
    const made = world()
    made.send('q', 'a')
    made.send('q', 'b')
    expect(made.askQueue('PurgeQueue', 'q')).toEqual({})
    expect(made.bodies('q')).toEqual([])
    made.send('q', 'c')
    expect(made.bodies('q')).toEqual(['c'])
    expect(made.ledger('q')).toMatchObject({ sent: 3, purged: 2, inFlight: 1 })
  })

  it('takes messages in flight, which do not come back', () => {
    const made = world({ VisibilityTimeout: '5' })
    made.send('q', 'a')
    const [received] = made.receive('q') ?? []
    made.askQueue('PurgeQueue', 'q')
    made.pass(5000)
    expect(made.bodies('q')).toEqual([])
    expect(made.remove('q', received?.ReceiptHandle ?? '')).toEqual({ ok: true, value: {} })
    expect(made.ledger('q')).toMatchObject({ purged: 1, deleted: 0 })
    expect(imbalance(made.ledger('q'))).toBe(0)
  })

  it('takes delayed messages, which do not appear', () => {
    const made = world({ DelaySeconds: '5' })
    made.send('q', 'a')
    made.askQueue('PurgeQueue', 'q')
    made.pass(5000)
    expect(made.bodies('q')).toEqual([])
    expect(made.ledger('q')).toMatchObject({ delayed: 0, purged: 1 })
  })

  it('is refused within 60 seconds of the last one', () => {
    const made = world()
    expect(made.askQueue('PurgeQueue', 'q')).toEqual({})
    made.pass(59_999)
    expect(made.askQueue('PurgeQueue', 'q')).toBe('PurgeQueueInProgress: Only one PurgeQueue operation on q is allowed every 60 seconds.')
    made.pass(1)
    expect(made.askQueue('PurgeQueue', 'q')).toEqual({})
  })

  it('makes a FIFO queue forget what was sent', () => {
    const made = sqsWorld()
    made.create('q.fifo', { FifoQueue: 'true', ContentBasedDeduplication: 'true' })
    made.send('q.fifo', 'a', { MessageGroupId: 'g' })
    made.askQueue('PurgeQueue', 'q.fifo')
    made.send('q.fifo', 'a', { MessageGroupId: 'g' })
    expect(made.bodies('q.fifo')).toEqual(['a'])
  })

  it('frees the group of a FIFO queue that was locked', () => {
    const made = sqsWorld()
    made.create('q.fifo', { FifoQueue: 'true', ContentBasedDeduplication: 'true' })
    made.send('q.fifo', 'a', { MessageGroupId: 'g' })
    made.receive('q.fifo')
    made.askQueue('PurgeQueue', 'q.fifo')
    made.send('q.fifo', 'b', { MessageGroupId: 'g' })
    expect(made.bodies('q.fifo')).toEqual(['b'])
  })

  it('where changes settle takes 60 seconds, and what was sent meanwhile goes too', () => {
    const made = world()
    made.inject({ kind: 'timer', to: 'sqs', timer: 'ConfigureSettling', data: { on: true } })
    made.send('q', 'before')
    made.askQueue('PurgeQueue', 'q')
    made.send('q', 'during')
    made.pass(59_999)
    expect(made.ledger('q').visible).toBe(2)
    made.pass(1)
    expect(made.ledger('q')).toMatchObject({ visible: 0, purged: 2 })
    made.send('q', 'after')
    expect(made.bodies('q')).toEqual(['after'])
  })

  it('of a queue that was made anew meanwhile does nothing', () => {
    const made = world()
    made.inject({ kind: 'timer', to: 'sqs', timer: 'ConfigureSettling', data: { on: true } })
    made.askQueue('PurgeQueue', 'q')
    made.askQueue('DeleteQueue', 'q')
    made.inject({ kind: 'timer', to: 'sqs', timer: 'ConfigureSettling', data: { on: false } })
    made.pass(10)
    made.create('q')
    made.send('q', 'a')
    made.pass(60_000)
    expect(made.ledger('q').visible).toBe(1)
  })
})

describe('tags', () => {
  const tags = (made: SqsWorld) => made.askQueue('ListQueueTags', 'q')
  const tag = (made: SqsWorld, given: Record<string, string>) => made.askQueue('TagQueue', 'q', { Tags: given })

  it('are added and taken away', () => {
    const made = world()
    expect(tag(made, { tag1: 'value1', tag2: 'value2', tag3: '' })).toEqual({})
    expect(tags(made)).toEqual({ Tags: { tag1: 'value1', tag2: 'value2', tag3: '' } })
    expect(made.askQueue('UntagQueue', 'q', { TagKeys: ['tag1', 'tag3'] })).toEqual({})
    expect(tags(made)).toEqual({ Tags: { tag2: 'value2' } })
    made.askQueue('UntagQueue', 'q', { TagKeys: ['tag2'] })
    expect(tags(made)).toEqual({})
  })

  it('a queue without tags lists none', () => {
    expect(tags(world())).toEqual({})
  })

  it('keep the case of their keys', () => {
    const made = world()
    tag(made, { key: 'a', KEY: 'b' })
    expect(tags(made)).toEqual({ Tags: { key: 'a', KEY: 'b' } })
  })

  it('given again overwrite', () => {
    const made = world()
    tag(made, { a: '1', b: '1' })
    tag(made, { a: '2' })
    expect(tags(made)).toEqual({ Tags: { a: '2', b: '1' } })
  })

  it('that are not there are taken away without complaint', () => {
    const made = world()
    tag(made, { a: '1' })
    const before = made.digest()
    expect(made.askQueue('UntagQueue', 'q', { TagKeys: ['none'] })).toEqual({})
    expect(made.digest()).toBe(before)
  })

  it('can be given when the queue is created, and are left alone when it is found again', () => {
    const made = sqsWorld()
    made.ask('CreateQueue', { QueueName: 'q', tags: { a: '1', b: '2' } })
    made.ask('CreateQueue', { QueueName: 'q', tags: { c: '3' } })
    expect(tags(made)).toEqual({ Tags: { a: '1', b: '2' } })
  })

  it('are at most 50, with keys of 128 and values of 256 characters', () => {
    const made = world()
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, number) => [`k${number}`, 'v']))
    expect(tag(made, many)).toEqual({})
    expect(tag(made, { k0: 'again' })).toEqual({})
    expect(tag(made, { one: 'more' })).toBe('InvalidParameterValue: Too many tags added for queue q.')
    const fresh = world()
    expect(tag(fresh, { ['k'.repeat(128)]: 'v'.repeat(256) })).toEqual({})
    for (const bad of [{ ['k'.repeat(129)]: 'v' }, { k: 'v'.repeat(257) }, { '': 'v' }, { 'aws:k': 'v' }, { k: 'a\u0000' }]) {
      expect(tag(fresh, bad as Record<string, string>)).toContain('InvalidParameterValue: Tag ')
    }
  })
})
