import { describe, expect, it } from 'vitest'
import { queueUrl } from '../../../aws/identity.ts'
import { redriveTo } from '../testing/queue-world.ts'
import { sqsWorld, type SqsWorld } from '../testing/sqs-world.ts'

function world(...queues: readonly string[]): SqsWorld {
  const made = sqsWorld()
  for (const queue of queues) made.create(queue)
  return made
}

/** A world in which changes take AWS's time to hold. */
function settlingWorld(...queues: readonly string[]): SqsWorld {
  const made = world(...queues)
  made.inject({ kind: 'timer', to: 'sqs', timer: 'ConfigureSettling', data: { on: true } })
  return made
}

describe('creating a queue', () => {
  it('again without attributes, with the same or with the defaults finds the queue', () => {
    const made = world()
    const url = { QueueUrl: queueUrl('q') }
    expect(made.ask('CreateQueue', { QueueName: 'q', Attributes: { VisibilityTimeout: '69' } })).toEqual(url)
    for (const attributes of [{}, { VisibilityTimeout: '69' }, { DelaySeconds: '0', MessageRetentionPeriod: '345600' }]) {
      expect(made.ask('CreateQueue', { QueueName: 'q', Attributes: attributes })).toEqual(url)
    }
  })

  it('again with another value is refused, and compares with what was set since', () => {
    const made = world()
    made.create('q', { DelaySeconds: '1' })
    const different = 'QueueNameExists: A queue already exists with the same name and a different value for attribute DelaySeconds'
    expect(made.ask('CreateQueue', { QueueName: 'q', Attributes: { DelaySeconds: '2' } })).toBe(different)
    made.askQueue('SetQueueAttributes', 'q', { Attributes: { DelaySeconds: '2' } })
    expect(made.ask('CreateQueue', { QueueName: 'q', Attributes: { DelaySeconds: '2' } })).toEqual({ QueueUrl: queueUrl('q') })
    expect(made.ask('CreateQueue', { QueueName: 'q', Attributes: { DelaySeconds: '1' } })).toBe(different)
    expect(made.ask('CreateQueue', { QueueName: 'q' })).toEqual({ QueueUrl: queueUrl('q') })
  })

  it('again after messages came and settings changed finds the queue', () => {
    const made = world('q')
    made.send('q', 'a')
    made.pass(1000)
    made.askQueue('SetQueueAttributes', 'q', { Attributes: { VisibilityTimeout: '10' } })
    expect(made.ask('CreateQueue', { QueueName: 'q' })).toEqual({ QueueUrl: queueUrl('q') })
  })

  it('again compares a redrive policy by what it says', () => {
    const made = world('dlq')
    made.create('q', redriveTo('dlq', 3))
    const policy = '{ "maxReceiveCount": "3", "deadLetterTargetArn": "arn:aws:sqs:us-east-1:111111111111:dlq" }'
    expect(made.ask('CreateQueue', { QueueName: 'q', Attributes: { RedrivePolicy: policy } })).toHaveProperty('QueueUrl')
    expect(made.ask('CreateQueue', { QueueName: 'q', Attributes: redriveTo('dlq', 4) })).toContain(
      'different value for attribute RedrivePolicy',
    )
  })

  it.each([['queue/with/slashes'], ['a.b'], ['a'.repeat(81)], ['naïve']])('a name %j is refused', (name) => {
    expect(world().ask('CreateQueue', { QueueName: name })).toBe(
      'InvalidParameterValue: Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
    )
  })

  it('a standard queue’s name cannot end in .fifo', () => {
    expect(world().ask('CreateQueue', { QueueName: 'a.fifo' })).toContain('InvalidParameterValue: Can only include')
  })

  it('a FIFO queue’s name ends in .fifo, and the suffix counts', () => {
    const create = (name: string) => world().ask('CreateQueue', { QueueName: name, Attributes: { FifoQueue: 'true' } })
    expect(create(`${'a'.repeat(75)}.fifo`)).toEqual({ QueueUrl: queueUrl(`${'a'.repeat(75)}.fifo`) })
    for (const name of ['a', '.fifo', `${'a'.repeat(76)}.fifo`]) {
      expect(create(name)).toContain('InvalidParameterValue: The name of a FIFO queue can only include alphanumeric characters')
    }
  })

  it('a FIFO queue again with the same attributes finds it, with others is refused', () => {
    const made = world()
    const create = (deduplication: string) =>
      made.ask('CreateQueue', { QueueName: 'q.fifo', Attributes: { FifoQueue: 'true', ContentBasedDeduplication: deduplication } })
    expect(create('true')).toEqual({ QueueUrl: queueUrl('q.fifo') })
    expect(create('true')).toEqual({ QueueUrl: queueUrl('q.fifo') })
    expect(create('false')).toBe(
      'QueueNameExists: A queue already exists with the same name and a different value for attribute ContentBasedDeduplication',
    )
  })

  it.each([
    ['FifoQueue', 'false', 'InvalidAttributeName: Unknown Attribute FifoQueue.'],
    ['ContentBasedDeduplication', 'true', 'InvalidAttributeName: Unknown Attribute ContentBasedDeduplication.'],
    ['DeduplicationScope', 'queue', 'InvalidAttributeName: You can specify the DeduplicationScope only when FifoQueue is set to true.'],
    [
      'FifoThroughputLimit',
      'perQueue',
      'InvalidAttributeName: You can specify the FifoThroughputLimit only when FifoQueue is set to true.',
    ],
  ])('a standard queue with %s is refused', (name, value, expected) => {
    expect(world().ask('CreateQueue', { QueueName: 'q', Attributes: { [name]: value } })).toBe(expected)
    expect(world('q').askQueue('SetQueueAttributes', 'q', { Attributes: { [name]: value } })).toBe(expected)
  })
})

