/** To an HTTP or HTTPS endpoint, by POST. https://docs.aws.amazon.com/sns/latest/dg/http-header.html */
import type { JsonObject } from '../../../../base/json.ts'
import { ok } from '../../../../base/result.ts'
import { httpEndpointKey } from '../../shared/resource-keys.ts'
import type { Pack, Parcel } from './parcel.ts'

/** How long SNS waits for an answer. https://docs.aws.amazon.com/sns/latest/dg/SendMessageToHttp.prepare.html */
const patienceMs = 15_000

export type HttpMessageType = 'Notification' | 'SubscriptionConfirmation' | 'UnsubscribeConfirmation'

export interface HttpPost {
  readonly url: string
  readonly type: HttpMessageType
  readonly messageId: string
  readonly topicArn: string
  /** Absent before a subscription is confirmed. */
  readonly subscriptionArn?: string
  readonly raw: boolean
  readonly contentType: string
  readonly body: string
}

/** Attributes are not part of a raw request. */
export const packForHttp: Pack = (message, text, envelope, { endpoint, arn, raw, contentType }) =>
  ok(
    httpParcel({
      url: endpoint,
      type: 'Notification',
      messageId: message.messageId,
      topicArn: message.topicArn ?? '',
      subscriptionArn: arn,
      raw,
      contentType,
      body: raw ? text : envelope,
    }),
  )

/** Header names as they were recorded. */
export function httpParcel({ url, type, messageId, topicArn, subscriptionArn, raw, contentType, body }: HttpPost): Parcel {
  const headers: JsonObject = {
    'X-Amz-Sns-Message-Type': type,
    'X-Amz-Sns-Message-Id': messageId,
    'X-Amz-Sns-Topic-Arn': topicArn,
    ...(subscriptionArn !== undefined && { 'X-Amz-Sns-Subscription-Arn': subscriptionArn }),
    ...(raw && { 'X-Amz-Sns-Rawdelivery': 'true' }),
    'Content-Type': contentType,
    'User-Agent': 'Amazon Simple Notification Service Agent',
  }
  return {
    to: 'outside',
    operation: 'HttpRequest',
    input: { Url: url, Method: 'POST', Headers: headers, Body: body, TimeoutMs: patienceMs },
    target: httpEndpointKey(url),
  }
}
