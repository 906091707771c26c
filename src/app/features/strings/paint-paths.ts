/** Paints the lines of a string chart: stroked while they are few; thousands are put into pixels, within a turn of the screen if they can be. */
import { lineStatuses } from '../../../bridge/protocol/index.ts'
import { pixelOf, readColors } from '../../ui/canvas-colors.ts'
import { type IsEnd, type PathLayout, type Points, walkLine } from './path-layout.ts'
import { createRaster } from './raster.ts'
import { rasterPaths } from './raster-paths.ts'

/** More lines than that are put into pixels. */
const mostStroked = 1_200
/** What one turn may take, ms: a turn of the screen has time for other things too. */
const turnMs = 12
const linesATurn = 500

const failed = lineStatuses.indexOf('failed')
const done = lineStatuses.indexOf('done')
const retry = lineStatuses.indexOf('retry')
const waiting = lineStatuses.indexOf('waiting')

/** A line ends when its message is done or lost, and where a filter held it back: half-way to the next station. */
export const isLineEnd: IsEnd = (status, station) => status === done || status === failed || (status === waiting && station % 1 !== 0)

/** Whether a line ends at this point of it: two things may happen to a message in one ms. */
export function endsAt({ status, station }: Points, first: Uint32Array, line: number, point: number): boolean {
  return point + 1 === first[line + 1] && isLineEnd(status[point] as number, station[point] as number)
}

export interface Chart {
  readonly points: Points
  readonly first: Uint32Array
  readonly layout: PathLayout
}

/** The hues of the statuses, in their order, and ink. */
export interface PathColors {
  readonly statuses: readonly string[]
  readonly words: readonly number[]
  readonly ink: string
  readonly panel: string
}

export function readPathColors(element: Element): PathColors {
  const statuses = readColors(element, lineStatuses)
  const [ink, panel] = readColors(element, ['ink', 'panel'])
  return { statuses, words: statuses.map(pixelOf), ink, panel }
}

/** Draws the chart on an empty canvas. Returns how to give up what is not drawn yet. */
export function paintPaths(canvas: HTMLCanvasElement, chart: Chart, colors: PathColors): () => void {
  const context = canvas.getContext('2d')
  if (!context) return () => undefined
  const isMany = chart.points.lines > mostStroked
  const ratio = fitCanvas(canvas, chart.layout, isMany)
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  if (isMany) return paintPixels(context, chart, colors)
  strokeLines(context, chart, colors)
  return () => undefined
}

/** Sizes a canvas for its drawing and empties it; how many of its pixels make one px. */
export function fitCanvas(canvas: HTMLCanvasElement, { width, height }: PathLayout, isCoarse: boolean): number {
  const ratio = isCoarse ? 1 : Math.min(2, window.devicePixelRatio || 1)
  canvas.width = Math.max(1, Math.round(width * ratio))
  canvas.height = Math.max(1, Math.round(height * ratio))
  return ratio
}

/** One path for each status, so that a few strokes draw all lines. */
function strokeLines(context: CanvasRenderingContext2D, { points, first, layout }: Chart, { statuses }: PathColors): void {
  const paths = statuses.map(() => new Path2D())
  const ends: (readonly [x: number, y: number, status: number])[] = []
  for (let line = 0; line < points.lines; line++) {
    walkLine(points, first, line, layout, isLineEnd, (fromX, fromY, toX, toY, status, point) => {
      if (fromX === toX && fromY === toY) {
        if (endsAt(points, first, line, point)) ends.push([toX, toY, status])
        return
      }
      const path = paths[status]
      path?.moveTo(fromX, fromY)
      path?.lineTo(toX, toY)
      if (status === retry) ends.push([fromX, fromY, status])
    })
  }
  context.lineWidth = 1.2
  context.globalAlpha = points.lines > 300 ? 0.7 : 0.9
  for (const [status, path] of paths.entries()) {
    context.strokeStyle = statuses[status] ?? ''
    context.stroke(path)
  }
  context.globalAlpha = 1
  for (const [x, y, status] of ends) drawEnd(context, x, y, status, statuses[status] ?? '')
}

/** How a line fares is told by a shape as well: a disc when it is over, a cross when it failed, a diamond where it comes again, a ring where a filter held it back. */
export function drawEnd(context: CanvasRenderingContext2D, x: number, y: number, status: number, color: string): void {
  context.beginPath()
  if (status === failed) {
    context.strokeStyle = color
    context.lineWidth = 1.8
    context.moveTo(x - 3.4, y - 3.4)
    context.lineTo(x + 3.4, y + 3.4)
    context.moveTo(x + 3.4, y - 3.4)
    context.lineTo(x - 3.4, y + 3.4)
    context.stroke()
    return
  }
  if (status === waiting) {
    context.strokeStyle = color
    context.lineWidth = 1.4
    context.arc(x, y, 2.8, 0, 2 * Math.PI)
    context.stroke()
    return
  }
  context.fillStyle = color
  if (status === retry) {
    context.moveTo(x, y - 3.6)
    context.lineTo(x + 3.6, y)
    context.lineTo(x, y + 3.6)
    context.lineTo(x - 3.6, y)
  } else context.arc(x, y, 2.6, 0, 2 * Math.PI)
  context.fill()
}

/** The newest first, which lie above the others; in one turn of the screen where the machine can. */
function paintPixels(context: CanvasRenderingContext2D, { points, first, layout }: Chart, { words }: PathColors): () => void {
  const { width, height } = context.canvas
  const image = context.createImageData(width, height)
  const raster = createRaster(width, height, new Uint32Array(image.data.buffer))
  const lines = { points, first, layout, isEnd: isLineEnd, words }
  let turn = 0
  let line = 0
  const goOn = (): void => {
    const until = performance.now() + turnMs
    while (line < points.lines && performance.now() < until) {
      const next = Math.min(points.lines, line + linesATurn)
      rasterPaths(raster, lines, line, next)
      line = next
    }
    context.putImageData(image, 0, 0)
    if (line < points.lines) turn = requestAnimationFrame(goOn)
  }
  goOn()
  return () => cancelAnimationFrame(turn)
}
