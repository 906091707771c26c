/**
 * A workflow as it is drawn and looked into. What stands in its definition is one picture, made from the text alone; what its
 * executions do is told beside it, by the names of states. Plain data: it crosses the worker's boundary.
 */
import type { StateType } from '../../../asl/index.ts'
import type { JsonObject } from '../../../base/json.ts'
import type { TextRange } from '../../../text/range.ts'
import type { Why } from '../details.ts'
import type { ExecutionRow } from './execution-model.ts'
import type { ChildOf, MapRunFigures } from './map-run-model.ts'

/** What stands in a definition. */
export interface WorkflowPicture {
  /** Logical id of the state machine in the template. */
  readonly node: string
  readonly name: string
  readonly type: 'STANDARD' | 'EXPRESS'
  readonly comment?: string
  /** The text in which the definition stands: a file's path, or the template's name. Every range below is one of that text. */
  readonly file: string
  readonly root: WorkflowScope
  /** The definition could not be read to its end: what is drawn is as much as could be read. */
  readonly isBroken: boolean
}

/** States among which transitions may lead: the whole workflow, a branch of a Parallel, what a Map does with each item. */
export interface WorkflowScope {
  /** JSON pointer in the definition; empty for the whole workflow. */
  readonly id: string
  readonly startAt?: string
  /** In the order of the text. */
  readonly states: readonly WorkflowState[]
  readonly transitions: readonly WorkflowTransition[]
}

export interface WorkflowState {
  /** Unique in a definition: it names the state in everything that is told of executions. */
  readonly name: string
  readonly pointer: string
  readonly range: TextRange
  readonly type: StateType
  readonly language: 'JSONPath' | 'JSONata'
  /** What it does, in a few words: `dynamodb:putItem`, `604,800 s`, `Choice`, `each of $.items`. */
  readonly words: string
  /** Which glyph stands for what it calls (`lambda`, `sqs`, `dynamodb`, `glue` …); absent where it calls nothing. */
  readonly service?: string
  /** Logical id of the node that its task calls, where the document has it. */
  readonly calls?: string
  readonly retries: boolean
  readonly catches: boolean
  /** Branches of a Parallel; one scope of a Map; else empty. */
  readonly scopes: readonly WorkflowScope[]
  readonly isDistributed?: boolean
  /** The scope ends with it. */
  readonly isEnd: boolean
}

export interface WorkflowTransition {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly kind: 'next' | 'rule' | 'default' | 'catch'
  /** `$.plan = "trial"`, `Default`, `Crm.Refused, States.Timeout`; empty for a plain Next. */
  readonly label: string
  readonly pointer: string
  readonly range: TextRange
}

/** What a state does just now in the execution that is looked at, or what it did last. */
export const stateStatuses = ['running', 'retrying', 'token', 'waiting', 'succeeded', 'caught', 'failed', 'aborted'] as const
export type StateStatus = (typeof stateStatuses)[number]

/** A state over the executions that are kept, and in the one that is looked at. */
export interface StateFigures {
  /** Executions that are in it now. */
  readonly inside: number
  /** Over all of them, so far: left well, left by a Catch, failed. */
  readonly succeeded: number
  readonly caught: number
  readonly failed: number
  /** In the execution that is looked at; absent where it has not come there. */
  readonly status?: StateStatus
  /** Times it was entered in that execution (a loop, iterations of a Map). */
  readonly entered?: number
  /** Virtual ms at which it was entered last, and left. */
  readonly enteredAt?: number
  readonly leftAt?: number
  /** Virtual ms at which the next attempt starts, the wait ends or the task runs out of time. */
  readonly until?: number
  /** Which attempt this is or will be, and how many its retrier allows altogether. */
  readonly attempt?: number
  readonly attempts?: number
  readonly error?: string
  /** Virtual ms from which it waits until then: since the try before failed, or the wait or the task began. */
  readonly since?: number
  /** Of a Map: its iterations; of a distributed one its children. */
  readonly iterations?: IterationFigures
  /** Of a distributed Map whose run has begun. */
  readonly mapRun?: MapRunFigures
  /** Nobody did its work: a mock answered, or the answer was made up. */
  readonly answeredBy?: AnsweredBy
}

