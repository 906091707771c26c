/** What Lambda keeps in the world. Plain JSON: nothing is `undefined`, what is absent is `null`. */
import type { JsonObject } from '../../../base/json.ts'
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
  /** Names of the functions, oldest first. */
  functions: string[]
}

/** What a version is made of: settings that cannot change once it is published. */
export interface FunctionSettings {
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
  /** Where events go that are given up; `null` for nowhere. */
  deadLetterArn: string | null
  /** Why the code is not here, or `null` when it is. */
  missingCode: string | null
  /** Why there is nothing to run, or `null` when there is. */
  noCode: string | null
}

export interface FunctionState extends FunctionSettings {
  readonly name: string
  /** The present code and configuration, `$LATEST`; environments of revisions that no version names retire. */
  revision: number
  versions: PublishedVersion[]
  /** Numbers are given once in a function's life. */
  lastVersion: number
  aliases: Alias[]
  /** By version or alias; `''` is the function itself. */
  policies: Record<string, JsonObject[]>
  /** By version or alias; `$LATEST` is the function itself. */
  eventConfigs: Record<string, EventInvokeConfig>
  tags: Record<string, string>
  /** What it answers where there is no code to run. */
  mock: Mock | null
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

export interface PublishedVersion {
  readonly version: string
  readonly revision: number
  readonly description: string
}

export interface Alias {
  readonly name: string
  version: string
  description: string
  /** Other versions and their share of the invocations, 0 to 1. */
  weights: Record<string, number>
}

export interface EventInvokeConfig {
  readonly retries: number | null
  readonly ageSeconds: number | null
  readonly onSuccess: string | null
  readonly onFailure: string | null
  readonly lastModified: number
}

/** What stands in for code that is not here. */
export interface Mock {
  readonly durationMs: number
  /** JSON text. */
  readonly result: string
  /** 0 to 1. */
  readonly errorShare: number
  readonly errorType: string
  readonly errorMessage: string
}

/** What an environment is made of. It stays as long as an environment, a version or the function uses it. */
export interface RevisionState {
  readonly files: Record<string, string>
  readonly settings: FunctionSettings
  readonly digest: number
  readonly variables: Record<string, string>
  environments: number
}

export interface EnvironmentState {
  readonly function: string
  readonly ordinal: number
  readonly revision: number
  /** `$LATEST` or a number: each version has environments of its own. */
  readonly version: string
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
  /** What was invoked: the version that runs, and the ARN as the caller gave it. */
  readonly version: string
  readonly arn: string
  /** The key of the queued event that it works on; `null` for an invocation that somebody waits for. */
  readonly event: string | null
  /** The message that it is about; `null` where there are several, or none. */
  readonly trail: string | null
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

/** A function's own queue of events, by the key of each. */
export interface EventQueueState {
  events: Record<string, QueuedEvent>
}

export interface QueuedEvent {
  readonly requestId: string
  /** The version or alias that was invoked; `null` for the function itself. */
  readonly qualifier: string | null
  readonly payload: string
  /** The message that the event is, through every copy. */
  readonly trail: string
  /** Virtual ms. */
  readonly acceptedAt: number
  /** Attempts that ended in a function error. */
  failures: number
  /** What the next throttle costs. */
  backoffMs: number
  /** Why it waits, or that it runs. */
  state: 'new' | 'running' | 'failed' | 'throttled'
  /** Virtual ms of its next attempt. */
  dueAt: number
}

/** The function's log group. Like AWS's it outlives the function, and so do its counters: no id is given twice. */
export interface LogState {
  lines: LogLine[]
}

/** What an answer belongs to: the context of Lambda's own calls. */
export type ReplyContext = HandlerContext | PollerContext | DestinationContext

export interface HandlerContext {
  readonly kind: 'handler'
  readonly environment: ResourceKey
  readonly call: number
  /** The message that its invocation is about. */
  readonly trail: string | null
}

export interface PollerContext {
  readonly kind: 'receive' | 'batch' | 'delete' | 'discard'
  readonly mapping: ResourceKey
  readonly poller: number
  readonly round: number
}

export interface DestinationContext {
  readonly kind: 'destination'
  readonly function: string
  readonly requestId: string
  readonly target: string
}
