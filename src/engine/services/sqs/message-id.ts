/** The `MessageId` that SQS gives: a version 4 UUID derived from the seed, the queue and the message's number in it. */
import { hashString, mix32 } from '../../../base/hash.ts'
import { uuidOf } from '../../../base/random.ts'
import type { ResourceKey } from '../../kernel/index.ts'

export function messageId(seed: number, queue: ResourceKey, ordinal: number): string {
  const first = hashString(queue, seed)
  const second = hashString(queue, mix32(seed ^ 0x5bd1e995))
  const w0 = mix32(first ^ ordinal)
  const w1 = mix32((w0 + second) ^ 0x9e3779b9)
  const w2 = mix32(mix32(second ^ ordinal) ^ 0x7f4a7c15)
  const w3 = mix32(w2 + first)
  return uuidOf(w0, w1, w2, w3)
}
