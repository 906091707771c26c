/** The states of one execution along virtual time: plain data that crosses the worker's boundary. */
import type { StateType } from '../../../asl/index.ts'

export interface StateBarsQuery {
  readonly node: string
  /** ARN. */
  readonly execution: string
  /** The first row that is wanted, from 0, and how many; at most 200. */
  readonly from: number
  readonly count: number
}

export interface StateBarsAnswer {
  readonly rows: readonly BarRow[]
  /** The number of the first of them. */
  readonly from: number
  /** Rows altogether. */
  readonly total: number
  /** Virtual ms: from its start to the last moment that is known of it, planned ones included. */
  readonly fromMs: number
  readonly toMs: number
  readonly isOver: boolean
  /** The longest stretches in which no bar of any row begins or ends, in their order. */
  readonly quiet: readonly Quiet[]
}

export interface Quiet {
  readonly fromMs: number
  readonly toMs: number
  /** Something was at work meanwhile; otherwise everything waited. */
  readonly isWork: boolean
}

/** A line of bars that do not lie over each other: all visits of a state, or one of several lines where it is visited at the same time. */
export interface BarRow {
  readonly state: string
  readonly type: StateType
  /** How many Parallels and Maps are around it. */
  readonly depth: number
  /** 0 for the state's first line. */
  readonly lane: number
  readonly visits: readonly VisitBars[]
}

export interface VisitBars {
  /** Which of the times that the state was entered, from 0. */
  readonly visit: number
  readonly bars: readonly StateBar[]
}

/** `retrying` is the wait between two attempts, `waiting` a Wait, `token` somebody else's turn. */
export type BarKind = 'running' | 'token' | 'waiting' | 'retrying' | 'succeeded' | 'caught' | 'failed' | 'aborted'

export interface StateBar {
  readonly kind: BarKind
  readonly fromMs: number
  /** In the future where it is planned; absent: it goes on, nobody knows for how long. */
  readonly toMs?: number
  /** From 1, where the state makes attempts. */
  readonly attempt?: number
  readonly error?: string
}
