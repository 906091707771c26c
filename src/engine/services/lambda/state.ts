/** What Lambda keeps in the world. Plain JSON: nothing is `undefined`, what is absent is `null`. */
import type { ReplyTo, ResourceKey } from '../../kernel/index.ts'

/** One for the whole account. */
export interface LambdaSettings {
  /** Virtual ms from the decision to start an environment until its code begins to load. Given by the document's pace. */
  coldStartMs: number
  /** Environments at work in functions without reserved concurrency. */
  unreservedBusy: number
  /** Concurrency that functions have reserved, taken from the account's. */
  reservedTotal: number
  /** UUIDs of the event source mappings, oldest first. */
  mappings: string[]
}

export interface FunctionState {
  readonly name: string
  role: string
  runtime: string
  handler: string
  description: string
  timeoutSeconds: number
  memoryMb: number
  codeSha256: string
  codeSize: number
  /** Milliseconds since 1970. */
  lastModified: number
  /** Why the code is not here, or `null` when it is. */
  missingCode: string | null
  /** Why there is nothing to run, or `null` when there is. */
  noCode: string | null
  /** The present code and configuration; environments of another revision retire. */
  revision: number
  reserved: number | null
  /** Ordinals of the environments that have nothing to do, the most recently used last. */
  idle: number[]
  /** Ordinals of the environments that start or work. */
  busy: number[]
  invocations: number
  errors: number
  throttles: number
  coldStarts: number
  lastError: string | null
  /** How often the watchdog had to end an invocation of this code. */
  watchdogEnds: number
  disabled: string | null
  /** Invocations (or environments) that the watchdog ended and a replay must not enter. */
  doomed: string[]
}

/** What an environment is made of. It stays as long as an environment or the function uses it. */
export interface RevisionState {
  readonly files: Record<string, string>
  readonly handler: string
  readonly digest: number
  readonly variables: Record<string, string>
  environments: number
}

export interface EnvironmentState {
  readonly function: string
  readonly ordinal: number
  readonly revision: number
  readonly logStream: string
  state: 'starting' | 'idle' | 'busy'
  /** Virtual ms at which `state` began. */
  since: number
  journal: string[]
  /** Digest of the whole journal. */
  digest: number
  journalBytes: number
  invocations: number
  /** Numbers, by the host, of calls that were not answered and timers that did not fire. */
  openCalls: number[]
  openTimers: number[]
  /** What arrived while the environment was computing or frozen; it is given to the handler in this order. */
  waiting: Waiting[]
  /** The host's outcome (JSON text) of the journal's last entry, while the time that it takes passes. */
  computing: string | null
  current: Invocation | null
  failedLast: boolean
}

export type Waiting =
  | { readonly type: 'reply'; readonly call: number; readonly result: string }
  | { readonly type: 'timer'; readonly timer: number }

export interface Invocation {
  readonly requestId: string
  /** JSON text of the event. */
  readonly payload: string
  readonly cold: boolean
  /** Who waits for the end, or `null` for an asynchronous invocation. */
  readonly replyTo: ReplyTo | null
  readonly logTail: boolean
  /** Virtual ms at which it was accepted. */
  readonly acceptedAt: number
  /** Virtual ms at which the handler began; `null` while the environment starts. */
  startedAt: number | null
  initMs: number
  /** Virtual ms at which it will be stopped at the latest. */
  deadline: number
  /** Which of our budgets it has used up; it holds its environment until the deadline. */
  exhausted: ExhaustedBudget | null
}

export type ExhaustedBudget = 'ticks' | 'jobs' | 'memory' | 'stack' | 'output' | 'watchdog'

export interface LogLine {
  readonly at: number
  readonly level: 'debug' | 'info' | 'warn' | 'error' | 'log' | 'platform'
  readonly text: string
  readonly requestId: string
}

/** The function's log group. Like AWS's it outlives the function, and so do its counters: no id is given twice. */
export interface LogState {
  lines: LogLine[]
}

export interface MappingState {
  readonly uuid: string
  readonly queueArn: string
  readonly queueName: string
  readonly queueUrl: string
  function: string
  batchSize: number
  windowSeconds: number
  enabled: boolean
  /** Deleted, but a poller still has a batch in hand. */
  deleting: boolean
  reportsItemFailures: boolean
  /** Kept as given; filtering and scaling are not simulated yet. */
  filters: string[]
  maximumConcurrency: number | null
  lastModified: number
  pollers: Poller[]
  batches: number
  failedBatches: number
  /** What went wrong last, in AWS's words; `null` once it works again. */
  problem: string | null
}

/** One of the mapping's pollers: it has at most one batch in hand. */
export interface Poller {
  phase: 'stopped' | 'receiving' | 'gathering' | 'invoking' | 'deleting' | 'pausing'
  /** Counts the steps of its life; an answer or a timer of an older round means nothing. */
  round: number
  /** Virtual ms at which the batching window ends; `null` before the first message. */
  windowEnds: number | null
  batch: BatchMessage[]
  /** Messages at the front of `batch` that the running invocation was given. */
  given: number
  openDeletes: number
}

export interface BatchMessage {
  readonly messageId: string
  readonly receiptHandle: string
  /** JSON text of the event's record. */
  readonly record: string
  readonly bytes: number
  readonly trail: string
  readonly receives: number
}

/** What an answer belongs to: the context of Lambda's own calls. */
export type ReplyContext = HandlerContext | PollerContext

export interface HandlerContext {
  readonly kind: 'handler'
  readonly environment: ResourceKey
  readonly call: number
}

export interface PollerContext {
  readonly kind: 'receive' | 'batch' | 'delete'
  readonly mapping: ResourceKey
  readonly poller: number
  readonly round: number
}
