/** Puts the lines of a string chart into pixels, thousands in a few milliseconds: by columns, without an object or a call back for each stretch. Pure. */
import { type IsEnd, laneOf, type PathLayout, type Points, xOf, yOf } from './path-layout.ts'
import { type Raster, rasterEnd, rasterLine } from './raster.ts'

interface Lines {
  readonly points: Points
  readonly first: Uint32Array
  readonly layout: PathLayout
  readonly isEnd: IsEnd
  /** The word of each status. */
  readonly words: readonly number[]
}

/** Draws lines `from` to `to`, that one left out: below those that were drawn before. Within a line what came later lies above. */
export function rasterPaths(raster: Raster, lines: Lines, from: number, to: number): void {
  const { points, first, layout } = lines
  for (let line = from; line < to; line++) {
    const begin = first[line] as number
    const last = (first[line + 1] as number) - 1
    if (begin > last) continue
    const lane = laneOf(points.at[begin] as number)
    let x = xOf(points.at[last] as number, layout)
    let y = yOf(points.station[last] as number, lane, layout)
    rasterLast(raster, lines, last, x, y)
    for (let point = last - 1; point >= begin; point--) {
      const beforeX = xOf(points.at[point] as number, layout)
      const beforeY = yOf(points.station[point] as number, lane, layout)
      rasterLine(raster, beforeX, beforeY, x, y, lines.words[points.status[point] as number] ?? 0)
      x = beforeX
      y = beforeY
    }
  }
}

/** The last point of a line: its end, or the stretch from there until now. */
function rasterLast(raster: Raster, { points, layout, isEnd, words }: Lines, point: number, x: number, y: number): void {
  const status = points.status[point] as number
  const word = words[status] ?? 0
  if (isEnd(status, points.station[point] as number)) {
    if (x >= 0 && x <= layout.width) rasterEnd(raster, x, y, word)
  } else rasterLine(raster, x, y, Math.max(x, xOf(layout.headMs, layout)), y, word)
}
