/** What an event source mapping keeps in the world. Plain JSON: what is absent is `null`. */
import type { EventPattern } from '../../../matching/event-pattern.ts'

/** As AWS shows it. https://docs.aws.amazon.com/lambda/latest/api/API_EventSourceMappingConfiguration.html */
export type MappingPhase = 'Creating' | 'Enabling' | 'Enabled' | 'Disabling' | 'Disabled' | 'Updating' | 'Deleting'

export interface MappingState {
  readonly uuid: string
  readonly queueArn: string
  readonly queueName: string
  readonly queueUrl: string
  function: string
  /** The version or alias that is invoked; `null` for the function itself. */
  qualifier: string | null
  batchSize: number
  windowSeconds: number
  enabled: boolean
  phase: MappingPhase
  /** Deleted, but a poller still has a batch in hand. */
  deleting: boolean
  reportsItemFailures: boolean
  /** Patterns as given, and as they are matched. */
  filters: string[]
  patterns: EventPattern[]
  maximumConcurrency: number | null
  provisioned: ProvisionedPollers | null
  lastModified: number
  scaling: Scaling
  pollers: Poller[]
  batches: number
  failedBatches: number
  throttledBatches: number
  /** Messages that no filter let through; they were deleted. */
  filtered: number
  /** What went wrong last, in AWS's words; `null` once it works again. */
  problem: string | null
}

export interface ProvisionedPollers {
  readonly minimum: number
  readonly maximum: number
}

export interface Scaling {
  /** How many batches may be under way at once. */
  concurrency: number
  /** Virtual ms at which the scaling is looked at next; `null` while nothing asks for it. */
  dueAt: number | null
  /** Virtual ms at which messages last arrived. */
  lastMessageAt: number
  /** Batches that ended since the last look. */
  succeeded: number
  failed: number
  /** What the last look found. */
  finding: 'none' | 'backlog' | 'quiet' | 'errors' | 'maximum'
  /** Messages that were visible then. */
  backlog: number
}

/** One batch at a time: receive, gather, invoke, delete. */
export interface Poller {
  phase: 'stopped' | 'receiving' | 'gathering' | 'invoking' | 'retrying' | 'deleting' | 'pausing'
  /** Counts the steps of its life; an answer or a timer of an older round means nothing. */
  round: number
  /** Virtual ms at which the batching window ends; `null` before the first message. */
  windowEnds: number | null
  batch: BatchMessage[]
  /** Messages at the front of `batch` that the running invocation was given. */
  given: number
  openDeletes: number
  /** How long it waits after the next throttle. */
  backoffMs: number
}

export interface BatchMessage {
  readonly messageId: string
  readonly receiptHandle: string
  /** JSON text of the event's record. */
  readonly record: string
  readonly bytes: number
  readonly trail: string
  readonly receives: number
  /** Virtual ms at which it was received. */
  readonly receivedAt: number
}
