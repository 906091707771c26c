/** Gives every track that goes up or down a place for its vertical stretch, apart from other tracks and clear of nodes. */
import type { Box, Departure, Point } from './geometry.ts'
import { foreign, metOnLevel } from './levels.ts'
import { channelRange } from './route.ts'

/** Two vertical stretches side by side. */
const PITCH = 18
const CLEAR = 14
const TRIES = 12
const shifts = [0, ...Array.from({ length: TRIES }, (_, index) => index + 1).flatMap((step) => [step * PITCH, -step * PITCH])]

export interface Run {
  readonly from: Departure
  readonly to: Point
  /** Tracks into the same mouth may share a stretch: they merge there. */
  readonly mouth: string
  /** Where the stretch would stand if it were alone. */
  readonly wanted: number
}

/** A vertical stretch of a track, and where it leads. */
export interface Stretch {
  readonly x: number
  readonly top: number
  readonly bottom: number
  readonly mouth: string
}

/** The stretch of each run, in the order of the runs; `undefined` for a run that needs none. Those of `others` stand already. */
export function assignChannels(
  runs: readonly Run[],
  obstacles: readonly Box[],
  others: readonly Stretch[] = [],
): readonly (Stretch | undefined)[] {
  const taken = [...others]
  const stretches: (Stretch | undefined)[] = runs.map(() => undefined)
  const order = runs
    .map((_, index) => index)
    .toSorted((a, b) => span(runs[b]) - span(runs[a]) || height(runs[a]) - height(runs[b]) || a - b)
  for (const index of order) {
    const run = runs[index]
    if (run === undefined) continue
    const range = channelRange(run.from, run.to)
    if (range === undefined) continue
    const { top, bottom } = reachOf(run)
    const stretch = { x: best(run, range, taken, obstacles), top, bottom, mouth: run.mouth }
    stretches[index] = stretch
    taken.push(stretch)
  }
  return stretches
}

function best(
  run: Run,
  range: { readonly least: number; readonly most: number },
  taken: readonly Stretch[],
  obstacles: readonly Box[],
): number {
  const { top, bottom } = reachOf(run)
  const least = range.least - CLEAR
  const most = range.most + CLEAR
  const crowding = taken.filter(
    (other) => other.mouth !== run.mouth && other.top < bottom && other.bottom > top && other.x > least && other.x < most,
  )
  const blocking = obstacles.filter((box) => box.top < bottom - 2 && box.bottom > top + 2 && box.right > least && box.left < most)
  const { from, to } = run
  const beside = from.heading === 'east' ? foreign(obstacles, from, to) : []
  const behind = (x: number): number =>
    beside.length === 0 ? 0 : metOnLevel(from.y, from.x, x, beside) + metOnLevel(to.y, x, to.x, beside)
  let found = { x: run.wanted, cost: Number.POSITIVE_INFINITY }
  for (const shift of shifts) {
    const x = Math.min(range.most, Math.max(range.least, run.wanted + shift))
    const aside = Math.abs(x - run.wanted) / 1000
    // They are tried from the inside out: what stands free cannot be beaten by what stands further off.
    if (found.cost <= aside && Math.abs(shift) / 1000 > found.cost) break
    const cost = costOf(x, crowding, blocking) + behind(x) * 5 + aside
    if (cost < found.cost) found = { x, cost }
  }
  return found.x
}

function costOf(x: number, crowding: readonly Stretch[], blocking: readonly Box[]): number {
  let cost = 0
  for (const other of crowding) if (Math.abs(other.x - x) < CLEAR) cost += 3
  for (const box of blocking) if (x > box.left - CLEAR && x < box.right + CLEAR) cost += 5
  return cost
}

function reachOf({ from, to }: Run): { readonly top: number; readonly bottom: number } {
  return { top: Math.min(from.y, to.y), bottom: Math.max(from.y, to.y) }
}

function height(run: Run | undefined): number {
  return run?.from.y ?? 0
}

function span(run: Run | undefined): number {
  return run === undefined ? 0 : Math.round(Math.abs(run.to.y - run.from.y))
}
