/**
 * Events to begin with, shaped as AWS hands them to functions: https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html,
 * https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html
 */
import { queueArn, region, topicArn } from '../../../../aws/identity.ts'
import type { JsonObject } from '../../../../base/json.ts'

const body = '{"orderId":"ord-1","item":"teapot","amount":25,"card":"ok"}'

export const sampleEvents: readonly { readonly name: string; readonly event: JsonObject }[] = [
  {
    name: 'Event of a queue',
    event: {
      Records: [
        {
          messageId: '11111111-1111-4111-8111-111111111111',
          receiptHandle: 'by-hand',
          body,
          attributes: { ApproximateReceiveCount: '1' },
          messageAttributes: {},
          eventSource: 'aws:sqs',
          eventSourceARN: queueArn('by-hand'),
          awsRegion: region,
        },
      ],
    },
  },
  {
    name: 'Event of a topic',
    event: {
      Records: [
        {
          EventSource: 'aws:sns',
          EventVersion: '1.0',
          Sns: { Type: 'Notification', TopicArn: topicArn('by-hand'), Subject: null, Message: body, MessageAttributes: {} },
        },
      ],
    },
  },
]
