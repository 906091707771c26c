/**
 * Receipt handles: a new one for every receive. A handle hides the message's number and the count of the receive, so that
 * any handle that was ever given out can be told from garbage without a list of them.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html
 */
import { formOf, textOf } from '../../../base/fixed-form.ts'
import { hashString, mix32 } from '../../../base/hash.ts'
import type { ResourceKey } from '../../kernel/index.ts'

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const codes: readonly number[] = formOf(digits)
/** The value of each base64 digit by its character code; -1 for all other codes. */
const values: readonly number[] = Array.from({ length: 128 }, (_, code) => digits.indexOf(String.fromCharCode(code)))
const prefix = 'AQEB'
const wordLength = 6
const words = 5
const padding = '=='
const form = formOf(prefix + '0'.repeat(words * wordLength) + padding)

export interface Receipt {
  readonly ordinal: number
  readonly receive: number
}

export function receiptHandle(seed: number, queue: ResourceKey, ordinal: number, receive: number): string {
  const check = checkWord(seed, queue, ordinal, receive)
  const filler = mix32(check ^ 0x51ed270b)
  writeWord(0, check)
  writeWord(1, ordinal ^ mix32(check))
  writeWord(2, receive ^ mix32(check + 1))
  writeWord(3, filler)
  writeWord(4, mix32(filler))
  return textOf(form)
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

/** 36 bits of text for 32 bits of word: the last digit holds two of them. */
function writeWord(index: number, word: number): void {
  const at = prefix.length + index * wordLength
  for (let digit = 0; digit < wordLength - 1; digit++) form[at + digit] = codes[(word >>> (26 - 6 * digit)) & 63] as number
  form[at + wordLength - 1] = codes[(word << 4) & 63] as number
}

/** Characters that are no digits give some word or other; its check will not hold. */
function readWord(text: string, index: number): number {
  const at = prefix.length + index * wordLength
  let word = 0
  for (let place = at; place < at + wordLength - 1; place++) word = (word << 6) | (values[text.charCodeAt(place)] ?? 0)
  return (word << 2) | ((values[text.charCodeAt(at + wordLength - 1)] ?? 0) >> 4)
}
