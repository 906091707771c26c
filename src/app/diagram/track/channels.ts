/** Gives every track that goes up or down a place for its vertical stretch, apart from other tracks and clear of nodes. */
import type { Box, Departure, Point } from './geometry.ts'
import { channelRange } from './route.ts'

/** Two vertical stretches side by side. */
const PITCH = 18
const CLEAR = 14
const TRIES = 12

interface Run {
  readonly from: Departure
  readonly to: Point
  /** Tracks into the same mouth may share a stretch: they merge there. */
  readonly mouth: string
  /** Where the stretch would stand if it were alone. */
  readonly wanted: number
}

interface Taken {
  readonly x: number
  readonly top: number
  readonly bottom: number
  readonly mouth: string
}

/** The x of each run's vertical stretch, in the order of the runs. Runs that need none keep what they wanted. */
export function assignChannels(runs: readonly Run[], obstacles: readonly Box[]): readonly number[] {
  const taken: Taken[] = []
  const places = runs.map((run) => run.wanted)
  const order = runs
    .map((_, index) => index)
    .toSorted((a, b) => span(runs[b]) - span(runs[a]) || height(runs[a]) - height(runs[b]) || a - b)
  for (const index of order) {
    const run = runs[index]
    if (run === undefined) continue
    const range = channelRange(run.from, run.to)
    if (range === undefined) continue
    const x = best(run, range, taken, obstacles)
    places[index] = x
    taken.push({ x, top: Math.min(run.from.y, run.to.y), bottom: Math.max(run.from.y, run.to.y), mouth: run.mouth })
  }
  return places
}

function best(
  run: Run,
  range: { readonly least: number; readonly most: number },
  taken: readonly Taken[],
  obstacles: readonly Box[],
): number {
  const candidates = [0, ...Array.from({ length: TRIES }, (_, index) => index + 1).flatMap((step) => [step * PITCH, -step * PITCH])]
    .map((shift) => run.wanted + shift)
    .map((x) => Math.min(range.most, Math.max(range.least, x)))
  let found = { x: candidates[0] ?? run.wanted, cost: Number.POSITIVE_INFINITY }
  for (const x of candidates) {
    const cost = costOf(run, x, taken, obstacles) + Math.abs(x - run.wanted) / 1000
    if (cost < found.cost) found = { x, cost }
  }
  return found.x
}

function costOf(run: Run, x: number, taken: readonly Taken[], obstacles: readonly Box[]): number {
  const top = Math.min(run.from.y, run.to.y)
  const bottom = Math.max(run.from.y, run.to.y)
  const crowded = taken.filter((other) => {
    const isNear = Math.abs(other.x - x) < CLEAR && other.top < bottom && other.bottom > top
    return isNear && other.mouth !== run.mouth
  })
  const blocked = obstacles.filter((box) => x > box.left - CLEAR && x < box.right + CLEAR && box.top < bottom - 2 && box.bottom > top + 2)
  return crowded.length * 3 + blocked.length * 5
}

function height(run: Run | undefined): number {
  return run?.from.y ?? 0
}

function span(run: Run | undefined): number {
  return run === undefined ? 0 : Math.round(Math.abs(run.to.y - run.from.y))
}