/** `mock`: as the document's mocks say; `sample`: made up from what the definition reads. */
export type AnsweredBy = 'mock' | 'sample'

export interface IterationFigures {
  readonly total: number
  /**
   * One letter an iteration, in order: `.` not begun, `r` runs, `y` retries, `s` succeeded, `f` failed, `a` aborted. Of more than
   * 400 several stand on one cell, `perCell` of them: `m` where some of them failed, `f` where most did, else what is under way first.
   */
  readonly cells: string
  readonly perCell: number
  /** How many stand how, by the same letters. */
  readonly counts: Readonly<Record<string, number>>
}

/** What the executions of one workflow do at this moment. Streams while somebody looks at that workflow. */
export interface WorkflowView {
  readonly node: string
  /** The execution that is looked at, by its ARN: the one chosen, else the newest. */
  readonly execution?: ExecutionRow
  /** Where that is a child of a distributed Map; the states around the Map then tell of the executions around it. */
  readonly child?: ChildOf
  /** Its place (a child: that of the one around it) among those that are kept, oldest first, from 0; and how many there are. */
  readonly place: number
  readonly executions: number
  /** By name of state. */
  readonly states: Readonly<Record<string, StateFigures>>
  /** Ids of the transitions that the execution went along, each with how often. */
  readonly taken: Readonly<Record<string, number>>
}

export interface ExecutionsQuery {
  readonly node: string
  /** Newest first, at most 100 at a time; `before` is the ARN of the last row that is already there. */
  readonly before?: string
}

export interface ExecutionsAnswer {
  readonly rows: readonly ExecutionRow[]
  readonly total: number
  readonly more: boolean
}

/** One state of one execution, looked at closely. */
export interface StateRunQuery {
  readonly node: string
  readonly execution: string
  readonly state: string
  /** Which of the times it was entered, from 0; the last one where it is left out. */
  readonly visit?: number
}

export interface StateRun {
  readonly state: string
  readonly visit: number
  readonly visits: number
  readonly status: StateStatus
  readonly enteredAt: number
  readonly leftAt?: number
  /** The value after each step of input and output processing, in AWS's order; a step that is yet to come has no value. */
  readonly stages: readonly StageValue[]
  readonly attempts: readonly AttemptRow[]
  /** Variables as the state sees them: JSON texts by name. */
  readonly variables: Readonly<Record<string, string>>
  readonly error?: string
  readonly cause?: string
  /** While it waits for its task token: the token, good for one answer. */
  readonly token?: string
  /** Why it is as it is, with the numbers. */
  readonly whys: readonly Why[]
}

export interface StageValue {
  /** The field as AWS calls it: `State input`, `InputPath`, `Parameters`, `Arguments`, `Task result`, `ResultSelector` … */
  readonly name: string
  /** As it is written in the definition; absent where the default holds. */
  readonly setting?: string
  /** JSON text; absent while it is yet to come. */
  readonly value?: string
  /** The value is the same as the one before. */
  readonly isSame: boolean
}

export interface AttemptRow {
  readonly number: number
  /** Virtual ms; in the future for an attempt that is yet to start. */
  readonly startedAt: number
  readonly endedAt?: number
  readonly outcome: 'running' | 'succeeded' | 'failed' | 'planned'
  readonly error?: string
  readonly cause?: string
  /** Nobody did it: a mock answered, or the answer was made up. */
  readonly answeredBy?: AnsweredBy
}

/** The history as AWS lists it, some events at a time. */
export interface HistoryQuery {
  readonly node: string
  readonly execution: string
  /** Number of the first event that is wanted, from 1; at most 200 at a time. */
  readonly from: number
}

export interface HistoryAnswer {
  readonly events: readonly HistoryRow[]
  readonly total: number
}

export interface HistoryRow {
  readonly id: number
  readonly previousId: number
  readonly type: string
  /** Virtual ms. */
  readonly at: number
  /** Which state it belongs to. */
  readonly state?: string
  /** As GetExecutionHistory tells them, under the name of the type (`taskScheduledEventDetails` …). */
  readonly details: JsonObject
}
