/** The rows of the whole log that are at hand, fetched window by window, never two requests at a time. */
import type { LogRow } from '../../../bridge/protocol/index.ts'
import { openFilteredLog } from './filtered-rows.ts'
import type { AskLog, LogFilter, LogSource, ShowLog } from './log-source.ts'
import { type Sight, windowInSight } from '../../ui/row-window.ts'
import { missingRows, rowAt } from './log-window.ts'
import { everyMs, oneAtATime } from './one-at-a-time.ts'

const mostKept = 4_000

/** Rows of the whole world, or those that a filter lets through. `show` is called with every new answer. */
export function openLog(ask: AskLog, filter: LogFilter, show: ShowLog): LogSource {
  const isNarrow = filter.node !== undefined || (filter.text ?? '').trim() !== ''
  return isNarrow ? openFilteredLog(ask, filter, show) : openWholeLog(ask, show)
}

function openWholeLog(ask: AskLog, show: ShowLog): LogSource {
  const rows = new Map<number, LogRow>()
  let sight: Sight = { scrollTop: 0, height: 300, rowHeight: 25 }
  let follows = true
  let grownTo = 0
  let shown = 0
  const content = () => ({ total: shown, isLooking: false, rowAt: (index: number) => rows.get(rowAt(index, shown)) })
  const queue = oneAtATime(async () => {
    if (follows) shown = grownTo
    const missing = missingRows(windowInSight(sight, shown), shown, (row) => rows.has(row))
    if (!missing) return follows && show(content())
    const before = shown
    const answer = await ask(missing)
    if (rows.size > mostKept) rows.clear()
    for (const row of answer.rows) rows.set(row.row, row)
    shown = before
    show(content())
  })
  return {
    look(newSight, newFollows) {
      sight = newSight
      follows = newFollows
      queue.ask(0)
    },
    grown(total) {
      if (total < grownTo) {
        // Somebody took another way: later rows are gone.
        rows.clear()
        shown = Math.min(shown, total)
      }
      grownTo = total
      if (follows || total <= shown) queue.ask(everyMs)
    },
    async indexAt(step) {
      const row = await lastRowUntil(ask, step, grownTo)
      return row === undefined ? undefined : grownTo - 1 - row
    },
    close: queue.close,
  }
}

/** Rows are in the order of their steps: halving finds the newest that is not later than a step. */
async function lastRowUntil(ask: AskLog, step: number, total: number): Promise<number | undefined> {
  let low = -1
  let high = total
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    const [row] = (await ask({ count: 1, before: middle + 1 })).rows
    if (row === undefined) return undefined
    if (row.step <= step) low = middle
    else high = middle
  }
  return low < 0 ? undefined : low
}
