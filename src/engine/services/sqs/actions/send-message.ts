/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html */
import { type SqsInput } from '../../../../aws/services/sqs.ts'
import { sqsLimits } from '../../../../aws/services/sqs-attributes.ts'
import type { AwsFault } from '../../../../aws/service.ts'
import { md5Hex } from '../../../../base/checksum.ts'
import type { JsonObject } from '../../../../base/json.ts'
import { fail, ok, type Result } from '../../../../base/result.ts'
import { answer, refuse, type CallEnvelope, type Carried, type Outcome, type ResourceKey, type Step } from '../../../kernel/index.ts'
import { queueKeyOfUrl } from '../../shared/resource-keys.ts'
import { accessFault } from '../access.ts'
import { deduplicationIdOf, deduplicationMs, firstSendOf, rememberSend, type FirstSend } from '../deduplication.ts'
import { scheduleEndOfDelay } from '../delay.ts'
import { invalidCharacters, invalidParameter, invalidToken, invalidValue, missingParameter, noSuchQueue } from '../faults.ts'
import { attributesFault, systemAttributesFault } from '../message-attributes.ts'
import { md5OfAttributes, md5OfBody } from '../message-digest.ts'
import { messageId } from '../message-id.ts'
import { attributesSize, measureText } from '../message-size.ts'
import { serveWaiters } from '../receive.ts'
import { armRetention } from '../retention.ts'
import { sequenceNumber } from '../sequence-number.ts'
import type { FifoSettings, QueueState, StoredMessage } from '../state.ts'
import { putMessage } from '../stock.ts'

type Input = SqsInput<'SendMessage'>

export function sendMessage(step: Step, input: Input, call: CallEnvelope): Outcome {
  const key = queueKeyOfUrl(input.QueueUrl)
  const before = step.read<QueueState>(key)
  if (before === undefined) return refuse(noSuchQueue)
  const size = checkedSize(before, input)
  if (!size.ok) return refuse(size.error)
  const denied = accessFault(before, call.caller, 'SendMessage')
  if (denied) return refuse(denied)
  const queue = step.edit<QueueState>(key)
  const sending = { input, bytes: size.value, sender: call.caller.principal, carried: call.hop?.carries[0] }
  const first = queue.fifo === null ? undefined : duplicateOf(queue, input, step.now)
  if (first !== undefined) {
    suppress(step, key, queue, first, sending)
    return answer(sentOutput(step, key, first, input))
  }
  const message = store(step, key, queue, sending)
  const output = call.replyTo === undefined ? { MessageId: message.messageId } : sentOutput(step, key, message, input)
  serveWaiters(step, key, queue)
  return answer(output)
}

/** The size in bytes of a message that may be sent, or why it may not. */
function checkedSize(queue: Readonly<QueueState>, input: Input): Result<number, AwsFault> {
  if (input.MessageBody === '') return fail(missingParameter('MessageBody'))
  const body = measureText(input.MessageBody)
  if (body < 0) return fail(invalidCharacters)
  const { fifo, maximumBytes } = queue.settings
  const fault =
    attributesFault(input.MessageAttributes) ??
    systemAttributesFault(input.MessageSystemAttributes) ??
    parameterFault(input) ??
    (fifo === null ? standardFault(input) : fifoFault(fifo, input))
  if (fault) return fail(fault)
  const bytes = body + (input.MessageAttributes ? attributesSize(input.MessageAttributes) : 0)
  if (bytes <= maximumBytes) return ok(bytes)
  return fail(invalidParameter(`One or more parameters are invalid. Reason: Message must be shorter than ${maximumBytes} bytes.`))
}

const token = /^[!-~]{1,128}$/
const notForThisType = 'The request include parameter that is not valid for this queue type.'

function parameterFault({ DelaySeconds: delay, MessageGroupId: group }: Input): AwsFault | undefined {
  if (delay !== undefined && (delay < 0 || delay > sqsLimits.delaySeconds)) {
    return invalidValue(delay, 'DelaySeconds', `DelaySeconds must be >= 0 and <= ${sqsLimits.delaySeconds}.`)
  }
  return group !== undefined && !token.test(group) ? invalidToken(group, 'MessageGroupId') : undefined
}

function standardFault({ MessageDeduplicationId: deduplication }: Input): AwsFault | undefined {
  return deduplication === undefined ? undefined : invalidValue(deduplication, 'MessageDeduplicationId', notForThisType)
}

