/** Answers of the emulator that are not AWS's, where both sides do what was asked. */
import { queueUrl } from '../../../aws/identity.ts'
import { isJsonObject } from '../../../base/json.ts'
import { inAnswerOf, inMessages, without, withAttributes } from './corrections.ts'
import type { KnownDifference } from './known-difference.ts'
import { sqs } from './script.ts'

const jobs = queueUrl('jobs')

export const queueAnswers: readonly KnownDifference[] = [
  {
    row: '`ListDeadLetterSourceQueues`',
    apart: false,
    mend: ({ step, ours, theirs }) =>
      step.operation === 'ListDeadLetterSourceQueues' && !theirs.ok && theirs.code === 'InvalidAction' ? ours : undefined,
    example: [sqs('ListDeadLetterSourceQueues', { QueueUrl: queueUrl('dead') })],
  },
  {
    row: 'queue attributes nobody asked for',
    apart: false,
    mend: inAnswerOf(/^GetQueueAttributes$/, (_, __, { step }) => (step.input['AttributeNames'] === undefined ? {} : undefined)),
    example: [sqs('GetQueueAttributes', { QueueUrl: jobs })],
  },
  {
    row: 'message attributes nobody asked for',
    apart: false,
    mend: inMessages((message, { step }) =>
      step.input['MessageAttributeNames'] === undefined ? without(message, 'MessageAttributes', 'MD5OfMessageAttributes') : message,
    ),
    example: [
      sqs('SendMessage', { QueueUrl: jobs, MessageBody: 'x', MessageAttributes: { a: { DataType: 'String', StringValue: 'y' } } }),
      sqs('ReceiveMessage', { QueueUrl: jobs }),
    ],
  },
  {
    row: 'the tags of a queue without tags',
    apart: false,
    mend: inAnswerOf(/^ListQueueTags$/, ({ Tags }) => (isJsonObject(Tags) && Object.keys(Tags).length === 0 ? {} : undefined)),
    example: [sqs('ListQueueTags', { QueueUrl: jobs })],
  },
  {
    row: 'a policy that was set to nothing',
    apart: false,
    mend: inAnswerOf(/^GetQueueAttributes$/, (theirs) => {
      const attributes = theirs['Attributes']
      if (!isJsonObject(attributes)) return undefined
      const empty = ['Policy', 'RedrivePolicy'].filter((name) => attributes[name] === '')
      return { ...theirs, Attributes: without(attributes, ...empty) }
    }),
    example: [
      sqs('SetQueueAttributes', { QueueUrl: jobs, Attributes: { RedrivePolicy: '' } }),
      sqs('GetQueueAttributes', { QueueUrl: jobs, AttributeNames: ['All'] }),
    ],
  },
  {
    row: 'no attribute to show',
    apart: false,
    mend: inAnswerOf(/^GetQueueAttributes$/, ({ Attributes }) =>
      isJsonObject(Attributes) && Object.keys(Attributes).length === 0 ? {} : undefined,
    ),
    example: [sqs('GetQueueAttributes', { QueueUrl: jobs, AttributeNames: ['FifoQueue'] })],
  },
  {
    row: 'no queue to list',
    apart: false,
    mend: inAnswerOf(/^ListQueues$/, ({ QueueUrls }) => (Array.isArray(QueueUrls) && QueueUrls.length === 0 ? {} : undefined)),
    example: [sqs('ListQueues', { QueueNamePrefix: 'zzz' })],
  },
  {
    row: '`SqsManagedSseEnabled`',
    apart: false,
    mend: inAnswerOf(/^GetQueueAttributes$/, (theirs, ours) => withAttributes(theirs, ours, 'SqsManagedSseEnabled')),
    example: [sqs('GetQueueAttributes', { QueueUrl: jobs, AttributeNames: ['All'] })],
  },
  {
    row: 'a character beyond U+FFFF',
    apart: true,
    mend: ({ step, ours, theirs }) =>
      step.operation === 'SendMessage' && /\p{Extended_Pictographic}/u.test(String(step.input['MessageBody'])) && !theirs.ok
        ? ours
        : undefined,
    example: [sqs('SendMessage', { QueueUrl: jobs, MessageBody: '\u{1f600}' })],
  },
  {
    row: 'creating a queue again with fewer attributes',
    apart: false,
    mend: ({ step, ours, theirs }) =>
      step.operation === 'CreateQueue' &&
      ours.ok &&
      !theirs.ok &&
      /^A queue already exists .* ContentBasedDeduplication$/.test(theirs.message)
        ? ours
        : undefined,
    example: [sqs('CreateQueue', { QueueName: 'line.fifo', Attributes: { FifoQueue: 'true' } })],
  },
]
