/** Which messages come, in which order, and what state they leave behind: where the emulator’s queues are not AWS’s. */
import { queueUrl } from '../../../aws/identity.ts'
import type { JsonObject } from '../../../base/json.ts'
import { inAnswerOf, inReceives, inReceivesAndCounts, withMembers, withSystemAttribute, countsOf, sum } from './corrections.ts'
import { entries, type KnownDifference } from './known-difference.ts'
import { sqs, type Answer } from './script.ts'
import { groupOf, handledWhenOld, idsIn, idsOf, isFifo, messagesIn, sameQueue } from './what-happened.ts'

const jobs = queueUrl('jobs')
const line = queueUrl('line.fifo')
const dead = queueUrl('dead')

const sendOne = (name: string) => sqs('SendMessage', { QueueUrl: line, MessageBody: name, MessageGroupId: name.slice(0, 1) })

/** A message that was received as often as it may be, and once more. */
const deadLetter = [
  sqs('SendMessage', { QueueUrl: jobs, MessageBody: 'a' }),
  ...[1, 2, 3].map(() => sqs('ReceiveMessage', { QueueUrl: jobs, VisibilityTimeout: 0 })),
]

export const deliveries: readonly KnownDifference[] = [
  {
    row: 'several messages of one group in one receive',
    apart: true,
    mend: inReceives((exchange) => {
      const groups = (answer: Answer) => messagesIn(answer).map((message) => groupOf(message, exchange.past))
      const [our, their] = [groups(exchange.ours), groups(exchange.theirs)]
      return isFifo(exchange) && new Set(our).size < our.length && new Set(their).size === their.length
    }),
    example: [sendOne('a1'), sendOne('a2'), sqs('ReceiveMessage', { QueueUrl: line, MaxNumberOfMessages: 10 })],
  },
  {
    row: 'which group comes first',
    apart: true,
    mend: inReceives((exchange) => {
      const { ours, theirs, past } = exchange
      const served = sameQueue(exchange).flatMap((earlier) => messagesIn(earlier.ours).map((message) => groupOf(message, past)))
      const their = new Map(messagesIn(theirs).map((message) => [groupOf(message, past), message['MessageId']]))
      const our = messagesIn(ours)
      const isSameGroupAlike = our.every((message) => [undefined, message['MessageId']].includes(their.get(groupOf(message, past))))
      const isOther = idsIn(ours).some((id, index) => idsIn(theirs)[index] !== id)
      return isFifo(exchange) && isOther && our.length === their.size && isSameGroupAlike && served.some((group) => their.has(group))
    }),
    example: [
      ...['a1', 'a2', 'b1'].map(sendOne),
      sqs('ReceiveMessage', { QueueUrl: line, VisibilityTimeout: 0 }),
      sqs('ReceiveMessage', { QueueUrl: line, VisibilityTimeout: 0 }),
    ],
  },
  {
    row: 'the order of a standard queue',
    apart: true,
    mend: inReceives((exchange) => {
      const { step, ours, theirs } = exchange
      const most = Number(step.input['MaxNumberOfMessages'] ?? 1)
      const isOther = idsIn(ours).some((id) => !idsIn(theirs).includes(id))
      return !isFifo(exchange) && isOther && idsIn(ours).length === most && idsIn(theirs).length === most
    }),
    example: [
      sqs('SendMessage', { QueueUrl: jobs, MessageBody: 'a' }),
      sqs('SendMessage', { QueueUrl: jobs, MessageBody: 'b' }),
      sqs('ReceiveMessage', { QueueUrl: jobs, VisibilityTimeout: 0 }),
      sqs('ReceiveMessage', { QueueUrl: jobs, VisibilityTimeout: 0 }),
    ],
  },
  {
    row: 'deleting with an old receipt handle of a standard queue',
    apart: true,
    mend: inReceivesAndCounts(
      ({ past }) => handledWhenOld(/^DeleteMessage/, past).size > 0,
      ({ ours, theirs, past }) => {
        const deleted = handledWhenOld(/^DeleteMessage/, past)
        return idsIn(theirs).some((id) => deleted.has(id)) && !idsIn(ours).some((id) => deleted.has(id))
      },
    ),
    example: [
      sqs('SendMessage', { QueueUrl: dead, MessageBody: 'a' }),
      sqs('ReceiveMessage', { QueueUrl: dead, VisibilityTimeout: 0 }),
      sqs('ReceiveMessage', { QueueUrl: dead, VisibilityTimeout: 0 }),
      sqs('DeleteMessage', { QueueUrl: dead, ReceiptHandle: 'handle:0' }),
      sqs('ReceiveMessage', { QueueUrl: dead }),
    ],
  },
  {
    row: 'changing the visibility of a message that is visible again',
    apart: false,
    mend({ step, ours, theirs }) {
      if (!step.operation.startsWith('ChangeMessageVisibility')) return undefined
      if (ours.ok && !theirs.ok && theirs.code === 'MessageNotInflight') return ours
      const concerned = entries(theirs, 'Failed').filter(
        ({ Id, Code }) => Code === 'ReceiptHandleIsInvalid' && entries(ours, 'Successful').some((done) => done['Id'] === Id),
      )
      if (!theirs.ok || concerned.length === 0) return undefined
      const successful = [...entries(theirs, 'Successful'), ...concerned.map(({ Id }) => ({ Id: Id ?? '' }))]
      return {
        ok: true,
        value: {
          ...theirs.value,
          Successful: successful.toSorted((a, b) => (String(a['Id']) < String(b['Id']) ? -1 : 1)),
          Failed: entries(theirs, 'Failed').filter((entry) => !concerned.includes(entry)),
        },
      }
    },
    example: [
      sqs('SendMessage', { QueueUrl: jobs, MessageBody: 'a' }),
      sqs('ReceiveMessage', { QueueUrl: jobs }),
      sqs('ChangeMessageVisibility', { QueueUrl: jobs, ReceiptHandle: 'handle:0', VisibilityTimeout: 0 }),
      sqs('ChangeMessageVisibility', { QueueUrl: jobs, ReceiptHandle: 'handle:0', VisibilityTimeout: 60 }),
    ],
  },
  {
    row: 'changing the visibility of a message that is visible again',
    apart: true,
    mend: inReceivesAndCounts(
      ({ past }) => handledWhenOld(/^ChangeMessageVisibility/, past).size > 0,
      ({ ours, theirs, past }) => {
        const changed = handledWhenOld(/^ChangeMessageVisibility/, past)
        return idsIn(ours).some((id) => changed.has(id) && !idsIn(theirs).includes(id))
      },
    ),
    example: [
      sqs('SendMessage', { QueueUrl: jobs, MessageBody: 'a' }),
      sqs('ReceiveMessage', { QueueUrl: jobs, VisibilityTimeout: 0 }),
      sqs('ChangeMessageVisibility', { QueueUrl: jobs, ReceiptHandle: 'handle:0', VisibilityTimeout: 60 }),
      sqs('ReceiveMessage', { QueueUrl: jobs }),
    ],
  },
  {
    row: 'counts after a receive that hides nothing',
    apart: false,
    mend: inAnswerOf(/^GetQueueAttributes$/, (theirs, ours, exchange) => {
      const [their, our] = [countsOf(theirs), countsOf(ours)]
      const hidNothing = sameQueue(exchange).some(({ step }) => /"VisibilityTimeout":"?0\b/.test(JSON.stringify(step.input)))
      if (!hidNothing || their === undefined || our === undefined || sum(their) !== sum(our)) return undefined
      return { ...theirs, Attributes: { ...(theirs['Attributes'] as JsonObject), ...our } }
    }),
    example: [
      sqs('SendMessage', { QueueUrl: jobs, MessageBody: 'a' }),
      sqs('ReceiveMessage', { QueueUrl: jobs, VisibilityTimeout: 0 }),
      sqs('GetQueueAttributes', { QueueUrl: jobs, AttributeNames: ['All'] }),
    ],
  },
  {
    row: 'deduplication after a purge',
    apart: true,
    mend: (exchange) => {
      const isPurged = sameQueue(exchange).some(({ step }) => step.operation === 'PurgeQueue')
      const known = exchange.past.flatMap(({ theirs }) => idsOf(theirs))
      const isOld = idsOf(exchange.theirs).some((id) => known.includes(id))
      return exchange.step.operation.startsWith('SendMessage') && isFifo(exchange) && isPurged && isOld ? exchange.ours : undefined
    },
    example: [sendOne('a1'), sqs('PurgeQueue', { QueueUrl: line }), sendOne('a1')],
  },
  {
    row: 'a prefix of message attribute names',
    apart: false,
    mend: inAnswerOf(/^ReceiveMessage$/, (theirs, ours, { step }) => {
      const names = (step.input['MessageAttributeNames'] ?? []) as readonly string[]
      if (!names.some((name) => /\w\.\*$/.test(name))) return undefined
      return withMembers(theirs, ours, 'MessageAttributes', 'MD5OfMessageAttributes')
    }),
    example: [
      sqs('SendMessage', { QueueUrl: jobs, MessageBody: 'a', MessageAttributes: { colour: { DataType: 'String', StringValue: 'red' } } }),
      sqs('ReceiveMessage', { QueueUrl: jobs, MessageAttributeNames: ['co.*'] }),
    ],
  },
  {
    row: 'the MD5 of the message attributes that were asked for',
    apart: false,
    mend: inAnswerOf(/^ReceiveMessage$/, (theirs, ours) => withMembers(theirs, ours, 'MD5OfMessageAttributes')),
    example: [
      sqs('SendMessage', {
        QueueUrl: jobs,
        MessageBody: 'a',
        MessageAttributes: { a: { DataType: 'String', StringValue: 'x' }, b: { DataType: 'String', StringValue: 'y' } },
      }),
      sqs('ReceiveMessage', { QueueUrl: jobs, MessageAttributeNames: ['a'] }),
    ],
  },
  {
    row: 'the group of a message in a standard queue',
    apart: false,
    mend: inAnswerOf(/^ReceiveMessage$/, (theirs, ours, exchange) =>
      isFifo(exchange) ? undefined : withSystemAttribute(theirs, ours, 'MessageGroupId'),
    ),
    example: [
      sqs('SendMessage', { QueueUrl: jobs, MessageBody: 'a', MessageGroupId: 'tenant' }),
      sqs('ReceiveMessage', { QueueUrl: jobs, AttributeNames: ['All'] }),
    ],
  },
  {
    row: 'the receive count of a dead letter',
    apart: false,
    mend: inAnswerOf(/^ReceiveMessage$/, (theirs, ours, { step }) =>
      step.input['QueueUrl'] === dead ? withSystemAttribute(theirs, ours, 'ApproximateReceiveCount') : undefined,
    ),
    example: [...deadLetter, sqs('ReceiveMessage', { QueueUrl: dead, AttributeNames: ['ApproximateReceiveCount'] })],
  },
  {
    row: '`DeadLetterQueueSourceArn`',
    apart: false,
    mend: inAnswerOf(/^ReceiveMessage$/, (theirs, ours, { step }) =>
      step.input['QueueUrl'] === dead ? withSystemAttribute(theirs, ours, 'DeadLetterQueueSourceArn') : undefined,
    ),
    example: [...deadLetter, sqs('ReceiveMessage', { QueueUrl: dead, AttributeNames: ['DeadLetterQueueSourceArn'] })],
  },
]
