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
  return { ...box, span, headMs, stations, bands }
}

export function xOf(atMs: number, { span, width }: Pick<PathLayout, 'span' | 'width'>): number {
  return ((atMs - span.fromMs) / (span.toMs - span.fromMs)) * width
}

/** Between two stations a line is on the way; at a queue it keeps its own place in the band, so that waiting lines lie apart. */
export function yOf(station: number, lane: number, { stations, bands }: Pick<PathLayout, 'stations' | 'bands'>): number {
  const low = Math.floor(station)
  const share = station - low
  const at = (index: number): number => (stations[index] ?? 0) + (bands[index] ?? 0) * lane
  if (share === 0) return at(low)
  // Half-way past the last station lies a little below it.
  if (low + 1 >= stations.length) return at(low) + share * margin * 1.5
  return at(low) * (1 - share) + at(low + 1) * share
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
  const msPerPx = (layout.span.toMs - layout.span.fromMs) / layout.width
  const pointedMs = layout.span.fromMs + x * msPerPx
  for (let line = 0; line < points.lines; line++) {
    // Most lines are not there at that moment: they need no closer look.
    const last = (first[line + 1] as number) - 1
    if ((points.at[first[line] as number] as number) > pointedMs + within * msPerPx) continue
    const hasEnded = isEnd(points.status[last] as number, points.station[last] as number)
    if (hasEnded && (points.at[last] as number) < pointedMs - within * msPerPx) continue
    walkLine(points, first, line, layout, isEnd, (fromX, fromY, toX, toY) => {
      if (x < Math.min(fromX, toX) - within || x > Math.max(fromX, toX) + within) return
      const distance = squaredDistance(x, y, fromX, fromY, toX, toY)
      if (distance < least) {
        least = distance
        nearest = line
      }
    })
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
