/** Messages as shapes: who is under way by outline, how it fares by hue and by the sign cut out of it. */
import { tokenShapes, tokenStatuses } from '../../../bridge/protocol/index.ts'
import { signPaths, stackSheets, tokenPaths } from '../glyphs.ts'
import { isInSight, onScreen, shapeScale, type Scene } from './scene.ts'

type Context = CanvasRenderingContext2D

const outlines = tokenShapes.map((shape) => new Path2D(tokenPaths[shape]))
const sheets = new Path2D(stackSheets)
const signs = tokenStatuses.map((status) => (status === 'running' ? undefined : new Path2D(signPaths[status])))
const stack = tokenShapes.indexOf('stack')

export function drawShapes(context: Context, scene: Scene): void {
  const scale = shapeScale(scene.viewport.zoom)
  for (let index = 0; index < scene.places.count; index += 1) {
    if (scene.plan.manners[scene.places.wire[index] ?? 0] !== 'shapes') continue
    const at = onScreen(scene, index)
    if (!isInSight(scene, at, 16)) continue
    drawShape(context, scene, scene.places.row[index] ?? 0, at, scale)
  }
}

function drawShape(context: Context, scene: Scene, row: number, at: { readonly x: number; readonly y: number }, scale: number): void {
  const shape = scene.tokens.shape[row] ?? 0
  const status = scene.tokens.status[row] ?? 0
  const outline = outlines[shape]
  if (outline === undefined) return
  const color = scene.palette.statuses[status] ?? scene.palette.ink
  context.save()
  context.translate(at.x, at.y)
  context.scale(scale, scale)
  // A hairline of the ground keeps two that touch apart.
  context.strokeStyle = scene.palette.canvas
  context.lineWidth = 2
  context.stroke(outline)
  context.fillStyle = color
  context.fill(outline)
  if (shape === stack) {
    context.strokeStyle = color
    context.lineWidth = 1.5
    context.stroke(sheets)
  }
  const sign = signs[status]
  if (sign !== undefined) {
    context.strokeStyle = scene.palette.panel
    context.lineWidth = 1.7
    if (shape === stack) context.translate(-1, 2)
    context.stroke(sign)
  }
  context.restore()
}

/** Ink is the person: a circle around what is selected or under the pointer. */
export function drawCircles(context: Context, scene: Scene): void {
  const scale = shapeScale(scene.viewport.zoom)
  for (let index = 0; index < scene.places.count; index += 1) {
    const id = scene.places.id[index]
    if (id !== scene.selected && id !== scene.hovered) continue
    const at = onScreen(scene, index)
    context.beginPath()
    context.arc(at.x, at.y, 12.5 * scale, 0, Math.PI * 2)
    context.strokeStyle = scene.palette.ink
    context.lineWidth = id === scene.selected ? 1.8 : 1.2
    context.stroke()
  }
}
