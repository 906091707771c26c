import { describe, expect, it } from 'vitest'
import { queueArn } from '../../../aws/identity.ts'
import { sqsWireErrors } from '../../../aws/services/sqs.ts'
import type { JsonObject } from '../../../base/json.ts'
import { redriveTo } from '../testing/queue-world.ts'
import { sqsWorld, type SqsWorld } from '../testing/sqs-world.ts'

function world(attributes?: Record<string, string>): SqsWorld {
  const made = sqsWorld()
  made.create('q', attributes)
  return made
}

const set = (made: SqsWorld, attributes: Record<string, string>, queue = 'q') =>
  made.askQueue('SetQueueAttributes', queue, { Attributes: attributes })
const encryption = ['KmsMasterKeyId', 'KmsDataKeyReusePeriodSeconds', 'SqsManagedSseEnabled']

describe('attributes', () => {
  it('given at creation are read back', () => {
    const given = { MessageRetentionPeriod: '604800', ReceiveMessageWaitTimeSeconds: '10', VisibilityTimeout: '20' }
    expect(world(given).attributes('q')).toMatchObject({ ...given, QueueArn: queueArn('q'), DelaySeconds: '0' })
  })

  it('set later are read back, and the rest stays', () => {
    const made = world({ MessageRetentionPeriod: '604800', VisibilityTimeout: '20' })
    made.pass(5000)
    expect(set(made, { MaximumMessageSize: '2048', VisibilityTimeout: '69', DelaySeconds: '420' })).toEqual({})
    expect(made.attributes('q')).toMatchObject({
      MaximumMessageSize: '2048',
      VisibilityTimeout: '69',
      DelaySeconds: '420',
      MessageRetentionPeriod: '604800',
      CreatedTimestamp: '1767603600',
      LastModifiedTimestamp: '1767603605',
    })
  })

  it('are answered as they are asked for', () => {
    const made = world()
    expect(made.attributes('q', ['QueueArn'])).toEqual({ QueueArn: queueArn('q') })
    expect(made.attributes('q', ['QueueArn', 'DelaySeconds'])).toEqual({ QueueArn: queueArn('q'), DelaySeconds: '0' })
    expect(made.askQueue('GetQueueAttributes', 'q')).toEqual({})
    expect(made.askQueue('GetQueueAttributes', 'q', { AttributeNames: ['Policy'] })).toEqual({})
    expect(made.attributes('q', ['All', 'DelaySeconds'])).toEqual(made.attributes('q'))
  })

  it('with an unknown name are refused', () => {
    expect(world().attributes('q', ['DelaySeconds', 'Nonsense'])).toBe('InvalidAttributeName: Unknown Attribute Nonsense.')
    expect(set(world(), { Nonsense: '1' })).toBe('InvalidAttributeName: Unknown Attribute Nonsense.')
    expect(set(world(), { QueueArn: 'x' })).toBe('InvalidAttributeName: Unknown Attribute QueueArn.')
  })

  it.each([
    ['DelaySeconds', '0', '900'],
    ['MaximumMessageSize', '1024', '1048576'],
    ['MessageRetentionPeriod', '60', '1209600'],
    ['ReceiveMessageWaitTimeSeconds', '0', '20'],
    ['VisibilityTimeout', '0', '43200'],
  ])('%s goes from %s to %s, in whole numbers', (name, least, most) => {
    const made = world()
    for (const value of [least, most]) expect(set(made, { [name]: value })).toEqual({})
    for (const value of [String(Number(least) - 1), String(Number(most) + 1), '', ' 70', '70.5', 'true']) {
      expect(set(made, { [name]: value })).toBe(`InvalidAttributeValue: Invalid value for the parameter ${name}.`)
    }
  })

  it('of a queue with the classic maximum of 256 KB refuse one byte more', () => {
    const made = world({ MaximumMessageSize: '262144' })
    expect(made.askQueue('SendMessage', 'q', { MessageBody: 'a'.repeat(262_144) })).toHaveProperty('MessageId')
    expect(made.askQueue('SendMessage', 'q', { MessageBody: 'a'.repeat(262_145) })).toBe(
      'InvalidParameterValue: One or more parameters are invalid. Reason: Message must be shorter than 262144 bytes.',
    )
  })

  it('an attribute that is refused takes the others with it', () => {
    const made = world()
    expect(set(made, { DelaySeconds: '5', VisibilityTimeout: '43201' })).toContain('InvalidAttributeValue')
    expect(made.attributes('q', ['DelaySeconds'])).toEqual({ DelaySeconds: '0' })
  })

  it('faults have their codes on the wire', () => {
    expect(sqsWireErrors.QueueDoesNotExist.queryCode).toBe('AWS.SimpleQueueService.NonExistentQueue')
    expect(sqsWireErrors.QueueNameExists.queryCode).toBe('QueueAlreadyExists')
    expect(sqsWireErrors.PurgeQueueInProgress.status).toBe(403)
    expect(sqsWireErrors.ResourceNotFoundException.status).toBe(404)
  })
})

