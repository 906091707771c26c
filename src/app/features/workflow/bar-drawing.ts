/** The bars of one row as they are drawn: a path a hue, crosses where an attempt failed, and words where they have room. Pure. */
import type { BarKind, BarRow, StateBar } from '../../../bridge/protocol/index.ts'
import { clockFace, durationText } from '../../ui/virtual-time.ts'
import { placeOn, type TimeScale } from './time-scale.ts'

/** What is planned is drawn as a line of its own. */
export type BarInk = BarKind | 'retry-ahead' | 'wait-ahead'

export interface BarWords {
  readonly x: number
  readonly anchor: 'start' | 'middle'
  readonly text: string
  readonly tone: 'retry' | 'waiting' | 'failed' | 'quiet'
}

export interface BarDrawing {
  /** Path data; `retrying` and what is ahead are lines, the others are filled. */
  readonly paths: Readonly<Partial<Record<BarInk, string>>>
  /** Where crosses stand, px. */
  readonly crosses: readonly number[]
  readonly words: readonly BarWords[]
}

/** Px from the top of a row. */
export const rowHeight = 24
const top = 6
const high = 12
const middle = top + high / 2
/** A bar that took no time is seen all the same. */
const leastWide = 3
/** More bars than these in a row have no words: they stand too close. */
const mostWorded = 60
const letter = 6.5

export function drawBars({ visits }: Pick<BarRow, 'visits'>, scale: TimeScale, startMs: number, nowMs: number): BarDrawing {
  const bars = visits.flatMap((visit) => visit.bars)
  const inked = new Map<BarInk, { from: number; to: number }[]>()
  for (const bar of bars) {
    for (const { ink, fromMs, toMs } of partsOf(bar, nowMs)) {
      const from = placeOn(scale, fromMs)
      const to = Math.max(from + (isLine(ink) ? 0 : leastWide), placeOn(scale, toMs))
      const known = inked.get(ink)
      const last = known?.at(-1)
      // Bars that lie on the same px are one: thousands of them are as quick as a few.
      if (last && from < last.to + 0.4 && to <= last.to + 1.2) last.to = Math.max(last.to, to)
      else if (known) known.push({ from, to })
      else inked.set(ink, [{ from, to }])
    }
  }
  const paths: Partial<Record<BarInk, string>> = {}
  for (const [ink, stretches] of inked) paths[ink] = stretches.map(({ from, to }) => pathOf(ink, from, to)).join('')
  const crosses = (inked.get('failed') ?? []).flatMap(({ from, to }) => (to - from >= 15 ? [from + 8] : []))
  return { paths, crosses, words: bars.length > mostWorded ? [] : wordsOf(bars, scale, startMs, nowMs) }
}

function partsOf({ kind, fromMs, toMs = Number.POSITIVE_INFINITY }: StateBar, nowMs: number) {
  const until = Math.min(toMs, Math.max(nowMs, fromMs))
  const ahead = kind === 'retrying' ? 'retry-ahead' : kind === 'waiting' ? 'wait-ahead' : undefined
  const parts: { readonly ink: BarInk; readonly fromMs: number; readonly toMs: number }[] = [{ ink: kind, fromMs, toMs: until }]
  if (ahead !== undefined && toMs > until && toMs !== Number.POSITIVE_INFINITY) parts.push({ ink: ahead, fromMs: until, toMs })
  return parts
}

export function isLine(ink: BarInk): boolean {
  return ink === 'retrying' || ink === 'retry-ahead' || ink === 'wait-ahead'
}

function pathOf(ink: BarInk, from: number, to: number): string {
  if (isLine(ink)) return `M${from.toFixed(1)} ${middle}H${to.toFixed(1)}`
  return `M${from.toFixed(1)} ${top}h${(to - from).toFixed(1)}v${high}h${(from - to).toFixed(1)}Z`
}

