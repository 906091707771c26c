/**
 * The run of a distributed Map. What changes with every child is small and lies in one cell; items and children lie on pages of
 * their own, so that a step looks at few of them and a keyframe shares the rest.
 */
import type { ResourceKey } from '../../../kernel/index.ts'
import type { ExecutionStatus, MachineType } from '../state.ts'
import type { Reading } from './reader/state.ts'

export interface MapRunState {
  readonly arn: string
  /** Of the execution that the Map is a state of. */
  readonly execution: ResourceKey
  readonly frame: number
  /** The frame's try that waits for the end; a redrive is another. */
  attempt: number
  readonly state: string
  /** The machine's name without a label. */
  readonly machine: string
  readonly label: string
  /** Of the children. */
  readonly type: MachineType
  /** Of the children: the Map's processor as a definition of its own. */
  readonly definition: string
  readonly roleArn: string
  /** Milliseconds since 1970. */
  readonly startedAt: number
  stoppedAt: number | null
  status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED'
  /** `stopping`: it has failed or was aborted, and its children are not stopped yet. */
  stage: 'reading' | 'running' | 'stopping' | 'writing' | 'over'
  failure: MapRunFailure | null
  /** 0: as many as AWS allows. */
  maxConcurrency: number
  /** `null`: nothing is said. */
  toleratedCount: number | null
  /** 0 to 100. */
  toleratedPercentage: number | null
  reading: Reading | null
  /** Whether the items are the members of an object: their pages have keys. */
  readonly isKeyed: boolean
  readonly batching: Batching | null
  readonly writer: Writer | null
  /** Items read, and how many of them were given to children. */
  items: number
  nextItem: number
  /** Where items from a place on were found, by the first of them. */
  sources: { readonly from: number; readonly source: string }[]
  /** Children begun so far: the next one gets this number. */
  children: number
  /** Numbers of those that are to be done again. */
  redriven: number[]
  itemCounts: Counts
  executionCounts: Counts
  /** All results together, in characters. */
  resultCharacters: number
  redriveCount: number
  redrivenAt: number | null
  /** A word to go on is on the agenda. */
  called: boolean
}

export interface MapRunFailure {
  readonly error: string | null
  readonly cause: string | null
  /** Whether a redrive goes on with this Map Run; otherwise it begins another one. */
  readonly isRedrivable: boolean
  /** Whether it failed while results were written: they are all there. */
  readonly whileWriting: boolean
}

export interface Counts {
  running: number
  succeeded: number
  failed: number
  timedOut: number
  aborted: number
  pendingRedrive: number
  resultsWritten: number
  /** Failed, and the last redrive could not do them again. */
  failuresNotRedrivable: number
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itembatcher.html */
export interface Batching {
  /** `null`: as many as the bytes allow. */
  readonly mostItems: number | null
  readonly mostBytes: number
  /** JSON text that goes along with each batch. */
  readonly input: string | null
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html */
export interface Writer {
  /** `null`: the results go on in the state's output. */
  readonly place: { readonly bucket: string; readonly prefix: string } | null
  readonly transformation: 'NONE' | 'COMPACT' | 'FLATTEN'
  readonly output: 'JSON' | 'JSONL'
  /** Files that are there already. */
  written: { readonly group: FileGroup | 'manifest'; readonly key: string; readonly size: number }[]
  /** Where the next file goes on. */
  group: FileGroup | 'manifest'
  next: number
}

export type FileGroup = 'SUCCEEDED' | 'FAILED' | 'PENDING'

/** Items in their order, as JSON texts. */
export interface ItemPage {
  readonly texts: string[]
  readonly keys: string[] | null
}

export interface ChildPage {
  children: ChildEntry[]
}

export interface ChildEntry {
  /** Its first item, and how many it was given. */
  readonly from: number
  readonly items: number
  status: ExecutionStatus
  /** What it came to: JSON text. */
  result: string | null
}
