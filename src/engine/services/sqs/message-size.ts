/** How large a message is and whether its text may be sent at all, found in one walk over the text. */
import { utf8Length } from '../../../base/utf8.ts'
import type { MessageAttributes } from './state.ts'

/**
 * The bytes of a text in UTF-8; -1 when it holds a character that SQS refuses: only #x9, #xA, #xD, #x20–#xD7FF,
 * #xE000–#xFFFD and #x10000–#x10FFFF may be sent.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
export function measureText(text: string): number {
  let bytes = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code < 0x80) {
      if (code < 0x20 && code !== 0x9 && code !== 0xa && code !== 0xd) return -1
      bytes += 1
    } else if (code < 0x800) bytes += 2
    else if (code < 0xd800 || (code >= 0xe000 && code <= 0xfffd)) bytes += 3
    else if (isPair(code, text.charCodeAt(index + 1))) {
      bytes += 4
      index++
    } else return -1
  }
  return bytes
}

/** Body and attributes; a body that may not be sent is measured all the same. */
export function messageSize({ MessageBody: body, MessageAttributes: attributes }: Measured): number {
  return utf8Length(body) + (attributes === undefined ? 0 : attributesSize(attributes))
}

interface Measured {
  readonly MessageBody: string
  readonly MessageAttributes?: MessageAttributes | undefined
}

/** Name, type and value of each attribute count towards the size of the message. */
export function attributesSize(attributes: MessageAttributes): number {
  let bytes = 0
  for (const name in attributes) {
    const attribute = attributes[name]
    if (attribute === undefined) continue
    bytes += utf8Length(name) + utf8Length(attribute.DataType) + utf8Length(attribute.StringValue ?? '') + blobLength(attribute.BinaryValue)
  }
  return bytes
}

/** Bytes behind a base64 text. */
function blobLength(base64: string | undefined): number {
  if (base64 === undefined) return 0
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0
  return Math.floor((base64.length * 3) / 4) - padding
}

function isPair(high: number, low: number): boolean {
  return high <= 0xdbff && high >= 0xd800 && low >= 0xdc00 && low <= 0xdfff
}
