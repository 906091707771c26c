/**
 * MD5 of message attributes as SQS shows it, so that a client can check what arrived.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html#sqs-attributes-md5-message-digest-calculation
 */
import { decodeBase64 } from '../../../base/base64.ts'
import { md5Hex } from '../../../base/checksum.ts'
import { encodeUtf8 } from '../../../base/utf8.ts'
import type { MessageAttributes, StoredMessage } from './state.ts'

const stringTransport = 1
const binaryTransport = 2

/** MD5 of the body, kept once it was asked for. */
export function md5OfBody(message: StoredMessage): string {
  return (message.md5 ??= md5Hex(message.body))
}

/** Each attribute in the order of names: name, type and value with their lengths in front, and how the value travels. */
export function md5OfAttributes(attributes: MessageAttributes): string {
  const parts: Uint8Array[] = []
  for (const name of Object.keys(attributes).toSorted(byCodeUnit)) {
    const attribute = attributes[name]
    if (attribute === undefined) continue
    const isBinary = attribute.DataType.startsWith('Binary')
    parts.push(withLength(encodeUtf8(name)), withLength(encodeUtf8(attribute.DataType)))
    parts.push(Uint8Array.of(isBinary ? binaryTransport : stringTransport), withLength(valueBytes(attribute, isBinary)))
  }
  return md5Hex(join(parts))
}

function valueBytes(attribute: MessageAttributes[string], isBinary: boolean): Uint8Array {
  if (!isBinary) return encodeUtf8(attribute.StringValue ?? '')
  const decoded = decodeBase64(attribute.BinaryValue ?? '')
  return decoded.ok ? decoded.value : new Uint8Array()
}

function withLength(bytes: Uint8Array): Uint8Array {
  const length = bytes.length
  return join([Uint8Array.of(length >>> 24, (length >>> 16) & 255, (length >>> 8) & 255, length & 255), bytes])
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
