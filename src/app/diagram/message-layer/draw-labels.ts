/** Captions beside messages, while there are few enough to read; the selected one always has its own. */
import { angleAt } from '../track/pieces.ts'
import { overlap, type Box } from '../track/geometry.ts'
import { markedTokens } from './marked-tokens.ts'
import { captionFont, isInSight, onScreen, shapeScale, type Scene } from './scene.ts'

export function drawLabels(context: CanvasRenderingContext2D, scene: Scene): void {
  const taken: Box[] = []
  context.font = `400 ${Math.round(12 * Math.min(1.25, Math.max(1, scene.viewport.zoom)))}px ${captionFont}`
  context.textBaseline = 'middle'
  context.lineJoin = 'round'
  for (const index of labelled(scene)) {
    const text = scene.tokens.labels[scene.places.row[index] ?? 0]
    const at = onScreen(scene, index)
    if (text === undefined || text === '' || !isInSight(scene, at, 0)) continue
    const glimpse = scene.glimpses?.get(scene.places.id[index] ?? -1) ?? ''
    drawLabel(context, scene, { index, lines: glimpse === '' ? [text] : [text, glimpse], at, taken })
  }
}

/** Farther away the names of nodes need the room. */
const LEAST_ZOOM = 0.35

/** The marked ones first, so that no other takes their place. */
function labelled(scene: Scene): readonly number[] {
  const { places, plan, tokens, viewport } = scene
  const marked = markedTokens(tokens, places, scene)
  if (!plan.hasLabels || viewport.zoom < LEAST_ZOOM) return marked
  const others = Array.from({ length: places.count }, (_, index) => index).filter((index) => !marked.includes(index))
  return [...marked, ...others]
}

interface Caption {
  readonly index: number
  /** Its name, and from near the first fields of its body. */
  readonly lines: readonly string[]
  readonly at: { readonly x: number; readonly y: number }
  readonly taken: Box[]
}

const LINE = 15

/**
 * Tries both sides of the track. Where neither is free the body is left out, then nothing is written, but what is selected always has
 * its words.
 */
function drawLabel(context: CanvasRenderingContext2D, scene: Scene, { index, lines, at, taken }: Caption): void {
  const scale = shapeScale(scene.viewport.zoom)
  const isLevel = isOnLevel(scene, index)
  const block = { width: Math.max(...lines.map((line) => context.measureText(line).width)), height: (lines.length - 1) * LINE }
  const places = sides(at, block, scale, isLevel)
  const isOwn = scene.places.id[index] === scene.selected
  const free = places.find((place) => isFree(scene, boxAt(place, block), taken)) ?? (isOwn ? places[0] : undefined)
  if (free === undefined) {
    if (lines.length > 1) drawLabel(context, scene, { index, lines: lines.slice(0, 1), at, taken })
    return
  }
  taken.push(boxAt(free, block))
  if (isLevel) drawTick(context, scene, at, { scale, side: Math.sign(free.middle - at.y) })
  context.strokeStyle = scene.palette.canvas
  context.lineWidth = 4
  for (const [row, line] of lines.entries()) {
    const middle = free.middle - block.height / 2 + row * LINE
    context.strokeText(line, free.left, middle)
    context.fillStyle = isOwn && row === 0 ? scene.palette.ink : scene.palette.ink2
    context.fillText(line, free.left, middle)
  }
}

interface Place {
  readonly left: number
  readonly middle: number
}

interface Block {
  readonly width: number
  /** From the middle of the first line to that of the last. */
  readonly height: number
}

/** Above, then below a level track; left, then right of one that climbs. */
function sides(
  at: { readonly x: number; readonly y: number },
  { width, height }: Block,
  scale: number,
  isLevel: boolean,
): readonly Place[] {
  if (isLevel) return [-1, 1].map((side) => ({ left: at.x - width / 2, middle: at.y + side * (22 * scale + height / 2) }))
  return [at.x - 12 * scale - width, at.x + 12 * scale].map((left) => ({ left, middle: at.y }))
}

function boxAt({ left, middle }: Place, { width, height }: Block): Box {
  return { left: left - 2, top: middle - 8 - height / 2, right: left + width + 2, bottom: middle + 8 + height / 2 }
}

function isFree(scene: Scene, box: Box, taken: readonly Box[]): boolean {
  const { x, y, zoom } = scene.viewport
  const drawn = { left: (box.left - x) / zoom, right: (box.right - x) / zoom, top: (box.top - y) / zoom, bottom: (box.bottom - y) / zoom }
  return taken.every((other) => overlap(other, box) === 0) && scene.obstacles.every((other) => overlap(other, drawn) === 0)
}

function isOnLevel(scene: Scene, index: number): boolean {
  const track = scene.tracks[scene.places.wire[index] ?? 0]
  return track === undefined || Math.abs(Math.sin(angleAt(track.pieces, scene.places.travelled[index] ?? 0))) < 0.3
}

/** From the shape to its words. */
function drawTick(
  context: CanvasRenderingContext2D,
  scene: Scene,
  at: { readonly x: number; readonly y: number },
  { scale, side }: { readonly scale: number; readonly side: number },
): void {
  context.strokeStyle = scene.palette.ink3
  context.lineWidth = 1
  context.beginPath()
  context.moveTo(at.x, at.y + 9 * side * scale)
  context.lineTo(at.x, at.y + 14 * side * scale)
  context.stroke()
}
