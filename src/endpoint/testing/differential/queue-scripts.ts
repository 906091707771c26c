/** Random calls of SQS: mostly valid, some not. */
import fc from 'fast-check'
import { queueArn, queueUrl } from '../../../aws/identity.ts'
import type { JsonObject } from '../../../base/json.ts'
import { sqs, type Script, type Step } from './script.ts'

/** Lets every topic of the account send to the queue. */
const openPolicy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'sns.amazonaws.com' }, Action: 'sqs:SendMessage', Resource: '*' }],
})

export function redrive(queue: string, maxReceiveCount: number): string {
  return JSON.stringify({ deadLetterTargetArn: queueArn(queue), maxReceiveCount })
}

const fifo = { FifoQueue: 'true', ContentBasedDeduplication: 'true' }

/** Every script begins with these queues. */
export const queuesAtFirst: Script = [
  sqs('CreateQueue', { QueueName: 'dead' }),
  sqs('CreateQueue', { QueueName: 'jobs', Attributes: { Policy: openPolicy, RedrivePolicy: redrive('dead', 2) } }),
  sqs('CreateQueue', { QueueName: 'line.fifo', Attributes: { ...fifo, Policy: openPolicy } }),
]

/** And every script ends with the question of what the queues hold. */
export const countsAtLast: Script = ['dead', 'jobs', 'line.fifo'].map((name) =>
  sqs('GetQueueAttributes', { QueueUrl: queueUrl(name), AttributeNames: ['All'] }),
)

const queueName = fc.constantFrom('jobs', 'jobs', 'jobs', 'line.fifo', 'line.fifo', 'line.fifo', 'dead', 'absent')
const queue = queueName.map(queueUrl)
const standardQueue = fc.constantFrom('jobs', 'jobs', 'dead').map(queueUrl)
const fifoQueue = fc.constant(queueUrl('line.fifo'))
const body = fc.nat(9_999).map((number) => `body ${number}`)
const handle = fc.nat(30).map((index) => `handle:${index}`)
const entryIds = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']
const rare = (values: readonly string[], usual: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: fc.constantFrom(...values) })

const messageAttributes = fc.option(
  fc.constantFrom<JsonObject>(
    { colour: { DataType: 'String', StringValue: 'red' } },
    { count: { DataType: 'Number', StringValue: '7' } },
    { colour: { DataType: 'String', StringValue: 'blue' }, blob: { DataType: 'Binary', BinaryValue: 'AAEC' } },
    { size: { DataType: 'Number.int', StringValue: '12' } },
  ),
  { nil: undefined, freq: 3 },
)

const standardMessage = fc.record({ MessageBody: body, MessageAttributes: messageAttributes })
const fifoMessage = fc.record(
  {
    MessageBody: fc.nat(12).map((number) => `body ${number}`),
    MessageGroupId: fc.constantFrom('g1', 'g2', 'g3'),
    MessageDeduplicationId: fc.nat(40).map((number) => `once-${number}`),
    MessageAttributes: messageAttributes,
  },
  { requiredKeys: ['MessageBody', 'MessageGroupId', 'MessageAttributes'] },
)

/** Takes out what is undefined, as JSON does. */
function json(value: unknown): JsonObject {
  return JSON.parse(JSON.stringify(value)) as JsonObject
}

function entriesOf<T>(entry: fc.Arbitrary<T>): fc.Arbitrary<readonly JsonObject[]> {
  return fc
    .array(entry, { minLength: 1, maxLength: 4 })
    .map((entries) => entries.map((one, index) => ({ Id: entryIds[index] as string, ...json(one) })))
}

const sending = fc.oneof(
  fc
    .record({ QueueUrl: standardQueue, message: standardMessage })
    .map(({ QueueUrl, message }) => sqs('SendMessage', json({ QueueUrl, ...message }))),
  fc
    .record({ QueueUrl: fifoQueue, message: fifoMessage })
    .map(({ QueueUrl, message }) => sqs('SendMessage', json({ QueueUrl, ...message }))),
  fc.record({ QueueUrl: standardQueue, Entries: entriesOf(standardMessage) }).map((input) => sqs('SendMessageBatch', input)),
  fc.record({ QueueUrl: fifoQueue, Entries: entriesOf(fifoMessage) }).map((input) => sqs('SendMessageBatch', input)),
)

const receiving = fc
  .record(
    {
      QueueUrl: queue,
      MaxNumberOfMessages: fc.constantFrom(1, 2, 10, 10, 10),
      VisibilityTimeout: fc.constantFrom(0, 30, 600),
      AttributeNames: fc.constantFrom(['All'], ['ApproximateReceiveCount', 'SentTimestamp'], ['MessageGroupId']),
      MessageSystemAttributeNames: fc.constant(['SequenceNumber']),
      MessageAttributeNames: fc.constantFrom(['All'], ['.*'], ['colour'], ['co.*'], ['none']),
    },
    { requiredKeys: ['QueueUrl', 'MaxNumberOfMessages'] },
  )
  .map((input) => sqs('ReceiveMessage', json(input)))

