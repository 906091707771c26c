/** The history of an execution, page by page, as far as it has been looked at. It only grows at its end. */
import type { HistoryAnswer, HistoryRow } from '../../../bridge/protocol/index.ts'

export interface HistoryPages {
  readonly total: number
  readonly rows: ReadonlyMap<number, HistoryRow>
}

export const noPages: HistoryPages = { total: 0, rows: new Map() }

/** With another page; a shorter history than before is of an earlier moment: what was known is forgotten. */
export function withPage(pages: HistoryPages, { events, total }: HistoryAnswer): HistoryPages {
  const rows = new Map(total < pages.total ? [] : pages.rows)
  for (const event of events) rows.set(event.id, event)
  return { total, rows }
}

/** The number of the first event to ask for, so that all rows from `first` on (from 0, so many) become known; none: all are. */
export function missingFrom({ rows, total }: HistoryPages, first: number, count: number): number | undefined {
  for (let id = first + 1; id <= Math.min(total, first + count); id += 1) if (!rows.has(id)) return id
  return undefined
}
