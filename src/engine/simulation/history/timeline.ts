/** The timeline of a run: how much happened when, what went wrong, and what people did. */
import type { Input, LoggedInput } from '../inputs.ts'
import { faultBandsOf, type FaultBand } from '../faults/fault-bands.ts'
import { wordsOf } from '../faults/fault-book.ts'
import { nameOfResource } from '../labels.ts'
import { nodesOf, rowOf, type RunLog } from '../log.ts'
import type { Chronicle } from './chronicle.ts'
import type { Run } from '../run.ts'
import { mostMarks, type History, type Mark } from './history.ts'
import { everywhere, meterOf, sumsIn, windowOf } from './meters.ts'
import { namingAt } from './namings.ts'

export interface TimelineMark {
  readonly atMs: number
  /** Going to this step shows the moment right after it happened; of what a person did, right before. */
  readonly step: number
  readonly kind: 'error' | 'dead-letter' | 'change' | 'call' | 'fault'
  readonly node?: string
  readonly text: string
}

export interface Timeline {
  /** Virtual ms of the newest moment, also for somebody who went back. */
  readonly headMs: number
  /** Where the first bucket begins, and how wide each is: whole buckets of what was recorded, so rarely just what was asked. */
  readonly fromMs: number
  readonly widthMs: number
  /** Per bucket. */
  readonly activity: Uint32Array
  readonly errors: Uint32Array
  readonly deadLetters: Uint32Array
  /** The newest in the window, oldest first. */
  readonly marks: readonly TimelineMark[]
  /** What was broken on purpose in the window, and what the document plans to break. */
  readonly faults: readonly FaultBand[]
}

export interface TimelineQuery {
  readonly fromMs: number
  readonly toMs: number
  readonly buckets: number
}

const toldMarks = 500

/** What happened from `fromMs` to `toMs`, in at most `buckets` buckets. What lies ahead of somebody who went back is told too. */
export function timelineOf(run: Run, { history, log, faults }: Chronicle, { fromMs, toMs, buckets }: TimelineQuery): Timeline {
  const { meters } = history
  const window = windowOf(meters, fromMs, Math.max(fromMs, Math.min(toMs, run.headMs + 1)), buckets)
  const all = meterOf(meters, everywhere)
  const sums = (column: 'events' | 'errors' | 'dead-letters'): Uint32Array =>
    Uint32Array.from(sumsIn(all, column, window) ?? new Float64Array(window.count))
  return {
    headMs: run.headMs,
    fromMs: window.fromMs,
    widthMs: window.widthMs,
    activity: sums('events'),
    errors: sums('errors'),
    deadLetters: sums('dead-letters'),
    marks: marksOf(run, history, log, fromMs, toMs),
    faults: faultBandsOf(faults, run, fromMs, toMs),
  }
}

function marksOf(run: Run, history: History, log: RunLog, fromMs: number, toMs: number): TimelineMark[] {
  const marks: TimelineMark[] = []
  for (let index = history.marks - 1; index >= Math.max(0, history.marks - mostMarks) && marks.length < toldMarks; index--) {
    const mark = history.marked[index % mostMarks] as Mark
    if (mark.entry.atMs < fromMs) break
    if (mark.entry.atMs <= toMs) marks.push(markOf(log, mark))
  }
  const inputs = run.inputs.filter(({ atMs, input }) => atMs >= fromMs && atMs <= toMs && input['quiet'] !== true)
  marks.push(...inputs.slice(-toldMarks).map((logged) => markOfInput(run, logged)))
  return marks.toSorted((a, b) => a.step - b.step || a.atMs - b.atMs).slice(-toldMarks)
}

function markOf(log: RunLog, { kind, entry }: Mark): TimelineMark {
  const { step, atMs, event } = entry
  const naming = namingAt(log.namings, step)
  if (naming === undefined) return { atMs, step, kind, text: event.type }
  const [node] = nodesOf(naming, entry)
  const { from, what, text } = rowOf(naming, 0, entry)
  return { atMs, step, kind, ...(node !== undefined && { node }), text: `${from} · ${what}: ${text}` }
}

function markOfInput(run: Run, { afterStep: step, atMs, input }: LoggedInput): TimelineMark {
  const given = input as unknown as Input
  if (given.kind === 'call') {
    const node = given.to === undefined ? undefined : run.nodes.get(given.to)
    const where = given.to === undefined ? '' : ` · ${nameOfResource(run, given.to)}`
    return { atMs, step, kind: 'call', ...(node !== undefined && { node }), text: `You: ${given.operation}${where}` }
  }
  if (given.kind === 'watchdog') {
    return { atMs, step, kind: 'error', text: `${nameOfResource(run, given.function)} did not come back and was ended` }
  }
  if (given.kind === 'fault') {
    const node = run.nodes.get(given.resource)
    const what = given.setting === null ? 'mended' : wordsOf(given.setting)
    return { atMs, step, kind: 'fault', ...(node !== undefined && { node }), text: `You: ${what} · ${nameOfResource(run, given.resource)}` }
  }
  return { atMs, step, kind: 'change', text: given.refused ? 'A change of the template was refused' : 'The template was changed' }
}