const settling = fc.oneof(
  fc.record({ QueueUrl: queue, ReceiptHandle: handle }).map((input) => sqs('DeleteMessage', input)),
  fc.record({ QueueUrl: queue, Entries: entriesOf(fc.record({ ReceiptHandle: handle })) }).map((input) => sqs('DeleteMessageBatch', input)),
  fc
    .record({ QueueUrl: queue, ReceiptHandle: handle, VisibilityTimeout: fc.constantFrom(0, 0, 60, 600) })
    .map((input) => sqs('ChangeMessageVisibility', input)),
  fc
    .record({ QueueUrl: queue, Entries: entriesOf(fc.record({ ReceiptHandle: handle, VisibilityTimeout: fc.constantFrom(0, 60) })) })
    .map((input) => sqs('ChangeMessageVisibilityBatch', input)),
)

const attributes = fc.record(
  {
    VisibilityTimeout: rare(['-1', '43201', 'soon'], ['0', '30', '43200']),
    DelaySeconds: rare(['901'], ['0']),
    MaximumMessageSize: rare(['1023', '1048577'], ['1024', '262144', '1048576']),
    MessageRetentionPeriod: rare(['59', '1209601'], ['60', '345600']),
    ReceiveMessageWaitTimeSeconds: rare(['21'], ['0']),
  },
  { requiredKeys: [] },
)

const managing: fc.Arbitrary<Step> = fc.oneof(
  fc
    .record({ number: fc.nat(9_999), Attributes: attributes })
    .map(({ number, Attributes }) => sqs('CreateQueue', json({ QueueName: `new-${number}`, Attributes }))),
  fc
    .record({
      QueueName: fc.constantFrom('jobs', 'other', 'odd name', 'x'.repeat(81)),
      Attributes: fc.constantFrom({}, { VisibilityTimeout: '30' }, { VisibilityTimeout: '40' }),
    })
    .map((input) => sqs('CreateQueue', json(input))),
  fc
    .record({ QueueName: fc.constantFrom('line.fifo', 'new.fifo', 'plain'), Attributes: fc.constantFrom({ FifoQueue: 'true' }, fifo, {}) })
    .map((input) => sqs('CreateQueue', json(input))),
  fc.record({ QueueUrl: queue, Attributes: attributes }).map((input) => sqs('SetQueueAttributes', json(input))),
  fc
    .record({
      QueueUrl: queue,
      Attributes: fc.constantFrom<JsonObject>(
        { RedrivePolicy: redrive('dead', 1) },
        { RedrivePolicy: redrive('dead', 3) },
        { RedrivePolicy: '' },
        { ContentBasedDeduplication: 'false' },
        { ContentBasedDeduplication: 'true' },
        { FifoQueue: 'false' },
        { Sparkle: 'yes' },
        { Policy: '' },
      ),
    })
    .map((input) => sqs('SetQueueAttributes', input)),
  fc.record({ QueueUrl: queue }).map((input) => sqs('DeleteQueue', input)),
  fc.record({ QueueUrl: queue }).map((input) => sqs('PurgeQueue', input)),
  fc
    .record({ QueueUrl: queue, Tags: fc.constantFrom({ team: 'blue' }, { team: 'red', cost: '7' }) })
    .map((input) => sqs('TagQueue', json(input))),
  fc.record({ QueueUrl: queue, TagKeys: fc.constantFrom(['team'], ['team', 'none']) }).map((input) => sqs('UntagQueue', input)),
)

const asking = fc.oneof(
  fc
    .record(
      {
        QueueUrl: queue,
        AttributeNames: fc.constantFrom(
          ['All'],
          ['VisibilityTimeout', 'QueueArn'],
          ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible', 'ApproximateNumberOfMessagesDelayed'],
          ['RedrivePolicy', 'FifoQueue'],
          ['Sparkle'],
        ),
      },
      { requiredKeys: ['QueueUrl'] },
    )
    .map((input) => sqs('GetQueueAttributes', json(input))),
  fc.record({ QueueName: queueName }).map((input) => sqs('GetQueueUrl', input)),
  fc.record({ QueueNamePrefix: fc.constantFrom('jo', 'line', 'zzz') }, { requiredKeys: [] }).map((input) => sqs('ListQueues', json(input))),
  fc.record({ QueueUrl: queue }).map((input) => sqs('ListQueueTags', input)),
  fc.record({ QueueUrl: queue }).map((input) => sqs('ListDeadLetterSourceQueues', input)),
)

