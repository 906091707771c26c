/** A message as a publisher gives it, alone or in a batch: checked against everything that SNS asks of it. https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
import { rootArn, topicArn } from '../../../aws/identity.ts'
import { clientFault, type AwsFault } from '../../../aws/service.ts'
import { snsLimits } from '../../../aws/services/sns.ts'
import { sha256Hex } from '../../../base/checksum.ts'
import { emptyRecord } from '../../../base/json.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import { utf8Length } from '../../../base/utf8.ts'
import type { Caller } from '../../kernel/index.ts'
import { auditOf, deidentify, deniedFinding, type Audit } from './data-protection.ts'
import { badToken, invalidParameter } from './faults.ts'
import { attributesSize, readAttributes, type GivenAttributes } from './message-attributes.ts'
import { readMessage, type Texts } from './message-structure.ts'
import type { Message } from './message.ts'
import type { TopicState } from './state.ts'

export interface Given {
  readonly Message: string
  readonly Subject?: string | undefined
  readonly MessageStructure?: string | undefined
  readonly MessageAttributes?: GivenAttributes | undefined
  readonly MessageDeduplicationId?: string | undefined
  readonly MessageGroupId?: string | undefined
}

export interface Publication extends Pick<Message, 'subject' | 'attributes' | 'groupId' | 'deduplicationId'> {
  readonly texts: Texts
  /** What the audit of the topic's data protection policy found, if it has one. */
  readonly audit?: Audit
  /** Data identifiers whose findings were masked or taken out. */
  readonly deidentified?: readonly string[]
}

/** `topic` is absent for what goes straight to a phone or a device. `within`: where the message stands in a batch. */
export function readPublication(given: Given, topic: Readonly<TopicState> | undefined, within = ''): Result<Publication, AwsFault> {
  const attributes = readAttributes(given.MessageAttributes, within)
  if (!attributes.ok) return attributes
  if (given.Message === '') return fail(invalidParameter('Empty message'))
  if (given.Subject !== undefined && !isGoodSubject(given.Subject)) return fail(invalidParameter('Subject'))
  if (utf8Length(given.Message) + attributesSize(attributes.value) > snsLimits.messageBytes)
    return fail(invalidParameter('Message too long'))
  const order = topic?.isFifo ? readOrder(given, topic) : standardOrder(given)
  if (!order.ok) return order
  const texts = readMessage(given.Message, given.MessageStructure)
  if (!texts.ok) return texts
  return ok({
    texts: texts.value,
    ...(given.Subject !== undefined && { subject: given.Subject }),
    ...(attributes.value !== undefined && { attributes: attributes.value }),
    ...order.value,
  })
}

/** Name, type and value of each attribute count like the body: what the limits of message and batch are about. */
export function sizeOf(given: Given, within: string): number {
  const attributes = readAttributes(given.MessageAttributes, within)
  return utf8Length(given.Message) + (attributes.ok ? attributesSize(attributes.value) : 0)
}

type Order = Result<Pick<Publication, 'groupId' | 'deduplicationId'>, AwsFault>

/** Recorded texts; the id of a message that has none of its own is the SHA-256 of its body. */
function readOrder({ Message: body, MessageGroupId: groupId, MessageDeduplicationId: given }: Given, topic: Readonly<TopicState>): Order {
  if (groupId === undefined || groupId === '') return fail(invalidParameter('The MessageGroupId parameter is required for FIFO topics'))
  if (!isToken(groupId)) return fail(badToken('MessageGroupId'))
  const isByContent = topic.attributes['ContentBasedDeduplication'] === 'true'
  if (given === undefined && !isByContent) {
    return fail(
      invalidParameter('The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly'),
    )
  }
  if (given !== undefined && !isToken(given)) return fail(badToken('MessageDeduplicationId'))
  return ok({ groupId, deduplicationId: given ?? sha256Hex(body) })
}

function standardOrder({ MessageGroupId: groupId, MessageDeduplicationId: deduplicationId }: Given): Order {
  if (groupId !== undefined && !isToken(groupId)) return fail(badToken('MessageGroupId'))
  if (deduplicationId === undefined) return ok(groupId === undefined ? {} : { groupId })
  return fail(
    invalidParameter(
      'MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type',
    ),
  )
}

/** Letters, digits and punctuation. */
function isToken(text: string): boolean {
  return /^[!-~]{1,128}$/.test(text)
}

/** Up to 100 characters without line breaks or control characters. */
function isGoodSubject(subject: string): boolean {
  return (
    subject !== '' &&
    subject.length <= snsLimits.subjectCharacters &&
    ![...subject].some((character) => character < ' ' || character === '\u007f')
  )
}

/** What the topic's data protection policy makes of it: refused, or with its findings masked. The words of the refusal are ours. */
export function protect(
  publication: Publication,
  { protection, name }: Readonly<TopicState>,
  principal: string,
): Result<Publication, AwsFault> {
  if (protection === null) return ok(publication)
  const prohibited = clientFault(
    'AuthorizationError',
    `The topic's data protection policy prohibits this message from being published to ${topicArn(name)}`,
  )
  const texts = Object.values(publication.texts)
  if (deniedFinding(protection, 'Inbound', principal, texts)) return fail(prohibited)
  const audit = auditOf(protection, principal, texts)
  const clean = emptyRecord<string>()
  const identifiers = new Set<string>()
  for (const [protocol, text] of Object.entries(publication.texts)) {
    const result = deidentify(protection, principal, text)
    if (result.isEmpty) return fail(prohibited)
    clean[protocol] = result.text
    for (const { identifier } of result.findings) identifiers.add(identifier)
  }
  return ok({ ...publication, texts: clean, ...(audit && { audit }), ...(identifiers.size > 0 && { deidentified: [...identifiers] }) })
}

/** Who publishes, as data protection policies name it: callers of the account are its root. */
export function principalOf({ principal }: Caller): string {
  return principal.startsWith('arn:') || principal.endsWith('.amazonaws.com') ? principal : rootArn
}