describe('finding queues', () => {
  it('ListQueues finds all, those with a prefix, or none', () => {
    const made = world('a-2', 'b-1', 'a-1')
    const list = (prefix?: string) => made.ask('ListQueues', prefix === undefined ? {} : { QueueNamePrefix: prefix })
    expect(list()).toEqual({ QueueUrls: ['a-1', 'a-2', 'b-1'].map(queueUrl) })
    expect(list('a-')).toEqual({ QueueUrls: ['a-1', 'a-2'].map(queueUrl) })
    expect(list('none')).toEqual({})
    made.askQueue('DeleteQueue', 'a-1')
    expect(list('a-')).toEqual({ QueueUrls: [queueUrl('a-2')] })
  })

  it('ListQueues gives pages when a number is asked for, and queues that come meanwhile do not shift them', () => {
    const made = world('a', 'b', 'c', 'd', 'e')
    const first = made.ask('ListQueues', { MaxResults: 2 }) as { NextToken: string }
    expect(first).toEqual({ QueueUrls: ['a', 'b'].map(queueUrl), NextToken: expect.any(String) })
    made.create('aa')
    const second = made.ask('ListQueues', { MaxResults: 2, NextToken: first.NextToken }) as { NextToken: string }
    expect(second).toMatchObject({ QueueUrls: ['c', 'd'].map(queueUrl) })
    expect(made.ask('ListQueues', { MaxResults: 2, NextToken: second.NextToken })).toEqual({ QueueUrls: [queueUrl('e')] })
    expect(made.ask('ListQueues', { MaxResults: 1000 })).not.toHaveProperty('NextToken')
    expect(made.ask('ListQueues', { MaxResults: 2, NextToken: first.NextToken, QueueNamePrefix: 'b' })).toContain(
      'InvalidParameterValue: Invalid NextToken',
    )
    for (const input of [
      { MaxResults: 0 },
      { MaxResults: 1001 },
      { NextToken: first.NextToken },
      { MaxResults: 2, NextToken: 'garbage' },
    ]) {
      expect(made.ask('ListQueues', input)).toContain('InvalidParameterValue: ')
    }
  })

  it('GetQueueUrl answers for the account’s own queues', () => {
    const made = world('q')
    expect(made.ask('GetQueueUrl', { QueueName: 'q' })).toEqual({ QueueUrl: 'https://sqs.us-east-1.amazonaws.com/111111111111/q' })
    for (const input of [{ QueueName: 'none' }, { QueueName: 'q', QueueOwnerAWSAccountId: '222222222222' }]) {
      expect(made.ask('GetQueueUrl', input)).toBe('QueueDoesNotExist: The specified queue does not exist.')
    }
  })

  it('a queue’s bare name serves as its URL', () => {
    const made = world('q')
    expect(made.ask('SendMessage', { QueueUrl: 'q', MessageBody: 'a' })).toHaveProperty('MessageId')
    expect(made.ask('ReceiveMessage', { QueueUrl: 'q' })).toMatchObject({ Messages: [{ Body: 'a' }] })
  })

  it('ListDeadLetterSourceQueues names the queues whose dead letters come here', () => {
    const made = world('dlq', 'other')
    for (const name of ['p', 'q']) made.create(name, redriveTo('dlq', 3))
    const list = (queue: string, input = {}) => made.askQueue('ListDeadLetterSourceQueues', queue, input)
    expect(list('dlq')).toEqual({ queueUrls: ['p', 'q'].map(queueUrl) })
    expect(list('dlq', { MaxResults: 1 })).toEqual({ queueUrls: [queueUrl('p')], NextToken: expect.any(String) })
    expect(list('other')).toEqual({ queueUrls: [] })
    made.askQueue('SetQueueAttributes', 'p', { Attributes: { RedrivePolicy: '' } })
    expect(list('dlq')).toEqual({ queueUrls: [queueUrl('q')] })
  })

  it.each([
    'AddPermission',
    'ChangeMessageVisibilityBatch',
    'DeleteQueue',
    'ListDeadLetterSourceQueues',
    'ListQueueTags',
    'PurgeQueue',
    'ReceiveMessage',
    'RemovePermission',
    'SendMessageBatch',
    'SetQueueAttributes',
    'TagQueue',
    'UntagQueue',
  ])('%s of a queue that does not exist is refused', (operation) => {
    const input = { Label: 'l', AWSAccountIds: [], Actions: [], Entries: [], Attributes: {}, Tags: {}, TagKeys: [] }
    expect(world().askQueue(operation, 'none', input)).toBe('QueueDoesNotExist: The specified queue does not exist.')
  })
})