describe('attributes of a FIFO queue', () => {
  const fifo = (attributes = {}): SqsWorld => {
    const made = sqsWorld()
    made.create('q.fifo', { FifoQueue: 'true', ...attributes })
    return made
  }
  const own = ['FifoQueue', 'ContentBasedDeduplication', 'DeduplicationScope', 'FifoThroughputLimit']

  it('have their defaults', () => {
    expect(fifo().attributes('q.fifo', own)).toEqual({
      FifoQueue: 'true',
      ContentBasedDeduplication: 'false',
      DeduplicationScope: 'queue',
      FifoThroughputLimit: 'perQueue',
    })
    expect(world().attributes('q')).not.toHaveProperty('FifoQueue')
  })

  it('content-based deduplication can be switched, and is read back', () => {
    const made = fifo({ ContentBasedDeduplication: 'true' })
    expect(made.askQueue('SendMessage', 'q.fifo', { MessageBody: 'a', MessageGroupId: 'g' })).toHaveProperty('SequenceNumber')
    expect(set(made, { ContentBasedDeduplication: 'false' }, 'q.fifo')).toEqual({})
    expect(made.attributes('q.fifo', own)).toMatchObject({ ContentBasedDeduplication: 'false', FifoQueue: 'true' })
    expect(made.askQueue('SendMessage', 'q.fifo', { MessageBody: 'b', MessageGroupId: 'g' })).toContain('ContentBasedDeduplication enabled')
  })

  it('the type cannot be changed', () => {
    const made = fifo()
    expect(set(made, { FifoQueue: 'true' }, 'q.fifo')).toEqual({})
    expect(set(made, { FifoQueue: 'false' }, 'q.fifo')).toBe(
      'InvalidAttributeValue: Invalid value for the parameter FifoQueue. Reason: Modifying queue type is not supported.',
    )
    expect(set(world(), { FifoQueue: 'true' })).toBe('InvalidAttributeName: Unknown Attribute FifoQueue.')
  })

  it('a throughput limit per group needs a deduplication scope of the group', () => {
    const limit = { FifoThroughputLimit: 'perMessageGroupId' }
    expect(set(fifo(), limit, 'q.fifo')).toContain('InvalidAttributeValue: Invalid value for the parameter FifoThroughputLimit.')
    expect(set(fifo(), { ...limit, DeduplicationScope: 'messageGroup' }, 'q.fifo')).toEqual({})
  })
})

describe('encryption', () => {
  it('is SQS’s own by default; a KMS key takes its place, and leaves the defaults when it goes', () => {
    const made = world()
    expect(made.attributes('q', encryption)).toEqual({ SqsManagedSseEnabled: 'true' })
    set(made, { KmsMasterKeyId: 'testKeyId' })
    expect(made.attributes('q', encryption)).toEqual({
      KmsMasterKeyId: 'testKeyId',
      KmsDataKeyReusePeriodSeconds: '300',
      SqsManagedSseEnabled: 'false',
    })
    set(made, { KmsMasterKeyId: '' })
    expect(made.attributes('q', encryption)).toEqual({ SqsManagedSseEnabled: 'true' })
  })

  it('by KMS has its key and the time for which a data key is used again', () => {
    const made = world()
    set(made, { KmsMasterKeyId: 'testKeyId', KmsDataKeyReusePeriodSeconds: '6000', SqsManagedSseEnabled: 'false' })
    expect(made.attributes('q', encryption)).toEqual({
      KmsMasterKeyId: 'testKeyId',
      KmsDataKeyReusePeriodSeconds: '6000',
      SqsManagedSseEnabled: 'false',
    })
    set(made, { SqsManagedSseEnabled: 'true' })
    expect(made.attributes('q', encryption)).toEqual({ SqsManagedSseEnabled: 'true' })
  })

  it('is of one type at a time', () => {
    expect(set(world(), { KmsMasterKeyId: 'testKeyId', SqsManagedSseEnabled: 'true' })).toBe(
      'InvalidAttributeName: You can use one type of server-side encryption (SSE) at one time. You can either enable KMS SSE or SQS SSE.',
    )
  })
})

