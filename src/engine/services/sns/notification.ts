/**
 * What a subscriber is sent: SNS's JSON envelope, laid out as SNS lays it out, or the bare message.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html
 */
import { region } from '../../../aws/identity.ts'
import { isoTimestamp } from '../../../aws/timestamp.ts'
import { emptyRecord } from '../../../base/json.ts'
import { derivedBase64, derivedText } from '../../../base/random.ts'
import type { Message } from './message.ts'
import type { MessageAttributes } from './state.ts'

/** A FIFO topic does not sign (recorded). */
export function notification(publication: Message, message: string, subscriptionArn: string): string {
  const { messageId, topicArn = '', subject, attributes, epochMs, seed, sequenceNumber, signatureVersion, replayed } = publication
  const members: [string, string][] = [
    ['Type', quoted('Notification')],
    ['MessageId', quoted(messageId)],
  ]
  if (sequenceNumber !== undefined) members.push(['SequenceNumber', quoted(sequenceNumber)])
  members.push(['TopicArn', quoted(topicArn)])
  if (subject !== undefined) members.push(['Subject', quoted(subject)])
  members.push(['Message', quoted(message)], ['Timestamp', quoted(isoTimestamp(epochMs))])
  if (sequenceNumber === undefined) {
    members.push(
      ['SignatureVersion', quoted(signatureVersion)],
      ['Signature', quoted(signatureOf(publication))],
      ['SigningCertURL', quoted(certificateUrl(seed))],
    )
  }
  members.push(['UnsubscribeURL', quoted(unsubscribeUrl(subscriptionArn))])
  // The manual names the member; its value and place are ours.
  if (replayed) members.push(['Replayed', quoted('true')])
  // AWS names this boolean; where in the envelope it stands is not recorded.
  if (replayed) members.push(['Replayed', 'true'])
  if (attributes !== undefined && Object.keys(attributes).length > 0) members.push(['MessageAttributes', attributesText(attributes)])
  return layOut(members)
}

/** SNS's layout: a space on each side of the colon. */
export function layOut(members: readonly (readonly [string, string])[]): string {
  return `{\n${members.map(([name, value]) => `  "${name}" : ${value}`).join(',\n')}\n}`
}

/** It has AWS's form and no meaning: nothing here holds a key. */
export function signatureOf({ seed, messageId }: Pick<Message, 'seed' | 'messageId'>): string {
  return `${derivedBase64(seed, messageId, 342)}==`
}

export const snsHost = `https://sns.${region}.amazonaws.com`

export function certificateUrl(seed: number): string {
  return `${snsHost}/SimpleNotificationService-${derivedText(seed, 'signing certificate', 32, '0123456789abcdef')}.pem`
}

export function unsubscribeUrl(subscriptionArn: string): string {
  return `${snsHost}/?Action=Unsubscribe&SubscriptionArn=${subscriptionArn}`
}

/** Attributes as subscribers see them: type and value, bytes as base64. */
export function attributesShown(attributes: MessageAttributes): Record<string, { readonly Type: string; readonly Value: string }> {
  const shown = emptyRecord<{ readonly Type: string; readonly Value: string }>()
  for (const [name, { DataType: type, StringValue: text, BinaryValue: base64 }] of Object.entries(attributes)) {
    shown[name] = { Type: type, Value: (type.startsWith('Binary') ? base64 : text) ?? '' }
  }
  return shown
}

function attributesText(attributes: MessageAttributes): string {
  const lines = Object.entries(attributesShown(attributes)).map(([name, shown]) => `    ${quoted(name)} : ${JSON.stringify(shown)}`)
  return `{\n${lines.join(',\n')}\n  }`
}

export function quoted(text: string): string {
  return JSON.stringify(text)
}