describe('where changes settle', () => {
  const recently = 'QueueDeletedRecently: You must wait 60 seconds after deleting a queue before you can create another with the same name.'

  it('a name is free again 60 seconds after its queue was deleted', () => {
    const made = settlingWorld('q')
    made.askQueue('DeleteQueue', 'q')
    made.pass(59_999)
    expect(made.ask('CreateQueue', { QueueName: 'q' })).toBe(recently)
    made.pass(1)
    expect(made.ask('CreateQueue', { QueueName: 'q' })).toEqual({ QueueUrl: queueUrl('q') })
  })

  it('and where they do not, at once', () => {
    const made = world('q')
    made.askQueue('DeleteQueue', 'q')
    expect(made.ask('CreateQueue', { QueueName: 'q' })).toEqual({ QueueUrl: queueUrl('q') })
  })

  it('a changed setting shows at once and holds after 60 seconds, a retention after 15 minutes', () => {
    const made = settlingWorld('q')
    made.askQueue('SetQueueAttributes', 'q', { Attributes: { DelaySeconds: '5', MessageRetentionPeriod: '60' } })
    expect(made.attributes('q', ['DelaySeconds', 'MessageRetentionPeriod'])).toEqual({ DelaySeconds: '5', MessageRetentionPeriod: '60' })
    made.pass(59_999)
    made.send('q', 'before')
    expect(made.ledger('q').visible).toBe(1)
    made.pass(1)
    made.send('q', 'after')
    expect(made.ledger('q')).toMatchObject({ visible: 1, delayed: 1 })
    made.pass(839_999)
    expect(made.ledger('q').expired).toBe(0)
    made.pass(1)
    expect(made.ledger('q').expired).toBe(2)
  })

  it('two changes hold one after the other, and one that holds at once overtakes them', () => {
    const made = settlingWorld('q')
    const delay = (seconds: string) => made.askQueue('SetQueueAttributes', 'q', { Attributes: { DelaySeconds: seconds } })
    delay('1')
    made.pass(30_000)
    delay('2')
    made.pass(30_000)
    expect(made.state('q').settings.delayMs).toBe(1000)
    made.pass(30_000)
    expect(made.state('q').settings.delayMs).toBe(2000)
    delay('3')
    made.inject({ kind: 'timer', to: 'sqs', timer: 'ConfigureSettling', data: { on: false } })
    delay('4')
    expect(made.state('q').settings.delayMs).toBe(4000)
    made.pass(1_000_000)
    expect(made.state('q').settings.delayMs).toBe(4000)
  })
})