describe('a redrive policy', () => {
  const withDlq = (attributes = {}): SqsWorld => {
    const made = world()
    made.create('dlq', attributes)
    return made
  }
  const policy = (value: JsonObject) => ({ RedrivePolicy: JSON.stringify(value) })

  it('names a dead-letter queue and a count, as a number or as a text of one', () => {
    for (const count of [1, '1', 1000, '1000']) {
      const made = withDlq()
      expect(set(made, redriveTo('dlq', count))).toEqual({})
      expect(made.attributes('q', ['RedrivePolicy'])).toEqual(redriveTo('dlq', count))
    }
  })

  it.each<[JsonObject, string]>([
    [{ maxReceiveCount: 3 }, 'Redrive policy does not contain mandatory attribute: deadLetterTargetArn.'],
    [{ deadLetterTargetArn: queueArn('dlq') }, 'Redrive policy does not contain mandatory attribute: maxReceiveCount.'],
    [
      { deadLetterTargetArn: queueArn('dlq'), maxReceiveCount: 'many' },
      'Invalid value for maxReceiveCount: many, valid values are from 1 to 1000 both inclusive.',
    ],
    [{ deadLetterTargetArn: queueArn('dlq'), maxReceiveCount: 0 }, 'Invalid value for maxReceiveCount: 0, valid'],
    [{ deadLetterTargetArn: queueArn('dlq'), maxReceiveCount: 1001 }, 'Invalid value for maxReceiveCount: 1001, valid'],
    [{ deadLetterTargetArn: queueArn('none'), maxReceiveCount: 3 }, 'Dead letter target does not exist.'],
    [
      { deadLetterTargetArn: 'arn:aws:sqs:us-east-1:222222222222:dlq', maxReceiveCount: 3 },
      'Dead-letter target owner should be same as the source.',
    ],
    [
      { deadLetterTargetArn: queueArn('dlq'), maxReceiveCount: 3, more: 1 },
      'Only following attributes are supported: [maxReceiveCount, deadLetterTargetArn].',
    ],
  ])('%j is refused', (value, reason) => {
    expect(set(withDlq(), policy(value))).toContain(
      `InvalidParameterValue: Value ${JSON.stringify(value)} for parameter RedrivePolicy is invalid. Reason: ${reason}`,
    )
  })

  it('that is no JSON is refused', () => {
    expect(set(withDlq(), { RedrivePolicy: 'dlq' })).toBe(
      'InvalidAttributeValue: Invalid value for the parameter RedrivePolicy. Reason: Redrive policy is not a valid JSON map.',
    )
  })

  it('with a malformed ARN is refused before anything is looked up', () => {
    const text = '{"deadLetterTargetArn": "dummy", "maxReceiveCount": 42}'
    expect(set(world(), { RedrivePolicy: text })).toBe(
      `InvalidParameterValue: Value ${text} for parameter RedrivePolicy is invalid. Reason: Invalid value for deadLetterTargetArn.`,
    )
  })

  it('with a dead-letter queue of the other type is refused', () => {
    const made = withDlq()
    made.create('f.fifo', { FifoQueue: 'true' })
    const reason = 'Reason: Dead-letter queue must be same type of queue as the source..'
    expect(set(made, redriveTo('f.fifo', 3))).toContain(reason)
    expect(set(made, redriveTo('dlq', 3), 'f.fifo')).toContain(reason)
    made.create('d.fifo', { FifoQueue: 'true' })
    expect(set(made, redriveTo('d.fifo', 3), 'f.fifo')).toEqual({})
  })

  it('an empty one takes the policy away, also with the queue’s bare name', () => {
    const made = withDlq()
    set(made, redriveTo('dlq', 3))
    expect(made.ask('SetQueueAttributes', { QueueUrl: 'q', Attributes: { RedrivePolicy: '' } })).toEqual({})
    expect(made.attributes('q')).not.toHaveProperty('RedrivePolicy')
    expect(made.state('q').settings.redrive).toBeNull()
  })

  it('is met by what the dead-letter queue allows', () => {
    const allow = (value: JsonObject) => ({ RedriveAllowPolicy: JSON.stringify(value) })
    const refused = 'Reason: Dead letter target does not allow this queue as a source.'
    expect(set(withDlq(allow({ redrivePermission: 'denyAll' })), redriveTo('dlq', 3))).toContain(refused)
    expect(set(withDlq(allow({ redrivePermission: 'byQueue', sourceQueueArns: [queueArn('p')] })), redriveTo('dlq', 3))).toContain(refused)
    expect(set(withDlq(allow({ redrivePermission: 'byQueue', sourceQueueArns: [queueArn('q')] })), redriveTo('dlq', 3))).toEqual({})
    expect(set(withDlq(allow({ redrivePermission: 'allowAll' })), redriveTo('dlq', 3))).toEqual({})
  })

  it.each<[JsonObject | string, string]>([
    ['{', 'Invalid value for the parameter RedriveAllowPolicy. Reason: Amazon SQS can'],
    [{ redrivePermission: 'sometimes' }, 'in an unsupported format.'],
    [
      { redrivePermission: 'byQueue' },
      'When you specify the byQueue permission type, you must also specify one or more sourceQueueArns values.',
    ],
    [{ redrivePermission: 'denyAll', sourceQueueArns: [queueArn('q')] }, 'you must set redrivePermission to byQueue.'],
    [
      { redrivePermission: 'byQueue', sourceQueueArns: Array.from({ length: 11 }, () => queueArn('q')) },
      'The maximum number of source queue ARNs you can specify is 10.',
    ],
  ])('what a dead-letter queue allows cannot be %j', (value, expected) => {
    expect(set(world(), { RedriveAllowPolicy: typeof value === 'string' ? value : JSON.stringify(value) })).toContain(expected)
  })
})
