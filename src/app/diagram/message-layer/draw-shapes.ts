/** Messages as shapes: who is under way by outline, how it fares by hue and by the sign cut out of it. */
import { tokenLegs, tokenShapes, tokenStatuses } from '../../../bridge/protocol/index.ts'
import { mailFold, mailPath, signPaths, stackSheets, tokenPaths } from '../glyphs.ts'
import { markedTokens } from './marked-tokens.ts'
import { isInSight, onScreen, shapeScale, type Scene } from './scene.ts'

type Context = CanvasRenderingContext2D

const outlines = tokenShapes.map((shape) => new Path2D(tokenPaths[shape]))
const sheets = new Path2D(stackSheets)
const letter = { paper: new Path2D(mailPath), fold: new Path2D(mailFold) }
const signs = tokenStatuses.map((status) => (status === 'running' ? undefined : new Path2D(signPaths[status])))
/** Before SNS has it, it is a publish, not a letter. */
const toTheTopic = tokenLegs.indexOf('first-half')
const stack = tokenShapes.indexOf('stack')

export function drawShapes(context: Context, scene: Scene): void {
  if (!scene.plan.manners.some((manner, wire) => manner === 'shapes' && (scene.plan.counts[wire] ?? 0) > 0)) return
  const scale = shapeScale(scene.viewport.zoom)
  for (let index = 0; index < scene.places.count; index += 1) {
    if (scene.plan.manners[scene.places.wire[index] ?? 0] !== 'shapes') continue
    const at = onScreen(scene, index)
    if (!isInSight(scene, at, 16)) continue
    const row = scene.places.row[index] ?? 0
    const isMail = scene.tracks[scene.places.wire[index] ?? 0]?.isMail === true && scene.tokens.leg[row] !== toTheTopic
    context.save()
    context.translate(at.x, at.y)
    context.scale(scale, scale)
    if (isMail) drawLetter(context, scene, row)
    else drawShape(context, scene, row)
    context.restore()
  }
}

function drawShape(context: Context, scene: Scene, row: number): void {
  const shape = scene.tokens.shape[row] ?? 0
  const status = scene.tokens.status[row] ?? 0
  const outline = outlines[shape]
  if (outline === undefined) return
  const color = scene.palette.statuses[status] ?? scene.palette.ink
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
}

/** An envelope; the sign of a status that is not "running" takes the place of its fold. */
function drawLetter(context: Context, scene: Scene, row: number): void {
  const status = scene.tokens.status[row] ?? 0
  context.strokeStyle = scene.palette.canvas
  context.lineWidth = 2
  context.stroke(letter.paper)
  context.fillStyle = scene.palette.statuses[status] ?? scene.palette.ink
  context.fill(letter.paper)
  context.strokeStyle = scene.palette.panel
  context.lineWidth = 1.5
  context.stroke(signs[status] ?? letter.fold)
}

/** Ink is the person: a circle around what is selected or pointed at. */
export function drawCircles(context: Context, scene: Scene): void {
  const scale = shapeScale(scene.viewport.zoom)
  for (const index of markedTokens(scene.tokens, scene.places, scene)) {
    const at = onScreen(scene, index)
    context.beginPath()
    context.arc(at.x, at.y, 12.5 * scale, 0, Math.PI * 2)
    context.strokeStyle = scene.palette.ink
    context.lineWidth = scene.places.id[index] === scene.selected ? 1.8 : 1.2
    context.stroke()
  }
}
