import { describe, expect, it } from 'vitest'
import { queueUrl } from '../../../aws/identity.ts'
import type { JsonObject } from '../../../base/json.ts'
import { queueWorld, redriveTo, type QueueWorld } from '../testing/queue-world.ts'

/** The fault, after seeing that it changed nothing. */
function refusal(world: QueueWorld, operation: string, input: JsonObject, principal?: string): string {
  const before = world.digest()
  const reply = world.call(operation, input, { ...(principal && { principal }) })
  expect(world.digest(), operation).toBe(before)
  return reply === undefined || reply.ok ? 'accepted' : `${reply.error.code}: ${reply.error.message}`
}

function world(): QueueWorld {
  const made = queueWorld()
  made.create('q', { MaximumMessageSize: '1024' })
  made.send('q', 'there')
  return made
}

const q = { QueueUrl: queueUrl('q') }

describe('a refused call changes nothing and says why', () => {
  it.each<[string, JsonObject, string]>([
    ['SendMessage', { QueueUrl: queueUrl('none'), MessageBody: 'a' }, 'QueueDoesNotExist: The specified queue does not exist.'],
    ['SendMessage', { ...q, MessageBody: '' }, 'MissingParameter: The request must contain the parameter MessageBody.'],
    ['SendMessage', { ...q, MessageBody: '\u0000' }, 'InvalidMessageContents: Invalid characters found.'],
    ['SendMessage', { ...q, MessageBody: '\ud800' }, 'InvalidMessageContents: Invalid characters found.'],
    [
      'SendMessage',
      { ...q, MessageBody: 'é'.repeat(513) },
      'InvalidParameterValue: One or more parameters are invalid. Reason: Message must be shorter than 1024 bytes.',
    ],
    [
      'SendMessage',
      { ...q, MessageBody: 'a', DelaySeconds: 901 },
      'InvalidParameterValue: Value 901 for parameter DelaySeconds is invalid.',
    ],
    [
      'SendMessage',
      { ...q, MessageBody: 'a', MessageGroupId: 'group 123' },
      'InvalidParameterValue: Value group 123 for parameter MessageGroupId is invalid. Reason: MessageGroupId can only',
    ],
    [
      'SendMessage',
      { ...q, MessageBody: 'a', MessageDeduplicationId: 'd' },
      'InvalidParameterValue: Value d for parameter MessageDeduplicationId is invalid. Reason: The request include',
    ],
    [
      'SendMessage',
      { ...q, MessageBody: 'a', MessageAttributes: { ErrorDetails: { DataType: 'String', StringValue: '' } } },
      "InvalidParameterValue: Message (user) attribute 'ErrorDetails' must contain a non-empty value of type 'String'.",
    ],
    [
      'SendMessage',
      { ...q, MessageBody: 'a', MessageAttributes: { 'AWS.x': { DataType: 'String', StringValue: 'a' } } },
      "InvalidParameterValue: You can't use message attribute names beginning with 'AWS.'",
    ],
    [
      'ReceiveMessage',
      { ...q, MaxNumberOfMessages: 11 },
      'InvalidParameterValue: Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.',
    ],
    [
      'ReceiveMessage',
      { ...q, WaitTimeSeconds: 21 },
      'InvalidParameterValue: Value 21 for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= 20, if provided.',
    ],
    ['ReceiveMessage', { ...q, WaitTimeSeconds: -1 }, 'InvalidParameterValue: Value -1 for parameter WaitTimeSeconds is invalid.'],
    [
      'ReceiveMessage',
      { ...q, VisibilityTimeout: 43_201 },
      'InvalidParameterValue: Value 43201 for parameter VisibilityTimeout is invalid.',
    ],
    [
      'DeleteMessage',
      { ...q, ReceiptHandle: 'garbage' },
      'ReceiptHandleIsInvalid: The input receipt handle "garbage" is not a valid receipt handle.',
    ],
    ['ChangeMessageVisibility', { ...q, ReceiptHandle: 'garbage', VisibilityTimeout: 1 }, 'ReceiptHandleIsInvalid: '],
    ['DeleteMessageBatch', { ...q, Entries: [] }, 'EmptyBatchRequest: '],
    [
      'DeleteMessageBatch',
      { ...q, Entries: Array.from({ length: 20 }, (_, index) => ({ Id: `${index}`, ReceiptHandle: 'x' })) },
      'TooManyEntriesInBatchRequest: Maximum number of entries per request are 10. You have sent 20.',
    ],
    [
      'DeleteMessageBatch',
      { ...q, Entries: [{ Id: 'a b', ReceiptHandle: 'x' }] },
      'InvalidBatchEntryId: A batch entry id can only contain alphanumeric characters',
    ],
    [
      'DeleteMessageBatch',
      { ...q, Entries: [1, 2].map(() => ({ Id: 'a', ReceiptHandle: 'x' })) },
      'BatchEntryIdsNotDistinct: Id a repeated.',
    ],
    [
      'CreateQueue',
      { QueueName: 'a/b' },
      'InvalidParameterValue: Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
    ],
    ['CreateQueue', { QueueName: 'a.fifo' }, 'InvalidParameterValue: Can only include'],
    [
      'CreateQueue',
      { QueueName: 'a', Attributes: { FifoQueue: 'true' } },
      'InvalidParameterValue: The name of a FIFO queue can only include',
    ],
    ['CreateQueue', { QueueName: 'a', Attributes: { FifoQueue: 'false' } }, 'InvalidAttributeName: Unknown Attribute FifoQueue.'],
    [
      'CreateQueue',
      { QueueName: 'a', Attributes: { ContentBasedDeduplication: 'true' } },
      'InvalidAttributeName: Unknown Attribute ContentBasedDeduplication.',
    ],
    [
      'CreateQueue',
      { QueueName: 'a', Attributes: { DeduplicationScope: 'queue' } },
      'InvalidAttributeName: You can specify the DeduplicationScope only when FifoQueue is set to true.',
    ],
    [
      'CreateQueue',
      { QueueName: 'q', Attributes: { DelaySeconds: '1' } },
      'QueueNameExists: A queue already exists with the same name and a different value for attribute DelaySeconds',
    ],
    [
      'SetQueueAttributes',
      { ...q, Attributes: { VisibilityTimeout: '43201' } },
      'InvalidAttributeValue: Invalid value for the parameter VisibilityTimeout.',
    ],
    ['SetQueueAttributes', { ...q, Attributes: { QueueArn: 'x' } }, 'InvalidAttributeName: Unknown Attribute QueueArn.'],
    ['SetQueueAttributes', { ...q, Attributes: { Policy: '{' } }, 'InvalidAttributeValue: Invalid value for the parameter Policy.'],
    ['SetQueueAttributes', { ...q, Attributes: redriveTo('none', 3) }, 'InvalidParameterValue: Value {"deadLetterTargetArn"'],
    [
      'SetQueueAttributes',
      { ...q, Attributes: { RedrivePolicy: '{"maxReceiveCount":3}' } },
      'InvalidParameterValue: Value {"maxReceiveCount":3} for parameter RedrivePolicy is invalid.',
    ],
    ['SetQueueAttributes', { ...q, Attributes: redriveTo('q', 'many') }, 'InvalidParameterValue: '],
    [
      'SetQueueAttributes',
      { ...q, Attributes: { KmsMasterKeyId: 'k', SqsManagedSseEnabled: 'true' } },
      'InvalidAttributeName: You can use one type of server-side encryption (SSE) at one time. You can either enable KMS SSE or SQS SSE.',
    ],
    ['GetQueueAttributes', { ...q, AttributeNames: ['Nonsense'] }, 'InvalidAttributeName: Unknown Attribute Nonsense.'],
    ['GetQueueUrl', { QueueName: 'none' }, 'QueueDoesNotExist: The specified queue does not exist.'],
  ])('%s %j', (operation, input, expected) => {
    expect(refusal(world(), operation, input).slice(0, expected.length)).toBe(expected)
  })

  it('a service needs a permission; the account does not, but meets a denial', () => {
    const made = world()
    const send = { ...q, MessageBody: 'a' }
    expect(refusal(made, 'SendMessage', send, 'sns.amazonaws.com')).toContain(
      'AccessDenied: User: sns.amazonaws.com is not authorized to perform: sqs:sendmessage',
    )
    const deny = JSON.stringify({ Statement: { Effect: 'Deny', Principal: '*', Action: 'sqs:SendMessage', Resource: '*' } })
    made.call('SetQueueAttributes', { ...q, Attributes: { Policy: deny } })
    expect(refusal(made, 'SendMessage', send)).toBe(
      'AccessDenied: User: arn:aws:iam::111111111111:root is not authorized to perform: sqs:sendmessage on resource: arn:aws:sqs:us-east-1:111111111111:q with an explicit deny in a resource-based policy',
    )
    made.call('SetQueueAttributes', { ...q, Attributes: { Policy: '' } })
    expect(made.call('SendMessage', send)).toMatchObject({ ok: true })
  })

  it('a dead-letter queue may refuse its sources', () => {
    const made = world()
    made.create('closed', { RedriveAllowPolicy: '{"redrivePermission":"denyAll"}' })
    expect(refusal(made, 'SetQueueAttributes', { ...q, Attributes: redriveTo('closed', 1) })).toContain(
      'does not allow this queue as a source',
    )
    made.create('open', {
      RedriveAllowPolicy: '{"redrivePermission":"byQueue","sourceQueueArns":["arn:aws:sqs:us-east-1:111111111111:q"]}',
    })
    expect(made.call('SetQueueAttributes', { ...q, Attributes: redriveTo('open', 1) })).toMatchObject({ ok: true })
  })
})