/** Calls that AWS refuses. */
const wrong = fc.constantFrom<Step>(
  sqs('SendMessage', { QueueUrl: queueUrl('jobs'), MessageBody: '' }),
  sqs('SendMessage', { QueueUrl: queueUrl('jobs'), MessageBody: 'a\u0000b' }),
  sqs('SendMessage', { QueueUrl: queueUrl('jobs'), MessageBody: 'emoji \u{1f600}' }),
  sqs('SendMessage', { QueueUrl: queueUrl('jobs'), MessageBody: 'x', DelaySeconds: 901 }),
  sqs('SendMessage', { QueueUrl: queueUrl('jobs'), MessageBody: 'x', MessageDeduplicationId: 'd' }),
  sqs('SendMessage', { QueueUrl: queueUrl('jobs'), MessageBody: 'x', MessageGroupId: 'tenant' }),
  sqs('SendMessage', {
    QueueUrl: queueUrl('jobs'),
    MessageBody: 'x',
    MessageAttributes: { 'AWS.x': { DataType: 'String', StringValue: 'y' } },
  }),
  sqs('SendMessage', { QueueUrl: queueUrl('jobs'), MessageBody: 'x', MessageAttributes: { a: { DataType: 'String', StringValue: '' } } }),
  sqs('SendMessage', { QueueUrl: queueUrl('jobs'), MessageBody: 'x', MessageAttributes: { a: { DataType: 'Text', StringValue: 'y' } } }),
  sqs('SendMessage', { QueueUrl: queueUrl('line.fifo'), MessageBody: 'x' }),
  sqs('SendMessage', { QueueUrl: queueUrl('line.fifo'), MessageBody: 'x', MessageGroupId: 'g 1' }),
  sqs('SendMessage', { QueueUrl: queueUrl('line.fifo'), MessageBody: 'x', MessageGroupId: 'g', DelaySeconds: 2 }),
  sqs('SendMessageBatch', { QueueUrl: queueUrl('jobs'), Entries: [] }),
  sqs('SendMessageBatch', { QueueUrl: queueUrl('jobs'), Entries: [{ Id: 'a b', MessageBody: 'x' }] }),
  sqs('SendMessageBatch', {
    QueueUrl: queueUrl('jobs'),
    Entries: [
      { Id: 'a', MessageBody: 'x' },
      { Id: 'a', MessageBody: 'y' },
    ],
  }),
  sqs('SendMessageBatch', { QueueUrl: queueUrl('jobs'), Entries: [...entryIds, 'k'].map((Id) => ({ Id, MessageBody: Id })) }),
  sqs('SendMessageBatch', { QueueUrl: queueUrl('line.fifo'), Entries: [{ Id: 'a', MessageBody: 'x' }] }),
  sqs('SendMessageBatch', {
    QueueUrl: queueUrl('jobs'),
    Entries: [
      { Id: 'a', MessageBody: 'x' },
      { Id: 'b', MessageBody: 'a\u0001' },
    ],
  }),
  sqs('ReceiveMessage', { QueueUrl: queueUrl('jobs'), MaxNumberOfMessages: 11 }),
  sqs('ReceiveMessage', { QueueUrl: queueUrl('jobs'), MaxNumberOfMessages: 0 }),
  sqs('ReceiveMessage', { QueueUrl: queueUrl('jobs'), WaitTimeSeconds: 21 }),
  sqs('ReceiveMessage', { QueueUrl: queueUrl('jobs'), VisibilityTimeout: 43_201 }),
  sqs('DeleteMessage', { QueueUrl: queueUrl('jobs'), ReceiptHandle: 'garbage' }),
  sqs('DeleteMessageBatch', { QueueUrl: queueUrl('jobs'), Entries: [] }),
  sqs('DeleteMessageBatch', { QueueUrl: queueUrl('jobs'), Entries: [{ Id: 'a', ReceiptHandle: 'garbage' }] }),
  sqs('ChangeMessageVisibility', { QueueUrl: queueUrl('jobs'), ReceiptHandle: 'garbage', VisibilityTimeout: 5 }),
  sqs('ChangeMessageVisibility', { QueueUrl: queueUrl('jobs'), ReceiptHandle: 'handle:0', VisibilityTimeout: 43_201 }),
  sqs('CreateQueue', { QueueName: 'fine', Attributes: { Sparkle: 'yes' } }),
  sqs('CreateQueue', { QueueName: 'fine', Attributes: { ContentBasedDeduplication: 'true' } }),
  sqs('CreateQueue', { QueueName: 'fine', Attributes: { RedrivePolicy: redrive('absent', 3) } }),
  sqs('CreateQueue', { QueueName: 'fine', Attributes: { RedrivePolicy: 'no JSON' } }),
  sqs('CreateQueue', { QueueName: 'fine', Attributes: { RedrivePolicy: redrive('dead', 0) } }),
)

export const queueStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 7, arbitrary: sending },
  { weight: 7, arbitrary: receiving },
  { weight: 6, arbitrary: settling },
  { weight: 2, arbitrary: managing },
  { weight: 3, arbitrary: asking },
  { weight: 1, arbitrary: wrong },
)
