/** Where the points of a string chart stand on the drawing. Pure; px from the upper left corner of the plot. */
import type { Strings } from '../../../bridge/protocol/index.ts'
import type { Span } from '../../ui/time-axis.ts'

export interface PathLayout {
  readonly width: number
  readonly height: number
  readonly span: Span
  /** Y of each station, from first to last. */
  readonly stations: readonly number[]
  /** How high the band is in which lines wait at each station: high at a queue, none where messages only pass. */
  readonly bands: readonly number[]
  /** Y of each station and of each place half-way to the next one, by twice the station; and how high the band is there. */
  readonly levels: Float64Array
  readonly spreads: Float64Array
  /** How far the run has come, virtual ms: until then lines go on that have not ended. */
  readonly headMs: number
}

export type Points = Pick<Strings, 'lines' | 'line' | 'at' | 'station' | 'status'>

const margin = 16

export function layOutPath(
  box: { readonly width: number; readonly height: number },
  path: readonly { readonly isQueue: boolean }[],
  { span, headMs }: Pick<PathLayout, 'span' | 'headMs'>,
): PathLayout {
  const gap = path.length > 1 ? (box.height - 2 * margin) / (path.length - 1) : 0
  const stations = path.map((_, index) => (path.length === 1 ? box.height / 2 : margin + index * gap))
  const bands = path.map(({ isQueue }) => (isQueue ? Math.min(34, Math.max(6, gap * 0.5)) : 0))
  const levels = Float64Array.from({ length: 2 * path.length }, (_, half) => levelOf(stations, half, margin * 1.5))
  const spreads = Float64Array.from({ length: 2 * path.length }, (_, half) => levelOf(bands, half, 0))
  return { ...box, span, headMs, stations, bands, levels, spreads }
}

/** Half-way past the last station lies a little below it: `beyond` is how far the next one would be. */
function levelOf(stations: readonly number[], half: number, beyond: number): number {
  const at = stations[half >> 1] ?? 0
  return half % 2 === 0 ? at : (at + (stations[(half >> 1) + 1] ?? at + beyond)) / 2
}

export function xOf(atMs: number, layout: Pick<PathLayout, 'span' | 'width'>): number {
  const { fromMs, toMs } = layout.span
  return ((atMs - fromMs) / (toMs - fromMs)) * layout.width
}

/** Between two stations a line is on the way; at a queue it keeps its own place in the band, so that waiting lines lie apart. */
export function yOf(station: number, lane: number, layout: Pick<PathLayout, 'levels' | 'spreads'>): number {
  return (layout.levels[2 * station] as number) + (layout.spreads[2 * station] as number) * lane
}

/** The place of a line in a band, from -0.5 to 0.5: by its birth, so that it keeps it while other lines come and go. */
export function laneOf(bornMs: number): number {
  const share = (bornMs * 0.000_618_034) % 1
  return (share < 0 ? share + 1 : share) - 0.5
}

/** Where the points of each line begin; one more than there are lines. */
export function firstPoints({ lines, line }: Pick<Points, 'lines' | 'line'>): Uint32Array {
  const first = new Uint32Array(lines + 1)
  first[lines] = line.length
  for (let point = line.length - 1; point >= 0; point--) first[line[point] as number] = point
  return first
}

/** Told for each stretch of a line: from where to where, and how the message fares there. */
export type Stretch = (fromX: number, fromY: number, toX: number, toY: number, status: number, point: number) => void

/** Whether a line ends at a point, given how the message fares from there on. */
export type IsEnd = (status: number, station: number) => boolean

/** Walks the stretches of one line that are in sight; the last one of a line that ends has no length. */
export function walkLine(points: Points, first: Uint32Array, line: number, layout: PathLayout, isEnd: IsEnd, tell: Stretch): void {
  const begin = first[line] as number
  const end = first[line + 1] as number
  if (begin >= end) return
  const { at, station, status } = points
  const lane = laneOf(at[begin] as number)
  let x = xOf(at[begin] as number, layout)
  let y = yOf(station[begin] as number, lane, layout)
  for (let point = begin; point < end; point++) {
    const state = status[point] as number
    const isLast = point + 1 === end
    if (isLast && isEnd(state, station[point] as number)) return tell(x, y, x, y, state, point)
    const nextX = isLast ? xOf(Math.max(layout.headMs, at[point] as number), layout) : xOf(at[point + 1] as number, layout)
    const nextY = isLast ? y : yOf(station[point + 1] as number, lane, layout)
    if (nextX >= 0 && x <= layout.width) tell(x, y, nextX, nextY, state, point)
    x = nextX
    y = nextY
  }
}

/** The line nearest to a place, no further than `within` px; `undefined` where there is none. */
export function lineNear(
  points: Points,
  first: Uint32Array,
  layout: PathLayout,
  isEnd: IsEnd,
  { x, y, within }: { readonly x: number; readonly y: number; readonly within: number },
): number | undefined {
  let nearest: number | undefined
  let least = within * within
  const { at, station, status } = points
  const msPerPx = (layout.span.toMs - layout.span.fromMs) / layout.width
  const [fromMs, toMs] = [layout.span.fromMs + (x - within) * msPerPx, layout.span.fromMs + (x + within) * msPerPx]
  for (let line = 0; line < points.lines; line++) {
    const begin = first[line] as number
    const last = (first[line + 1] as number) - 1
    // Most lines are not there at that moment: they need no closer look.
    if (begin > last || (at[begin] as number) > toMs) continue
    const hasEnded = isEnd(status[last] as number, station[last] as number)
    const endMs = hasEnded ? (at[last] as number) : Math.max(layout.headMs, at[last] as number)
    if (endMs < fromMs) continue
    const lane = laneOf(at[begin] as number)
    for (let point = last; point >= begin; point--) {
      const untilMs = point === last ? endMs : (at[point + 1] as number)
      if (untilMs < fromMs) break
      if ((at[point] as number) > toMs) continue
      const beginY = yOf(station[point] as number, lane, layout)
      const endY = point === last ? beginY : yOf(station[point + 1] as number, lane, layout)
      if (y < Math.min(beginY, endY) - within || y > Math.max(beginY, endY) + within) continue
      const distance = squaredDistance(x, y, xOf(at[point] as number, layout), beginY, xOf(untilMs, layout), endY)
      if (distance < least) [least, nearest] = [distance, line]
    }
  }
  return nearest
}

function squaredDistance(x: number, y: number, fromX: number, fromY: number, toX: number, toY: number): number {
  const [acrossX, acrossY] = [toX - fromX, toY - fromY]
  const length = acrossX * acrossX + acrossY * acrossY
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - fromX) * acrossX + (y - fromY) * acrossY) / length))
  const [offX, offY] = [fromX + share * acrossX - x, fromY + share * acrossY - y]
  return offX * offX + offY * offY
}
