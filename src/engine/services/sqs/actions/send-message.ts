/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html */
import { type SqsInput } from '../../../../aws/services/sqs.ts'
import { sqsLimits } from '../../../../aws/services/sqs-attributes.ts'
import type { AwsFault } from '../../../../aws/service.ts'
import type { JsonObject } from '../../../../base/json.ts'
import { fail, ok, type Result } from '../../../../base/result.ts'
import { answer, refuse, type CallEnvelope, type Carried, type Outcome, type ResourceKey, type Step } from '../../../kernel/index.ts'
import { queueKeyOfUrl } from '../../shared/resource-keys.ts'
import { accessFault } from '../access.ts'
import { invalidCharacters, invalidParameter, invalidToken, invalidValue, missingParameter, noSuchQueue } from '../faults.ts'
import { attributesFault, systemAttributesFault } from '../message-attributes.ts'
import { md5OfAttributes, md5OfBody } from '../message-digest.ts'
import { messageId } from '../message-id.ts'
import { attributesSize, measureText } from '../message-size.ts'
import { serveWaiters } from '../receive.ts'
import { armRetention } from '../retention.ts'
import type { QueueState, StoredMessage } from '../state.ts'
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
  const message = store(step, key, queue, { input, bytes: size.value, sender: call.caller.principal, carried: call.hop?.carries[0] })
  const output = call.replyTo === undefined ? { MessageId: message.messageId } : sentOutput(message, input)
  serveWaiters(step, key, queue)
  return answer(output)
}

/** The size in bytes of a message that may be sent, or why it may not. */
function checkedSize(queue: Readonly<QueueState>, input: Input): Result<number, AwsFault> {
  if (input.MessageBody === '') return fail(missingParameter('MessageBody'))
  const body = measureText(input.MessageBody)
  if (body < 0) return fail(invalidCharacters)
  const fault = attributesFault(input.MessageAttributes) ?? systemAttributesFault(input.MessageSystemAttributes) ?? parameterFault(input)
  if (fault) return fail(fault)
  const bytes = body + (input.MessageAttributes ? attributesSize(input.MessageAttributes) : 0)
  if (bytes <= queue.settings.maximumBytes) return ok(bytes)
  return fail(
    invalidParameter(`One or more parameters are invalid. Reason: Message must be shorter than ${queue.settings.maximumBytes} bytes.`),
  )
}

function parameterFault({
  DelaySeconds: delay,
  MessageGroupId: group,
  MessageDeduplicationId: deduplication,
}: Input): AwsFault | undefined {
  if (delay !== undefined && (delay < 0 || delay > sqsLimits.delaySeconds)) {
    return invalidValue(delay, 'DelaySeconds', `DelaySeconds must be >= 0 and <= ${sqsLimits.delaySeconds}.`)
  }
  if (group !== undefined && !/^[!-~]{1,128}$/.test(group)) return invalidToken(group, 'MessageGroupId')
  if (deduplication === undefined) return undefined
  return invalidValue(deduplication, 'MessageDeduplicationId', 'The request include parameter that is not valid for this queue type.')
}

interface Sending {
  readonly input: Input
  readonly bytes: number
  readonly sender: string
  readonly carried: Carried | undefined
}

function store(step: Step, key: ResourceKey, queue: QueueState, { input, bytes, sender, carried }: Sending): StoredMessage {
  const delayMs = input.DelaySeconds === undefined ? queue.settings.delayMs : input.DelaySeconds * 1000
  const ordinal = queue.nextOrdinal
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
      system: systemAttributes(input),
      deadLetterSource: null,
      earlierReceives: 0,
      firstReceivedAt: null,
      md5: null,
    },
    step.now,
    delayMs,
  )
  queue.ledger.sent++
  if (delayMs > 0) step.schedule(delayMs, 'work', { to: 'sqs', timer: 'EndDelay', data: { queue: key, message: ordinal } })
  armRetention(step, key, queue)
  step.emit('sqs.MessageSent', key, { messageId: message.messageId, trail: message.trail, bytes, visibleAt: message.visibleAt })
  return message
}

/** A group id on a standard queue marks a tenant (fair queues); it comes back as a system attribute. */
function systemAttributes(input: Input): Readonly<Record<string, string>> | null {
  const trace = input.MessageSystemAttributes?.['AWSTraceHeader']?.StringValue
  if (trace === undefined && input.MessageGroupId === undefined) return null
  return {
    ...(input.MessageGroupId !== undefined && { MessageGroupId: input.MessageGroupId }),
    ...(trace !== undefined && { AWSTraceHeader: trace }),
  }
}

/** The checksums are only worked out when somebody will read them. */
function sentOutput(message: StoredMessage, input: Input): JsonObject {
  return {
    MessageId: message.messageId,
    MD5OfMessageBody: md5OfBody(message),
    ...(input.MessageAttributes && { MD5OfMessageAttributes: md5OfAttributes(input.MessageAttributes) }),
    ...(input.MessageSystemAttributes && { MD5OfMessageSystemAttributes: md5OfAttributes(input.MessageSystemAttributes) }),
  }
}
