/**
 * `SequenceNumber` of FIFO queues: 20 digits that rise with every message and are not consecutive.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
import { hashString, mix32 } from '../../../base/hash.ts'
import type { ResourceKey } from '../../kernel/index.ts'

const leading = '18849'
const step = 256

export function sequenceNumber(seed: number, queue: ResourceKey, ordinal: number): string {
  const start = hashString(queue, seed) >>> 0
  const skipped = mix32(start ^ ordinal) & 1
  return `${leading}${String(start * step + (ordinal * 2 + skipped) * step).padStart(15, '0')}`
}
