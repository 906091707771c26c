/** The run of a distributed Map and its children, as they are looked at: plain data that crosses the worker's boundary. */
import type { ExecutionRow, ExecutionStatusName } from './execution-model.ts'

/** How many children, or items in them, stand how. */
export interface MapRunCounts {
  /** Not begun. Of children it is reckoned while batches are still to be made. */
  readonly pending: number
  readonly running: number
  readonly succeeded: number
  readonly failed: number
  readonly timedOut: number
  readonly aborted: number
  /** To be done again. */
  readonly pendingRedrive: number
  readonly resultsWritten: number
}

export interface MapRunFigures {
  readonly arn: string
  readonly status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED'
  /** What it does: reads its items, runs its children, stops them, writes their results, nothing more. */
  readonly stage: 'reading' | 'running' | 'stopping' | 'writing' | 'over'
  readonly children: MapRunCounts
  readonly items: MapRunCounts
  /** Items that may fail; absent where the definition says nothing, so none may. Percent from 0 to 100. */
  readonly toleratedCount?: number
  readonly toleratedPercentage?: number
  /** Children at the same time; 0: as many as AWS allows. */
  readonly maxConcurrency: number
  readonly error?: string
  readonly cause?: string
}

/** Children of the Map Run that a state began last, from a number on; they count from 0. At most 100 at a time. */
export interface MapChildrenQuery {
  readonly node: string
  /** ARN of the execution that the Map is a state of. */
  readonly execution: string
  readonly state: string
  readonly from: number
  readonly count: number
}

export interface MapChildrenAnswer {
  readonly rows: readonly MapChildRow[]
  /** Children that have begun. */
  readonly total: number
}

export interface MapChildRow {
  readonly number: number
  readonly status: ExecutionStatusName
  /** As long as the execution is kept: of those that succeeded the newest thousand are. */
  readonly execution?: ExecutionRow
  readonly items: number
}

/** The execution that is looked at is a child of a distributed Map. */
export interface ChildOf {
  readonly parent: ExecutionRow
  /** The Map. */
  readonly state: string
  /** From 0. */
  readonly number: number
  /** Children that have begun. */
  readonly siblings: number
  readonly items: number
}
