/** What `ReceiveMessage` answers, as messages that somebody holds. */
import { isJsonObject, type Json, type JsonObject } from '../../../../base/json.ts'
import type { HeldMessage } from '../../../stores/held.ts'

/** No `Messages` at all means that none was found. */
export function receivedOf({ Messages: messages }: JsonObject): Omit<HeldMessage, 'receivedAt'>[] {
  return !Array.isArray(messages)
    ? []
    : messages.filter(isJsonObject).map((message) => ({
        messageId: textOf(message['MessageId']),
        receiptHandle: textOf(message['ReceiptHandle']),
        body: textOf(message['Body']),
        attributes: [...rowsOf(message['MessageAttributes']), ...rowsOf(message['Attributes'])],
      }))
}

function rowsOf(attributes: Json | undefined): HeldMessage['attributes'] {
  if (!isJsonObject(attributes)) return []
  return Object.entries(attributes).map(([name, value]) => ({ name, value: valueOf(value) }))
}

function valueOf(value: Json | undefined): string {
  return isJsonObject(value) ? textOf(value['StringValue'] ?? value['BinaryValue']) : textOf(value)
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : ''
}
