/**
 * Receipt handles: a new one for every receive. A handle hides the message's number and the count of the receive, so that
 * any handle that was ever given out can be told from garbage without a list of them.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html
 */
import { hashString, mix32 } from '../../../base/hash.ts'
import type { ResourceKey } from '../../kernel/index.ts'

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
/** Every text of two base64 digits: half of the work of writing a handle. */
const pairs: readonly string[] = Array.from({ length: 4096 }, (_, word) => `${digits[word >> 6]}${digits[word & 63]}`)
/** The value of each base64 digit by its character code; -1 for all other codes. */
const values: readonly number[] = Array.from({ length: 128 }, (_, code) => digits.indexOf(String.fromCharCode(code)))
const prefix = 'AQEB'
const wordLength = 6
const words = 5
const padding = '=='

export interface Receipt {
  readonly ordinal: number
  readonly receive: number
}

export function receiptHandle(seed: number, queue: ResourceKey, ordinal: number, receive: number): string {
  const check = checkWord(seed, queue, ordinal, receive)
  const first = writeWord(ordinal ^ mix32(check))
  const second = writeWord(receive ^ mix32(check + 1))
  const filler = mix32(check ^ 0x51ed270b)
  return `${prefix}${writeWord(check)}${first}${second}${writeWord(filler)}${writeWord(mix32(filler))}${padding}`
}

/** `undefined` for what this queue never gave out. */
export function readReceiptHandle(seed: number, queue: ResourceKey, handle: string): Receipt | undefined {
  if (handle.length !== prefix.length + words * wordLength + padding.length || !handle.startsWith(prefix)) return undefined
  const check = readWord(handle, 0)
  const ordinal = (readWord(handle, 1) ^ mix32(check)) >>> 0
  const receive = (readWord(handle, 2) ^ mix32(check + 1)) >>> 0
  return checkWord(seed, queue, ordinal, receive) === check ? { ordinal, receive } : undefined
}

function checkWord(seed: number, queue: ResourceKey, ordinal: number, receive: number): number {
  return mix32(mix32(hashString(queue, seed) ^ ordinal) + receive)
}

/** 36 bits of text for 32 bits of word. */
function writeWord(word: number): string {
  return `${pairs[(word >>> 20) & 4095]}${pairs[(word >>> 8) & 4095]}${pairs[(word & 255) << 4]}`
}

/** Characters that are no digits give some word or other; its check will not hold. */
function readWord(text: string, index: number): number {
  const at = prefix.length + index * wordLength
  let word = 0
  for (let place = at; place < at + wordLength - 1; place++) word = (word << 6) | (values[text.charCodeAt(place)] ?? 0)
  return (word << 2) | ((values[text.charCodeAt(at + wordLength - 1)] ?? 0) >> 4)
}
