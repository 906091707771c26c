/** To an e-mail address, as text (`email`) or as SNS's JSON (`email-json`). https://docs.aws.amazon.com/sns/latest/dg/sns-email-notifications.html */
import { ok } from '../../../../base/result.ts'
import { inboxKey } from '../../shared/resource-keys.ts'
import { unsubscribeUrl } from '../notification.ts'
import type { Pack, Parcel } from './parcel.ts'

const defaultSubject = 'AWS Notification Message'

export const packForEmail: Pack = (message, text, _envelope, { endpoint, arn, displayName }) =>
  ok(emailParcel(endpoint, displayName, message.subject ?? defaultSubject, `${text}\n\n${footer(endpoint, message.topicArn ?? '', arn)}`))

export const packForEmailJson: Pack = (message, _text, envelope, { endpoint, displayName }) =>
  ok(emailParcel(endpoint, displayName, message.subject ?? defaultSubject, envelope))

/** AWS has a footer too; these words are ours. */
function footer(address: string, topicArn: string, subscriptionArn: string): string {
  return [
    '--',
    `${address} is subscribed to ${topicArn}.`,
    `To end the subscription: ${unsubscribeUrl(subscriptionArn)}`,
    '(AWS says this in words of its own.)',
  ].join('\n')
}

/** The sender has the topic's `DisplayName`, or AWS's own. */
export function emailParcel(address: string, displayName: string, subject: string, body: string): Parcel {
  return {
    to: 'outside',
    operation: 'ReceiveEmail',
    input: { To: address, From: `${displayName || 'AWS Notifications'} <no-reply@sns.amazonaws.com>`, Subject: subject, Body: body },
    target: inboxKey(address),
  }
}
