/** What lies above the lines: the one that is pointed at or chosen, in ink with its name, and the moment pointed at in the log. */
import { type Chart, drawEnd, endsAt, fitCanvas, isLineEnd, type PathColors } from './paint-paths.ts'
import { walkLine, xOf } from './path-layout.ts'

interface Marked {
  readonly line: number | undefined
  readonly label: string
  /** A moment that is pointed at elsewhere, virtual ms. */
  readonly atMs: number | undefined
}

export function paintMarked(canvas: HTMLCanvasElement, chart: Chart, colors: PathColors, { line, label, atMs }: Marked): void {
  const context = canvas.getContext('2d')
  if (!context) return
  const { layout } = chart
  const ratio = fitCanvas(canvas, layout, false)
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  if (atMs !== undefined) {
    const x = Math.round(xOf(atMs, layout)) + 0.5
    context.strokeStyle = colors.ink
    context.lineWidth = 1
    context.setLineDash([3, 3])
    context.beginPath()
    context.moveTo(x, 0)
    context.lineTo(x, layout.height)
    context.stroke()
    context.setLineDash([])
  }
  if (line !== undefined) drawLine(context, chart, colors, { line, label })
}

function drawLine(
  context: CanvasRenderingContext2D,
  { points, first, layout }: Chart,
  { ink, panel, statuses }: PathColors,
  { line, label }: { readonly line: number; readonly label: string },
): void {
  const path = new Path2D()
  const ends: [number, number, number][] = []
  let place: readonly [number, number] | undefined
  let longest = -1
  walkLine(points, first, line, layout, isLineEnd, (fromX, fromY, toX, toY, status, point) => {
    path.moveTo(fromX, fromY)
    path.lineTo(toX, toY)
    if (endsAt(points, first, line, point)) ends.push([toX, toY, status])
    const [left, right] = [Math.max(0, fromX), Math.min(layout.width, toX)]
    if (right - left > longest) [longest, place] = [right - left, [(left + right) / 2, (fromY + toY) / 2]]
  })
  context.lineJoin = 'round'
  context.strokeStyle = panel
  context.lineWidth = 5
  context.stroke(path)
  context.strokeStyle = ink
  context.lineWidth = 2.2
  context.stroke(path)
  for (const [x, y, status] of ends) drawEnd(context, x, y, status, statuses[status] ?? ink)
  if (place !== undefined && label !== '') drawLabel(context, label, place, { ink, panel, width: layout.width })
}

function drawLabel(
  context: CanvasRenderingContext2D,
  label: string,
  [x, y]: readonly [number, number],
  { ink, panel, width }: { readonly ink: string; readonly panel: string; readonly width: number },
): void {
  context.font = '600 12px "IBM Plex Sans", system-ui, sans-serif'
  const wide = context.measureText(label).width
  const left = Math.max(4, Math.min(width - wide - 4, x - wide / 2))
  const base = y > 22 ? y - 8 : y + 18
  context.fillStyle = panel
  context.globalAlpha = 0.9
  context.fillRect(left - 3, base - 12, wide + 6, 16)
  context.globalAlpha = 1
  context.fillStyle = ink
  context.fillText(label, left, base)
}
