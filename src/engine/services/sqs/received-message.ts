/** A message as a receive shows it. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html */
import { account } from '../../../aws/identity.ts'
import type { SqsInput, SqsOutput } from '../../../aws/services/sqs.ts'
import { emptyRecord } from '../../../base/json.ts'
import { derivedText } from '../../../base/random.ts'
import type { ResourceKey, Step } from '../../kernel/index.ts'
import { selectAttributes } from './message-attributes.ts'
import { md5OfAttributes, md5OfBody } from './message-digest.ts'
import { receiptHandle } from './receipt-handle.ts'
import { sequenceNumber } from './sequence-number.ts'
import type { StoredMessage } from './state.ts'

type ReceivedMessage = NonNullable<SqsOutput<'ReceiveMessage'>['Messages']>[number]

/** Nothing received leaves `Messages` out altogether. */
export function receivedMessages(
  step: Step,
  key: ResourceKey,
  messages: readonly StoredMessage[],
  input: SqsInput<'ReceiveMessage'>,
): SqsOutput<'ReceiveMessage'> {
  return messages.length === 0 ? {} : { Messages: messages.map((message) => receivedMessage(step, key, message, input)) }
}

function receivedMessage(step: Step, key: ResourceKey, message: StoredMessage, input: SqsInput<'ReceiveMessage'>): ReceivedMessage {
  const { AttributeNames: older = none, MessageSystemAttributeNames: newer = none, MessageAttributeNames: names = none } = input
  const selected = selectAttributes(message.attributes, names)
  const system = older.length + newer.length === 0 ? undefined : systemAttributes(step, key, message, [...older, ...newer])
  const shown = {
    MessageId: message.messageId,
    ReceiptHandle: receiptHandle(step.seed, key, message.ordinal, message.receives),
    MD5OfBody: md5OfBody(message),
    Body: message.body,
  }
  if (system === undefined && selected === undefined) return shown
  return {
    ...shown,
    ...(system && { Attributes: system }),
    ...(selected && { MD5OfMessageAttributes: md5OfAttributes(selected), MessageAttributes: selected }),
  }
}

const none: readonly string[] = []

/** Where and when a message is looked at: the run's seed, the world's beginning in ms since 1970, the virtual moment, and the queue. */
export interface Seen {
  readonly seed: number
  readonly startMs: number
  readonly now: number
  readonly key: ResourceKey
}

/**
 * The system attributes of a message by AWS's names; `undefined` where it has none.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Message.html
 */
export function allSystemAttributes(
  { seed, startMs, now, key }: Seen,
  message: Readonly<StoredMessage>,
): Record<string, string | undefined> {
  return {
    SenderId: senderId(seed, message.sender),
    SentTimestamp: String(startMs + message.sentAt),
    ApproximateReceiveCount: String(message.earlierReceives + message.receives),
    ApproximateFirstReceiveTimestamp: String(startMs + (message.firstReceivedAt ?? now)),
    ...message.system,
    SequenceNumber: message.neighbours === null ? undefined : sequenceNumber(seed, key, message.ordinal),
    DeadLetterQueueSourceArn: message.deadLetterSource ?? undefined,
  }
}

function systemAttributes(
  step: Step,
  key: ResourceKey,
  message: StoredMessage,
  wanted: readonly string[],
): Readonly<Record<string, string>> | undefined {
  const all = allSystemAttributes({ seed: step.seed, startMs: step.epochMs - step.now, now: step.now, key }, message)
  const names = wanted.includes('All') ? Object.keys(all) : wanted.filter((name) => Object.hasOwn(all, name))
  const selected = emptyRecord<string>()
  for (const name of names) if (all[name] !== undefined) selected[name] = all[name]
  return Object.keys(selected).length > 0 ? selected : undefined
}

/** The account itself, or the id that AWS gives to a role or a service. */
function senderId(seed: number, principal: string): string {
  return principal === 'account' || principal === account
    ? account
    : `AIDA${derivedText(seed, principal, 17, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`
}