function wordsOf(bars: readonly StateBar[], scale: TimeScale, startMs: number, nowMs: number): readonly BarWords[] {
  const words: BarWords[] = []
  const between = (from: number, to: number, text: string, tone: BarWords['tone']): void => {
    if (to - from > text.length * letter + 24) words.push({ x: (from + to) / 2, anchor: 'middle', text, tone })
  }
  for (const { kind, fromMs, toMs } of bars) {
    if (toMs === undefined || (kind !== 'retrying' && kind !== 'waiting')) continue
    const tone = kind === 'retrying' ? 'retry' : 'waiting'
    const now = Math.min(toMs, Math.max(nowMs, fromMs))
    if (toMs > now) between(placeOn(scale, now), placeOn(scale, toMs), `${durationText(toMs - now)} to go`, tone)
    else if (kind === 'retrying') between(placeOn(scale, fromMs), placeOn(scale, toMs), `backoff ${durationText(toMs - fromMs)}`, tone)
  }
  const last = lastWords(bars.at(-1), startMs, nowMs)
  const end = placeOn(scale, bars.at(-1)?.toMs ?? nowMs) + leastWide + 6
  return last && end + last.text.length * letter < scale.width ? [...words, { x: end, anchor: 'start', ...last }] : words
}

/** After the last bar: what comes next and when, or what it ended with. */
function lastWords(bar: StateBar | undefined, startMs: number, nowMs: number): Pick<BarWords, 'text' | 'tone'> | undefined {
  if (bar === undefined) return undefined
  const { kind, toMs, error, attempt } = bar
  if (toMs !== undefined && toMs > nowMs) {
    const { weekday, date, time } = clockFace(startMs, toMs)
    const moment = toMs - nowMs < 43_200_000 ? time : `${weekday} ${date}, ${time.slice(0, 5)}`
    return { text: kind === 'retrying' && attempt !== undefined ? `attempt ${attempt} at ${moment}` : `until ${moment}`, tone: 'quiet' }
  }
  if (kind === 'caught') return { text: `caught ${error ?? 'an error'}`, tone: 'retry' }
  return kind === 'failed' && error !== undefined ? { text: error, tone: 'failed' } : undefined
}

/** Which visit a press in a row means: the one that lies there, else the nearest. */
export function visitAt({ visits }: Pick<BarRow, 'visits'>, scale: TimeScale, x: number, nowMs: number): number | undefined {
  let found: { readonly visit: number; readonly away: number } | undefined
  for (const { visit, bars } of visits) {
    const from = placeOn(scale, bars[0]?.fromMs ?? 0)
    const to = Math.max(from + leastWide, placeOn(scale, bars.at(-1)?.toMs ?? nowMs))
    const away = x < from ? from - x : Math.max(0, x - to)
    if (found === undefined || away <= found.away) found = { visit, away }
  }
  return found?.visit
}

const kindWords: Readonly<Record<BarKind, string>> = {
  running: 'running',
  token: 'waiting for its token',
  waiting: 'waiting',
  retrying: 'waiting to try again',
  succeeded: 'succeeded',
  caught: 'caught',
  failed: 'failed',
  aborted: 'aborted',
}

/** For ears, and for whoever points at a row: `Insert CRM: attempt 1 failed with Crm.Throttled, 0.7 s; waiting to try again, 2.0 s`. */
export function rowWords({ state, visits }: BarRow, nowMs: number): string {
  const bars = visits.at(-1)?.bars ?? []
  const told = bars.slice(-7).map(({ kind, fromMs, toMs, attempt, error }) => {
    const which = attempt !== undefined && bars.length > 1 && kind !== 'retrying' ? `attempt ${attempt} ` : ''
    const why = error === undefined ? '' : ` with ${error}`
    const word = kind === 'waiting' && toMs !== undefined && toMs <= nowMs ? 'waited' : kindWords[kind]
    return `${which}${word}${why}, ${durationText(Math.max(0, (toMs ?? nowMs) - fromMs))}`
  })
  const times = visits.length > 1 ? `, entered ${visits.length} times, the last` : ''
  return `${state}${times}: ${told.join('; ')}`
}
