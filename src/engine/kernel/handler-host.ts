/**
 * The port through which the engine runs code that users wrote. A running handler *is* its journal: everything the
 * execution environment was given since its cold start. The host may forget what it likes and run the journal again.
 */

export interface HandlerCode {
  /** File name → text: `index.js` for inline code. */
  readonly files: Readonly<Record<string, string>>
  /** `index.handler` */
  readonly handler: string
  /** A digest of the above: two codes with the same digest are the same. */
  readonly digest: number
}

/** What an execution environment can be given, in the order in which it was given. Kept in the world as JSON text. */
export type JournalEntry =
  | { readonly type: 'init'; readonly nowMs: number; readonly seed: number; readonly environment: Readonly<Record<string, string>> }
  | {
      readonly type: 'event'
      readonly invocation: string
      readonly nowMs: number
      /** JSON text of the event. */
      readonly event: string
      readonly context: HandlerContext
      /** Ticks of computing that this invocation may spend in all. */
      readonly fuel: number
    }
  | { readonly type: 'reply'; readonly call: number; readonly nowMs: number; readonly result: string }
  | { readonly type: 'timer'; readonly timer: number; readonly nowMs: number }

export interface HandlerContext {
  readonly awsRequestId: string
  readonly functionName: string
  readonly functionVersion: string
  readonly invokedFunctionArn: string
  readonly memoryLimitInMB: string
  readonly logGroupName: string
  readonly logStreamName: string
  /** Virtual time at which Lambda will stop the invocation. */
  readonly deadlineMs: number
}

export interface HandlerRun {
  /** Names the environment; the host may keep a VM under it. */
  readonly environment: string
  readonly code: HandlerCode
  /** JSON texts of {@link JournalEntry}; the last one is new. */
  readonly journal: readonly string[]
  /** A digest of all entries but the last, so that a kept VM can be recognised in constant time. */
  readonly digestBefore: number
}

export interface ConsoleLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error' | 'log'
  readonly text: string
}

/** A call of the AWS API that the handler made. The host numbers calls and timers from 1 within the environment. */
export interface HandlerCall {
  readonly call: number
  readonly service: string
  readonly operation: string
  /** JSON text. */
  readonly input: string
}

export interface HandlerTimer {
  readonly timer: number
  readonly delayMs: number
}

export type Exhausted = 'ticks' | 'jobs' | 'memory' | 'stack' | 'output'

export type HandlerEnd =
  | { readonly kind: 'returned'; readonly value: string }
  | { readonly kind: 'threw'; readonly errorType: string; readonly errorMessage: string; readonly trace: readonly string[] }
  /** Our own budget ended it. The environment is lost. */
  | { readonly kind: 'exhausted'; readonly of: Exhausted }

/** What came of the journal's last entry. The same code and journal always give the same outcome. */
export interface HandlerOutcome {
  /** Ticks of computing this entry took; one is half a virtual millisecond. */
  readonly ticks: number
  readonly console: readonly ConsoleLine[]
  readonly calls: readonly HandlerCall[]
  readonly timers: readonly HandlerTimer[]
  /** Absent while the handler still waits for a reply or a timer. For `init`: `returned` once the code is loaded. */
  readonly end?: HandlerEnd
}

export interface HandlerHost {
  run(request: HandlerRun): HandlerOutcome
}
