/** What Step Functions keeps in the world. Plain JSON: nothing is `undefined`, what is absent is `null`. */
import type { Json } from '../../../base/json.ts'
import type { StatesInput } from '../../../aws/services/stepfunctions.ts'
import type { ReplyTo, ResourceKey } from '../../kernel/index.ts'
import type { TaskAddress } from '../shared/task-token.ts'
import type { Trial } from './trial/state.ts'

/** One for the whole account. */
export interface StatesSettings {
  /** Virtual ms that a transition takes. Given by the document's pace; 0: a whole run of them is one step. */
  transitionMs: number
  /** Names of the state machines, oldest first. */
  machines: string[]
  /** Names of the activities, oldest first. */
  activities: string[]
}

export type MachineType = 'STANDARD' | 'EXPRESS'
export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED' | 'PENDING_REDRIVE'

export interface MachineState {
  readonly name: string
  readonly arn: string
  readonly type: MachineType
  /** As it was given, byte for byte. */
  definition: string
  roleArn: string
  /** Milliseconds since 1970. */
  readonly createdAt: number
  updatedAt: number
  /** Absent until it is first updated. */
  revisionId: string | null
  logging: NonNullable<StatesInput<'CreateStateMachine'>['loggingConfiguration']>
  tracing: boolean
  tags: Record<string, string>
  /** Oldest first. */
  versions: VersionState[]
  /** A version's number is never given again. */
  nextVersion: number
  /** Oldest first. */
  aliases: AliasState[]
  /** The executions that are kept, by the part of their key after the machine's name, oldest first. */
  executions: string[]
  /** How many there ever were of each outcome; RUNNING: how many run now. */
  counts: Record<ExecutionStatus, number>
}

/**
 * What happened in a machine's states over all of its executions, beside the machine: it changes with every step of every
 * execution, and the machine does not.
 */
export interface TallyState {
  /** States entered or tried again. */
  transitions: number
  retried: number
  caught: number
  /** By name of the state. */
  states: Record<string, StateTally>
}

export interface StateTally {
  entered: number
  /** Left well, left by a Catch, failed for good, aborted. Whatever else was entered is still inside. */
  succeeded: number
  caught: number
  failed: number
  aborted: number
}

/** What an execution takes from its machine, as it was at one moment. */
export type MachineRevision = Pick<MachineState, 'definition' | 'roleArn' | 'updatedAt' | 'revisionId' | 'logging' | 'tracing'>

/** A revision that was published: it never changes. */
export interface VersionState extends Readonly<MachineRevision> {
  readonly number: number
  readonly description: string | null
  /** Milliseconds since 1970. */
  readonly createdAt: number
}

/** A name for one version, or for two that share its executions. */
export interface AliasState {
  readonly name: string
  description: string | null
  /** Weights are 0 to 100 and sum up to 100. */
  routing: { readonly version: number; readonly weight: number }[]
  /** Milliseconds since 1970. */
  readonly createdAt: number
  updatedAt: number
}

/** Work that is done by whoever asks for it. */
export interface ActivityState {
  readonly name: string
  readonly arn: string
  /** Milliseconds since 1970. */
  readonly createdAt: number
  tags: Record<string, string>
  /** Tasks that nobody has taken yet, oldest first. Some may be over in the meantime. */
  tasks: TaskAddress[]
  /** Calls that wait for a task, the longest waiting first. */
  workers: ActivityWorker[]
  nextWorker: number
}

export interface ActivityWorker {
  readonly id: number
  /** As it calls itself. */
  readonly name: string | null
  /** Virtual ms. */
  readonly until: number
  readonly replyTo: ReplyTo | null
}

export interface ExecutionState {
  readonly name: string
  readonly arn: string
  readonly machine: string
  readonly machineArn: string
  /** How it was started: by a version, or by an alias that chose one. */
  readonly versionArn: string | null
  readonly aliasArn: string | null
  readonly type: MachineType
  /** Of the machine as it was at the start: a later update does not reach it. */
  readonly definition: string
  readonly roleArn: string
  readonly machineUpdatedAt: number
  readonly machineRevisionId: string | null
  /** JSON text as it was given. */
  readonly input: string
  /** Milliseconds since 1970. */
  readonly startedAt: number
  stoppedAt: number | null
  status: ExecutionStatus
  output: string | null
  error: string | null
  cause: string | null
  redriveCount: number
  /** Of the last redrive, in milliseconds since 1970. */
  redrivenAt: number | null
  /** Where it stood when it ended without success: a redrive goes on from there. */
  stopped: Frame | null
  /** Where its machine logs, as that was told at the start. */
  readonly log: ExecutionLog | null
  /** Where it is a child of a distributed Map. */
  readonly mapRun: ChildOfMapRun | null
  /** Of its own distributed Maps, oldest first. */
  mapRuns: ResourceKey[]
  /** Where one state is tried alone, outside of any machine; else `null`. */
  readonly trial: Trial | null
  /** States entered or tried again, so far: what a Standard execution is billed by. */
  transitions: number
  /** By number. Those that ended are gone. */
  frames: Record<string, Frame>
  nextFrame: number
  /** Frames that can go on at once, in the order in which they will. */
  ready: number[]
  /** A word to go on is on the agenda. */
  called: boolean
  /** Who waits for the end of a synchronous Express execution. */
  replyTo: ReplyTo | null
  /** Tasks of other executions that wait for the end of this one. */
  watchers: TaskAddress[]
  /** Calls for which there are mocks: how often each was made. */
  mockedCalls: Record<string, number> | null
}

