/** Where the bars of a function's environments stand inside its shape, and how full one is. Pure. */
const ROOM = 76
const PITCH = 13
const WIDTH = 9
const MOST = 24
/** So many outlines stand there even when nothing ever ran. */
const LEAST = 3

export interface BarPlaces {
  /** Left edge of each bar. */
  readonly lefts: readonly number[]
  readonly width: number
}

export function barPlaces(environments: number): BarPlaces {
  const count = Math.min(MOST, Math.max(LEAST, environments))
  const pitch = Math.min(PITCH, ROOM / count)
  const width = Math.max(1.5, Math.min(WIDTH, pitch - 1.2))
  const first = -((count - 1) * pitch + width) / 2
  return { lefts: Array.from({ length: count }, (_, index) => first + index * pitch), width }
}

/** The elapsed share of what the run may take at most. */
export function elapsedShare(run: { readonly since: number; readonly deadline: number }, clockMs: number): number {
  const span = run.deadline - run.since
  return span <= 0 ? 1 : Math.min(1, Math.max(0, (clockMs - run.since) / span))
}
