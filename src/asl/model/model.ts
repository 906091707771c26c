/**
 * A workflow as a definition in the Amazon States Language tells it: what a definition means once it is read. Plain data; every
 * part knows where it stands. A definition that is broken or half-typed gives as much of the model as could be read.
 * https://states-language.net/spec.html
 */
import type { JsonObject } from '../../base/json.ts'
import type { TextRange } from '../../text/range.ts'

export type QueryLanguage = 'JSONPath' | 'JSONata'

/** Where a part of a definition stands: as a JSON pointer (`/States/Pay/Retry/0`, RFC 6901) and in the text. */
export interface Located {
  readonly pointer: string
  readonly range: TextRange
}

/** States among which transitions may lead: the whole workflow, one branch of a Parallel, the processor of a Map. */
export interface Scope extends Located {
  readonly startAt: string | undefined
  /** In the order of the text; a null-prototype record. */
  readonly states: Readonly<Record<string, State>>
  readonly comment?: string
}

export interface StateMachine extends Scope {
  readonly language: QueryLanguage
  readonly version?: string
  /** For the whole execution. */
  readonly timeoutSeconds?: number
  /** Every state of every scope by its name, which is unique in a whole definition; the first one where it is not. */
  readonly everyState: Readonly<Record<string, State>>
}

export type StateType = 'Pass' | 'Task' | 'Choice' | 'Wait' | 'Succeed' | 'Fail' | 'Parallel' | 'Map'

interface StateBase extends Located {
  readonly name: string
  readonly language: QueryLanguage
  /** The state as it is written, every field of it: what is evaluated is read from here (`InputPath`, `Parameters`, `Output` …). */
  readonly fields: JsonObject
  readonly next?: string
  /** It says `End: true`, or is of a type that always ends its scope. */
  readonly isEnd: boolean
}

export interface PassState extends StateBase {
  readonly type: 'Pass'
}
export interface WaitState extends StateBase {
  readonly type: 'Wait'
}
export interface SucceedState extends StateBase {
  readonly type: 'Succeed'
}
export interface FailState extends StateBase {
  readonly type: 'Fail'
}
export interface TaskState extends StateBase {
  readonly type: 'Task'
  /** As written, substitutions and all; `undefined` where it is no text (`Fn::Sub`). */
  readonly resource: string | undefined
  readonly retriers: readonly Retrier[]
  readonly catchers: readonly Catcher[]
}
export interface ChoiceState extends StateBase {
  readonly type: 'Choice'
  readonly rules: readonly ChoiceRule[]
  readonly defaultNext?: string
}
export interface ParallelState extends StateBase {
  readonly type: 'Parallel'
  readonly branches: readonly Scope[]
  readonly retriers: readonly Retrier[]
  readonly catchers: readonly Catcher[]
}
export interface MapState extends StateBase {
  readonly type: 'Map'
  /** `ItemProcessor`, or `Iterator` as it was called; `undefined` where there is none. */
  readonly processor: Scope | undefined
  readonly mode: 'INLINE' | 'DISTRIBUTED'
  readonly executionType: 'STANDARD' | 'EXPRESS'
  readonly retriers: readonly Retrier[]
  readonly catchers: readonly Catcher[]
}

export type State = PassState | TaskState | ChoiceState | WaitState | SucceedState | FailState | ParallelState | MapState

/** A rule of a Choice. `fields` is the rule as written: a comparison, `And`, `Or`, `Not` (JSONPath), or a `Condition` (JSONata). */
export interface ChoiceRule extends Located {
  readonly next: string | undefined
  readonly fields: JsonObject
}

export interface Retrier extends Located {
  readonly errors: readonly string[]
  readonly intervalSeconds: number
  readonly maxAttempts: number
  readonly backoffRate: number
  readonly maxDelaySeconds?: number
  readonly jitter: 'NONE' | 'FULL'
}

export interface Catcher extends Located {
  readonly errors: readonly string[]
  readonly next: string | undefined
  /** The catcher as written: `ResultPath`, `Assign`, `Output`. */
  readonly fields: JsonObject
}