export interface ExecutionLog {
  readonly level: 'ALL' | 'ERROR' | 'FATAL'
  readonly includesData: boolean
  /** The log group's name. */
  readonly group: string
}

/** Which child of a Map Run an execution is. */
export interface ChildOfMapRun {
  readonly run: ResourceKey
  readonly arn: string
  readonly number: number
  /** How many items it was given. */
  readonly items: number
}

/** A scope that runs: the workflow, a branch, an iteration. */
export interface Frame {
  readonly id: number
  /** The frame whose Parallel or Map it belongs to. */
  readonly parent: number | null
  /** Which branch or iteration of it. */
  readonly index: number
  /** The item of the innermost Map around it, as the context object shows it. */
  readonly item: MapItem | null
  /** Assigned in this scope. */
  variables: Record<string, Json>
  /** The newest event on this frame's thread: what the next one names as its predecessor. */
  lastEvent: number
  state: string
  /** Raw input of the state: JSON text. */
  input: string
  /** `enter`: the state is to be entered; `again`: it has been, and is to be tried again; `inside`: its work is under way. */
  phase: 'enter' | 'again' | 'inside'
  enteredEvent: number
  /** The event before that one. */
  beforeEntered: number
  /** Milliseconds since 1970. */
  enteredAt: number
  /** How often each retrier of the state was used. */
  retries: number[]
  /** Goes up with every try of every state: what belongs to an earlier one is no longer meant. */
  attempt: number
  waits: Waits | null
  /** What its state had come to when it failed or was aborted. */
  unfinished: Unfinished | null
}

/** Branches and iterations that had not succeeded, each as it stood; or the Map Run that had not. */
export type Unfinished =
  | { readonly kind: 'scopes'; readonly waits: BranchesWait | IterationsWait; readonly frames: readonly Frame[] }
  | { readonly kind: 'mapRun'; readonly run: ResourceKey }

export interface MapItem {
  readonly index: number
  readonly value: Json
  /** Where the Map runs over an object. */
  readonly key: string | null
  /** Where a distributed Map found it: `S3://bucket/key`, or `STATE_DATA`. */
  readonly source?: string
}

export type Waits =
  | { readonly kind: 'time'; readonly until: number }
  | { readonly kind: 'retry'; readonly until: number; readonly retrier: number }
  | TaskWait
  | BranchesWait
  | IterationsWait
  | MapRunWait

/** A task that somebody else does. */
export interface TaskWait {
  readonly kind: 'task'
  readonly resource: string
  /**
   * `call`: the answer to a call is awaited; `worker`: somebody who takes the activity's task; `token`: a word with the task's
   * token; `job`: the end of what was started.
   */
  stage: 'call' | 'worker' | 'token' | 'job'
  /** The task's effective input: JSON text. */
  readonly input: string
  readonly startedAt: number
  /** Virtual ms, or `null`. */
  readonly timeoutAt: number | null
  readonly heartbeatMs: number | null
  heartbeatAt: number | null
  /** A token came back before the integration had answered: what it said. */
  early: TokenVerdict | null
  /** What a `.sync` task started: the key of the nested execution, or the id of a job. */
  job: string | null
}

export type TokenVerdict = { readonly output: string } | { readonly error: string | null; readonly cause: string | null }

export interface BranchesWait {
  readonly kind: 'branches'
  /** JSON texts, by branch. */
  results: (string | null)[]
  open: number
}

export interface IterationsWait {
  readonly kind: 'iterations'
  readonly items: readonly Json[]
  readonly keys: readonly string[] | null
  readonly concurrency: number
  readonly toleratedCount: number
  /** 0 to 100. */
  readonly toleratedPercentage: number
  results: (string | null)[]
  next: number
  open: number
  failed: number
  /** Iterations that failed, which was tolerated: a redrive of the Map does them again. */
  tolerated: Frame[]
}

/** The end of a distributed Map's run. */
export interface MapRunWait {
  readonly kind: 'mapRun'
  readonly run: ResourceKey
}

/** The context of Step Functions' own calls. */
export interface TaskContext extends TaskAddress {
  readonly kind: 'task' | 'stop'
}
