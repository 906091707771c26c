/** The past of a run: going to another moment of it, and what is told about all of it. */
import type { LineStatus, Past } from '../../engine/simulation/index.ts'
import type { DocumentFiles } from '../../document/index.ts'
import type { Picture } from './picture.ts'
import type { RunState } from './run-state.ts'

export type {
  Destination,
  LineStatus,
  LogAnswer,
  LogQuery,
  Past,
  Series,
  SeriesId,
  SeriesQuery,
  SeriesSet,
  Strings,
  StringsQuery,
  Timeline,
  TimelineMark,
  TimelineQuery,
} from '../../engine/simulation/index.ts'

/** Index of a string chart's `status` → what it means; also the statuses of a message's life. */
export const lineStatuses = ['running', 'waiting', 'retry', 'failed', 'done'] as const satisfies readonly LineStatus[]

/** Where a run stands after going to another moment, with the document as it then was. */
export interface Moment {
  readonly state: RunState
  readonly picture: Picture
  readonly text: string
  readonly files: DocumentFiles
  /** The run has come further than this moment: acting now drops what came later. Absent at the newest moment. */
  readonly past?: Past
}
