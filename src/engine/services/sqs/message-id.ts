/**
 * The `MessageId` that SQS gives: a version 4 UUID derived from the seed, the queue and the message's number in it. Made by
 * hand, for it is made once per message: see `derivedUuid` in base for the plain way.
 */
import { hashString, mix32 } from '../../../base/hash.ts'
import type { ResourceKey } from '../../kernel/index.ts'

const bytes: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

export function messageId(seed: number, queue: ResourceKey, ordinal: number): string {
  const first = hashString(queue, seed)
  const second = hashString(queue, mix32(seed ^ 0x5bd1e995))
  const w0 = mix32(first ^ ordinal)
  const w1 = mix32((w0 + second) ^ 0x9e3779b9)
  const w2 = mix32(mix32(second ^ ordinal) ^ 0x7f4a7c15)
  const w3 = mix32(w2 + first)
  const version = (w1 & 0xffff0fff) | 0x4000
  const variant = (w2 & 0x3fffffff) | 0x80000000
  return `${hex32(w0)}-${hex16(version >>> 16)}-${hex16(version)}-${hex16(variant >>> 16)}-${hex16(variant)}${hex32(w3)}`
}

function hex32(word: number): string {
  return `${hex16(word >>> 16)}${hex16(word)}`
}

function hex16(word: number): string {
  return `${bytes[(word >>> 8) & 255]}${bytes[word & 255]}`
}
