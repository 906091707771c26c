/** What the screen is told about a bucket. */
import type { BucketDeed, BucketState } from './state.ts'

export interface BucketView {
  readonly objects: number
  readonly bytes: number
  readonly writes: number
  readonly reads: number
  /** What was written last, newest first. */
  readonly deeds: readonly BucketDeed[]
}

export function viewBucket({ objects, bytes, writes, reads, deeds }: Readonly<BucketState>): BucketView {
  return { objects, bytes, writes, reads, deeds: deeds.toReversed() }
}