/** A FIFO queue asks for a group and something to know duplicates by; a delay is the queue's alone. */
function fifoFault(fifo: FifoSettings, input: Input): AwsFault | undefined {
  const { DelaySeconds: delay, MessageGroupId: group, MessageDeduplicationId: deduplication } = input
  if (group === undefined) return missingParameter('MessageGroupId')
  if (deduplication === undefined && !fifo.contentBasedDeduplication) {
    return invalidParameter('The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly')
  }
  if (deduplication !== undefined && !token.test(deduplication)) return invalidToken(deduplication, 'MessageDeduplicationId')
  return delay === undefined || delay === 0 ? undefined : invalidValue(delay, 'DelaySeconds', notForThisType)
}

interface Sending {
  readonly input: Input
  readonly bytes: number
  readonly sender: string
  readonly carried: Carried | undefined
}

function duplicateOf({ fifo }: Readonly<QueueState>, input: Input, now: number): FirstSend | undefined {
  if (fifo === null) return undefined
  return firstSendOf(
    fifo.deduplication,
    input.MessageGroupId ?? '',
    deduplicationIdOf(input.MessageDeduplicationId, input.MessageBody),
    now,
  )
}

/** Taken and forgotten: the sender is answered with what was sent first. */
function suppress(step: Step, key: ResourceKey, queue: QueueState, first: FirstSend, { input, carried }: Sending): void {
  if (queue.fifo !== null) queue.fifo.deduplication.suppressed++
  step.emit('sqs.DuplicateSuppressed', key, {
    messageId: first.messageId,
    trail: carried?.trail ?? `${key}/${first.ordinal}`,
    deduplicationId: deduplicationIdOf(input.MessageDeduplicationId, input.MessageBody),
    firstSentAt: first.at,
    until: first.at + deduplicationMs,
  })
}

function store(step: Step, key: ResourceKey, queue: QueueState, { input, bytes, sender, carried }: Sending): StoredMessage {
  const isOwnDelay = input.DelaySeconds !== undefined && queue.fifo === null
  const delayMs = isOwnDelay ? (input.DelaySeconds ?? 0) * 1000 : queue.settings.delayMs
  const ordinal = queue.nextOrdinal
  const deduplication = queue.fifo === null ? undefined : deduplicationIdOf(input.MessageDeduplicationId, input.MessageBody)
  const message = putMessage(
    queue,
    {
      messageId: messageId(step.seed, key, ordinal),
      trail: carried?.trail ?? `${key}/${ordinal}`,
      body: input.MessageBody,
      bytes,
      sentAt: step.now,
      sender,
      attributes: input.MessageAttributes ?? null,
      system: systemAttributes(input, deduplication),
      deadLetterSource: null,
      earlierReceives: 0,
      firstReceivedAt: null,
      md5: null,
    },
    step.now,
    delayMs,
  )
  queue.ledger.sent++
  if (queue.fifo !== null) {
    const first = { messageId: message.messageId, ordinal, at: step.now }
    rememberSend(queue.fifo.deduplication, message.group ?? '', deduplication ?? '', first)
  }
  if (delayMs > 0) scheduleEndOfDelay(step, key, message)
  armRetention(step, key, queue)
  step.emit('sqs.MessageSent', key, { messageId: message.messageId, trail: message.trail, bytes, visibleAt: message.visibleAt })
  return message
}

/** A group id on a standard queue marks a tenant (fair queues); all of these come back as system attributes. */
function systemAttributes(input: Input, deduplication: string | undefined): Readonly<Record<string, string>> | null {
  const trace = input.MessageSystemAttributes?.['AWSTraceHeader']?.StringValue
  if (trace === undefined && input.MessageGroupId === undefined) return null
  return {
    ...(input.MessageGroupId !== undefined && { MessageGroupId: input.MessageGroupId }),
    ...(deduplication !== undefined && { MessageDeduplicationId: deduplication }),
    ...(trace !== undefined && { AWSTraceHeader: trace }),
  }
}

/** The checksums are of what was sent now, and only worked out when somebody will read them. */
function sentOutput(step: Step, key: ResourceKey, sent: StoredMessage | FirstSend, input: Input): JsonObject {
  const { MessageAttributes: attributes, MessageSystemAttributes: system } = input
  const isFifo = input.MessageGroupId !== undefined && step.read<QueueState>(key)?.fifo !== null
  const output = { MessageId: sent.messageId, MD5OfMessageBody: 'body' in sent ? md5OfBody(sent) : md5Hex(input.MessageBody) }
  if (attributes === undefined && system === undefined && !isFifo) return output
  return {
    ...output,
    ...(attributes && { MD5OfMessageAttributes: md5OfAttributes(attributes) }),
    ...(system && { MD5OfMessageSystemAttributes: md5OfAttributes(system) }),
    ...(isFifo && { SequenceNumber: sequenceNumber(step.seed, key, sent.ordinal) }),
  }
}
