/**
 * The rows of the log that a filter lets through. Only the worker can tell which they are, and it looks through a few thousand at a
 * time: news are added on top, and further down is looked for when somebody scrolls there.
 */
import type { LogRow } from '../../../bridge/protocol/index.ts'
import type { AskLog, LogFilter, LogSource, ShowLog } from './log-source.ts'
import { everyMs, oneAtATime } from './one-at-a-time.ts'

const atOnce = 300

export function openFilteredLog(ask: AskLog, filter: LogFilter, show: ShowLog): LogSource {
  /** Newest first: all that match from the newest row that was looked at down to `lookedDownTo`. */
  let rows: readonly LogRow[] = []
  let lookedUpTo = 0
  let lookedDownTo = 0
  let follows = true
  let wanted = atOnce
  let grownTo = 0
  const content = () => {
    const at = rows
    return { total: at.length, isLooking: lookedDownTo > 0, rowAt: (index: number) => at[index] }
  }
  const find = finder(ask, filter)
  const queue = oneAtATime(async () => {
    if (follows && grownTo > lookedUpTo) {
      const [to, known] = [grownTo, lookedUpTo]
      const { found, lookedTo } = await find(to, known, wanted)
      // So many are new that those known before are too far down to be gone on from.
      if (lookedTo > known) [rows, lookedDownTo] = [found, lookedTo]
      else rows = [...found, ...rows]
      lookedUpTo = to
    }
    if (rows.length < wanted && lookedDownTo > 0) {
      const { found, lookedTo } = await find(lookedDownTo, 0, wanted - rows.length)
      rows = [...rows, ...found]
      lookedDownTo = lookedTo
    }
    show(content())
  })
  return {
    look(sight, newFollows) {
      follows = newFollows
      wanted = Math.max(atOnce, Math.ceil((sight.scrollTop + 3 * sight.height) / sight.rowHeight))
      if (follows ? grownTo > lookedUpTo : rows.length < wanted && lookedDownTo > 0) queue.ask(0)
    },
    grown(total) {
      if (total < grownTo) {
        // Somebody took another way: later rows are gone.
        rows = rows.filter(({ row }) => row < total)
        lookedUpTo = Math.min(lookedUpTo, total)
        lookedDownTo = Math.min(lookedDownTo, total)
      }
      const isNews = total !== grownTo || total === 0
      grownTo = total
      if (isNews && (follows || total < lookedUpTo)) queue.ask(everyMs)
    },
    indexAt: (step) => {
      const index = rows.findIndex((row) => row.step <= step)
      return Promise.resolve(index === -1 ? undefined : index)
    },
    close: queue.close,
  }
}

interface Findings {
  readonly found: readonly LogRow[]
  /** How far down it looked. */
  readonly lookedTo: number
}

/** Finds rows that match among those in [`downTo`, `before`): at least `count` of them, if there are so many. */
function finder(ask: AskLog, filter: LogFilter): (before: number, downTo: number, count: number) => Promise<Findings> {
  return async (before, downTo, count) => {
    const found: LogRow[] = []
    let from = before
    while (from > downTo && found.length < count) {
      const { rows, next } = await ask({ ...filter, count: atOnce, before: from })
      found.push(...rows.filter(({ row }) => row >= downTo))
      const last = rows.at(-1)
      from = next ?? (rows.length < atOnce || last === undefined ? 0 : last.row)
    }
    return { found, lookedTo: Math.max(from, downTo) }
  }
}
