/** The rows of the log that are at hand, fetched window by window, never two requests at a time. */
import type { LogRow } from '../../../bridge/protocol/index.ts'
import { request } from '../../stores/connection.ts'
import { missingRows, rowAt, windowInSight, type Sight } from './log-window.ts'

const everyMs = 200
const mostKept = 4_000
const filteredCount = 300

export interface LogContent {
  /** How many rows the list has; rows stand still while somebody reads further down. */
  readonly total: number
  rowAt(index: number): LogRow | undefined
}

export interface LogSource {
  /** What is on the screen now, and whether the list follows the newest row. */
  look(sight: Sight, follows: boolean): void
  /** The world now has so many rows. */
  grown(total: number): void
  close(): void
}

/** Rows of the whole world, or of one node. `show` is called with every new answer. */
export function openLog(node: string | undefined, show: (content: LogContent) => void): LogSource {
  return node === undefined ? wholeLog(show) : nodeLog(node, show)
}

function wholeLog(show: (content: LogContent) => void): LogSource {
  const rows = new Map<number, LogRow>()
  let sight: Sight = { scrollTop: 0, height: 300, rowHeight: 25 }
  let follows = true
  let grownTo = 0
  let shown = 0
  const content = () => ({ total: shown, rowAt: (index: number) => rows.get(rowAt(index, shown)) })
  const queue = oneAtATime(async () => {
    if (follows) shown = grownTo
    const missing = missingRows(windowInSight(sight, shown), shown, (row) => rows.has(row))
    if (!missing) return follows && show(content())
    const before = shown
    const answer = await request('log', missing)
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
      if (total < grownTo) rows.clear()
      grownTo = total
      if (follows || total < shown) queue.ask(everyMs)
    },
    close: queue.close,
  }
}

/** The rows of one node are counted by the worker only: the newest ones come first, further down means more of them. */
function nodeLog(node: string, show: (content: LogContent) => void): LogSource {
  let rows: readonly LogRow[] = []
  let follows = true
  let wanted = filteredCount
  let grownTo = 0
  let isComplete = false
  const queue = oneAtATime(async () => {
    if (follows) {
      const answer = await request('log', { count: filteredCount, node })
      rows = answer.rows
      wanted = filteredCount
      isComplete = rows.length < filteredCount
    } else if (rows.length < wanted && !isComplete) {
      const last = rows.at(-1)
      const answer = await request('log', { count: filteredCount, node, ...(last ? { before: last.row } : {}) })
      rows = [...rows, ...answer.rows]
      isComplete = answer.rows.length < filteredCount
    }
    const at = rows
    show({ total: at.length, rowAt: (index) => at[index] })
  })
  return {
    look(sight, newFollows) {
      const isNews = newFollows !== follows
      follows = newFollows
      wanted = Math.ceil((sight.scrollTop + 2 * sight.height) / sight.rowHeight)
      if (isNews || (!follows && rows.length < wanted && !isComplete)) queue.ask(0)
    },
    grown(total) {
      if (total === grownTo && total > 0) return
      grownTo = total
      if (follows) queue.ask(everyMs)
    },
    close: queue.close,
  }
}

/** Runs a task when asked, later if it is running already; a worker that died is asked again with the next wish. */
function oneAtATime(task: () => Promise<unknown>) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isRunning = false
  let isAsked = false
  let isClosed = false
  const run = async () => {
    timer = undefined
    isRunning = true
    isAsked = false
    await task().catch(() => undefined)
    isRunning = false
    if (isAsked) ask(everyMs)
  }
  const ask = (afterMs: number) => {
    if (isClosed) return
    if (isRunning) isAsked = true
    else timer ??= setTimeout(() => void run(), afterMs)
  }
  const close = () => {
    isClosed = true
    clearTimeout(timer)
  }
  return { ask, close }
}
