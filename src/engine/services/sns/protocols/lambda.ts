/** To a function, invoked asynchronously. https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html */
import { functionNameOf } from '../../../../aws/identity.ts'
import { isoTimestamp } from '../../../../aws/timestamp.ts'
import { ok } from '../../../../base/result.ts'
import { functionKey } from '../../shared/resource-keys.ts'
import type { Message } from '../message.ts'
import { attributesShown, certificateUrl, signatureOf, unsubscribeUrl } from '../notification.ts'
import type { Pack } from './parcel.ts'

export const packForLambda: Pack = (message, text, _envelope, { endpoint, arn }) =>
  ok({
    to: 'lambda',
    operation: 'Invoke',
    input: { FunctionName: endpoint, InvocationType: 'Event', Payload: functionEvent(message, text, arn) },
    target: functionKey(functionNameOf(endpoint)),
  })

/** Recorded: `Subject` is null when there is none, and the keys of the URLs end in `Url`. */
function functionEvent(message: Message, text: string, subscriptionArn: string): string {
  const { messageId, topicArn = '', subject, attributes = {}, epochMs } = message
  return JSON.stringify({
    Records: [
      {
        EventSource: 'aws:sns',
        EventVersion: '1.0',
        EventSubscriptionArn: subscriptionArn,
        Sns: {
          Type: 'Notification',
          MessageId: messageId,
          TopicArn: topicArn,
          Subject: subject ?? null,
          Message: text,
          Timestamp: isoTimestamp(epochMs),
          // Recorded: a function is told version 1 whatever the topic's SignatureVersion is.
          SignatureVersion: '1',
          Signature: signatureOf(message),
          SigningCertUrl: certificateUrl(message.seed),
          UnsubscribeUrl: unsubscribeUrl(subscriptionArn),
          MessageAttributes: attributesShown(attributes),
        },
      },
    ],
  })
}
