/** The event that a function gets from a queue. https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html#example-standard-queue-message-event */
import { utf8Length } from '../../../base/utf8.ts'
import { region } from '../../../aws/identity.ts'
import type { Carried } from '../../kernel/index.ts'
import type { BatchMessage } from './mapping-state.ts'

/** A message as `ReceiveMessage` answers it. */
export interface ReceivedMessage {
  readonly MessageId: string
  readonly ReceiptHandle: string
  readonly MD5OfBody: string
  readonly Body: string
  readonly Attributes?: Readonly<Record<string, string>>
  readonly MD5OfMessageAttributes?: string
  readonly MessageAttributes?: Readonly<
    Record<string, { readonly DataType: string; readonly StringValue?: string; readonly BinaryValue?: string }>
  >
}

export function batchMessage(
  message: ReceivedMessage,
  queueArn: string,
  { carried, receivedAt }: { readonly carried: Carried | undefined; readonly receivedAt: number },
): BatchMessage {
  const record = JSON.stringify(recordOf(message, queueArn))
  return {
    messageId: message.MessageId,
    receiptHandle: message.ReceiptHandle,
    record,
    bytes: utf8Length(record) + 1,
    trail: carried?.trail ?? message.MessageId,
    receives: Number(message.Attributes?.['ApproximateReceiveCount'] ?? '1') - 1,
    receivedAt,
  }
}

function recordOf(message: ReceivedMessage, queueArn: string): object {
  const messageAttributes: Record<string, object> = {}
  for (const [name, attribute] of Object.entries(message.MessageAttributes ?? {})) {
    messageAttributes[name] = {
      ...(attribute.StringValue !== undefined && { stringValue: attribute.StringValue }),
      ...(attribute.BinaryValue !== undefined && { binaryValue: attribute.BinaryValue }),
      stringListValues: [],
      binaryListValues: [],
      dataType: attribute.DataType,
    }
  }
  return {
    messageId: message.MessageId,
    receiptHandle: message.ReceiptHandle,
    body: message.Body,
    attributes: message.Attributes ?? {},
    messageAttributes,
    ...(message.MD5OfMessageAttributes !== undefined && { md5OfMessageAttributes: message.MD5OfMessageAttributes }),
    md5OfBody: message.MD5OfBody,
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion: region,
  }
}

const wrapperBytes = '{"Records":[]}'.length

/** How many messages from the front fit into one invocation. A single message always does. */
export function fittingCount(batch: readonly BatchMessage[], limits: { readonly messages: number; readonly bytes: number }): number {
  let bytes = wrapperBytes
  let count = 0
  for (const message of batch) {
    bytes += message.bytes
    if (count > 0 && (count === limits.messages || bytes > limits.bytes)) break
    count++
  }
  return count
}

export function eventText(batch: readonly BatchMessage[]): string {
  return `{"Records":[${batch.map(({ record }) => record).join(',')}]}`
}
