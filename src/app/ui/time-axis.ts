/** The axis of virtual time that timeline, charts and paths share: its stretches, its ticks and how they are written. Pure. */
import { clockFace } from './virtual-time.ts'

const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** Steps that people count in. */
const steps = [
  1,
  2,
  5,
  10,
  20,
  50,
  100,
  200,
  500,
  second,
  2 * second,
  5 * second,
  10 * second,
  15 * second,
  30 * second,
  minute,
  2 * minute,
  5 * minute,
  10 * minute,
  15 * minute,
  30 * minute,
  hour,
  2 * hour,
  3 * hour,
  6 * hour,
  12 * hour,
  day,
  2 * day,
  7 * day,
  14 * day,
  28 * day,
] as const

/** A stretch of virtual ms. */
export interface Span {
  readonly fromMs: number
  readonly toMs: number
}

export interface Tick {
  readonly atMs: number
  /** Nothing: a small tick between two that are written. */
  readonly label: string | undefined
  /** Stands out: a whole minute among seconds, a day among hours. */
  readonly isMajor: boolean
}

/** The smallest step people count in that is at least so long. */
export function stepAtLeast(ms: number): number {
  return steps.find((step) => step >= ms) ?? Math.ceil(ms / (28 * day)) * 28 * day
}

/** Ticks whose writing is at least `apart` px from the next, on an axis of `width` px. Written ones are on whole moments of the clock. */
export function ticksOf({ fromMs, toMs }: Span, { width, apart, startMs }: { width: number; apart: number; startMs: number }): Tick[] {
  const span = toMs - fromMs
  if (!(span > 0) || !(width > 0)) return []
  const written = stepAtLeast((span * apart) / width)
  const small = smallStep(written, (span * 9) / width)
  const ticks: Tick[] = []
  // Counted from the clock's own midnight, so that nine o'clock stays a whole number.
  const offset = startMs % day
  for (let at = Math.ceil((fromMs + offset) / small) * small; at <= toMs + offset; at += small) {
    const isWritten = at % written === 0
    const atMs = at - offset
    ticks.push({ atMs, label: isWritten ? tickText(startMs, atMs, written) : undefined, isMajor: isWritten && isWhole(at, written) })
  }
  return ticks
}

/** A division of the step that people count in, no closer than `atLeast`. */
function smallStep(written: number, atLeast: number): number {
  return [10, 6, 5, 4, 3, 2].map((parts) => written / parts).find((step) => Number.isInteger(step) && step >= atLeast) ?? written
}

function isWhole(at: number, step: number): boolean {
  return at % (step < second ? second : step < minute ? minute : step < day ? hour : day) === 0
}

/** `09:14` on a whole minute, `:30` between, `.250` below a second, `6 Jan` on a day. */
function tickText(startMs: number, atMs: number, step: number): string {
  const { time, milliseconds, date } = clockFace(startMs, atMs)
  if (milliseconds !== '.000') return milliseconds
  if (step >= day || (time === '00:00:00' && step >= hour)) return date
  return time.endsWith(':00') ? time.slice(0, 5) : time.slice(5)
}

/** Where a moment stands on an axis of `width` px. */
export function placeOf(atMs: number, { fromMs, toMs }: Span, width: number): number {
  return ((atMs - fromMs) / (toMs - fromMs)) * width
}

/** The moment at a place, in whole ms. */
export function momentAt(x: number, { fromMs, toMs }: Span, width: number): number {
  return Math.round(fromMs + (x / Math.max(1, width)) * (toMs - fromMs))
}

/** How much of the time is shown: a length in ms, or all of it. */
export type Zoom = number | 'all'

export const zooms: readonly Zoom[] = [10 * second, minute, 5 * minute, 15 * minute, hour, 6 * hour, day, 7 * day, 'all']

/** The next shorter (1) or longer (-1) one; the ends hold. */
export function nextZoom(zoom: Zoom, direction: 1 | -1, headMs: number): Zoom {
  const lengths = zooms.filter((each) => each !== 'all')
  if (zoom === 'all') return direction === -1 ? 'all' : (lengths.findLast((length) => length < lengthOfAll(headMs)) ?? 'all')
  const found = direction === 1 ? lengths.findLast((length) => length < zoom) : lengths.find((length) => length > zoom)
  if (direction === -1 && (found === undefined || found >= lengthOfAll(headMs))) return 'all'
  return found ?? zoom
}

export function zoomText(zoom: Zoom): string {
  if (zoom === 'all') return 'all of it'
  if (zoom < minute) return `${zoom / second} s`
  if (zoom < hour) return `${zoom / minute} min`
  return zoom < day ? `${zoom / hour} h` : `${zoom / day} d`
}

/** Now stands before this part of the axis; what comes next has the rest. */
const nowAtMost = 0.86
const nowAfterTurn = 0.5

function lengthOfAll(headMs: number): number {
  return stepAtLeast(Math.max(minute, headMs / nowAtMost))
}

/**
 * What to show so that a moment is in sight: the same as before, as long as it is in the first six sevenths, so that the axis
 * stands still while the playhead moves; else it turns a page.
 */
export function spanAround(atMs: number, headMs: number, zoom: Zoom, before: Span | undefined): Span {
  if (zoom === 'all') return { fromMs: 0, toMs: lengthOfAll(headMs) }
  const fits = before !== undefined && before.toMs - before.fromMs === zoom
  if (fits && atMs >= before.fromMs && atMs <= before.fromMs + zoom * nowAtMost) return before
  const step = zoom / 10
  const fromMs = Math.max(0, Math.floor((atMs - zoom * nowAfterTurn) / step) * step)
  return { fromMs, toMs: fromMs + zoom }
}
