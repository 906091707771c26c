/** What the list of the log is drawn from. */
import type { LogAnswer, LogQuery, LogRow } from '../../../bridge/protocol/index.ts'
import type { Sight } from '../../ui/row-window.ts'

export interface LogContent {
  /** How many rows the list has; rows stand still while somebody reads further down. */
  readonly total: number
  /** More may be found further down: it is being looked for, or will be when somebody scrolls there. */
  readonly isLooking: boolean
  rowAt(index: number): LogRow | undefined
}

export interface LogSource {
  /** What is on the screen now, and whether the list follows the newest row. */
  look(sight: Sight, follows: boolean): void
  /** The world now has so many rows. */
  grown(total: number): void
  /** From the top, the first row of a step or of one before it; nothing where there is none. */
  indexAt(step: number): Promise<number | undefined>
  close(): void
}

/** What the log is narrowed to. */
export type LogFilter = Pick<LogQuery, 'node' | 'text'>
export type AskLog = (query: LogQuery) => Promise<LogAnswer>
export type ShowLog = (content: LogContent) => void
