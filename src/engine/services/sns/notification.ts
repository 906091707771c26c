/**
 * What a subscriber is sent: SNS's JSON envelope, laid out as SNS lays it out, or the bare message.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html
 */
import { region } from '../../../aws/identity.ts'
import { isoTimestamp } from '../../../aws/timestamp.ts'
import { derivedBase64, derivedText } from '../../../base/random.ts'
import type { MessageAttributes } from './state.ts'

export interface Publication {
  readonly messageId: string
  readonly topicArn: string
  readonly subject: string | undefined
  readonly attributes: MessageAttributes | undefined
  readonly epochMs: number
  readonly seed: number
}

/** The signature has AWS's form and no meaning: nothing here holds a key. */
export function notification(publication: Publication, message: string, subscriptionArn: string): string {
  const { messageId, topicArn, subject, attributes, epochMs, seed } = publication
  const host = `https://sns.${region}.amazonaws.com`
  const members: [string, string][] = [
    ['Type', quoted('Notification')],
    ['MessageId', quoted(messageId)],
    ['TopicArn', quoted(topicArn)],
  ]
  if (subject !== undefined) members.push(['Subject', quoted(subject)])
  members.push(
    ['Message', quoted(message)],
    ['Timestamp', quoted(isoTimestamp(epochMs))],
    ['SignatureVersion', quoted('1')],
    ['Signature', quoted(`${derivedBase64(seed, messageId, 342)}==`)],
    ['SigningCertURL', quoted(`${host}/SimpleNotificationService-${derivedText(seed, 'signing certificate', 32, '0123456789abcdef')}.pem`)],
    ['UnsubscribeURL', quoted(`${host}/?Action=Unsubscribe&SubscriptionArn=${subscriptionArn}`)],
  )
  if (attributes !== undefined && Object.keys(attributes).length > 0) members.push(['MessageAttributes', attributesText(attributes)])
  return `{\n${members.map(([name, value]) => `  "${name}" : ${value}`).join(',\n')}\n}`
}

function attributesText(attributes: MessageAttributes): string {
  const lines = Object.entries(attributes).map(([name, { DataType: type, StringValue: text, BinaryValue: base64 }]) => {
    const value = type.startsWith('Binary') ? base64 : text
    return `    ${quoted(name)} : {"Type":${quoted(type)},"Value":${quoted(value ?? '')}}`
  })
  return `{\n${lines.join(',\n')}\n  }`
}

function quoted(text: string): string {
  return JSON.stringify(text)
}
