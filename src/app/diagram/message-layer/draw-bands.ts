/** Too many messages to tell apart on one track: bars across it, as high as it is crowded there, and their number in words. */
import { angleAt, pointAt } from '../track/pieces.ts'
import type { Track } from '../track/tracks.ts'
import { densities, PITCH, type Density } from './density.ts'
import { captionFont, type Scene } from './scene.ts'

const BAR = 4
const LEAST = 3
const MOST = 16

export function drawBands(context: CanvasRenderingContext2D, scene: Scene): void {
  const found = densities(scene, (wire) => scene.plan.manners[wire] === 'band')
  const upright = context.getTransform()
  for (const [wire, density] of found) {
    const track = scene.tracks[wire]
    if (track !== undefined) drawBand(context, scene, track, density, upright)
  }
  context.setTransform(upright)
  for (const wire of found.keys()) {
    const track = scene.tracks[wire]
    if (track !== undefined) drawCount(context, scene, track, scene.plan.counts[wire] ?? 0)
  }
}

interface Bar {
  readonly x: number
  readonly y: number
  readonly cos: number
  readonly sin: number
}

const bars = new WeakMap<Track, readonly Bar[]>()

/** Where the bars of a track stand and how they are turned, computed once for as long as it lies so. */
function barsOf(track: Track): readonly Bar[] {
  const known = bars.get(track)
  if (known !== undefined) return known
  const made = Array.from({ length: Math.max(1, Math.ceil(track.length / PITCH)) }, (_, bin) => {
    const travelled = (bin + 0.5) * PITCH
    const angle = angleAt(track.pieces, travelled)
    return { ...pointAt(track.pieces, travelled), cos: Math.cos(angle), sin: Math.sin(angle) }
  })
  bars.set(track, made)
  return made
}

function drawBand(context: CanvasRenderingContext2D, scene: Scene, track: Track, density: Density, upright: DOMMatrix): void {
  const { x, y, zoom } = scene.viewport
  const ratio = upright.a
  const scale = ratio * zoom
  context.fillStyle = scene.palette.statuses[density.status] ?? scene.palette.ink
  for (const [bin, bar] of barsOf(track).entries()) {
    const count = density.bins[bin] ?? 0
    if (count === 0) continue
    const height = LEAST + (MOST - LEAST) * Math.sqrt(count / density.most)
    const { cos, sin } = bar
    context.setTransform(cos * scale, sin * scale, -sin * scale, cos * scale, (bar.x * zoom + x) * ratio, (bar.y * zoom + y) * ratio)
    context.fillRect(-BAR / 2, -height / 2, BAR, height)
  }
}

function drawCount(context: CanvasRenderingContext2D, scene: Scene, track: Track, count: number): void {
  const { x, y, zoom } = scene.viewport
  const middle = middleOf(track)
  const at = pointAt(track.pieces, middle)
  const isLevel = Math.abs(Math.sin(angleAt(track.pieces, middle))) < 0.3
  const text = count.toLocaleString('en-US')
  context.font = `600 13px ${captionFont}`
  context.textBaseline = 'middle'
  const width = widthOf(context, text)
  const left = at.x * zoom + x + (isLevel ? -width / 2 : -width - 14 * zoom)
  const line = at.y * zoom + y - (isLevel ? 20 * zoom : 0)
  if (left > scene.width || left + width < 0 || line < 0 || line > scene.height) return
  // A plate of the ground: outlining letters anew in every frame would cost more than all bars.
  context.fillStyle = scene.palette.canvas
  context.fillRect(left - 3, line - 8, width + 6, 16)
  context.fillStyle = scene.palette.ink
  context.fillText(text, left, line)
}

let font = ''
const widths = new Map<string, number>()

/** All digits are as wide as each other, so a number of as many digits was measured before; another font forgets them. */
function widthOf(context: CanvasRenderingContext2D, text: string): number {
  if (font !== context.font) widths.clear()
  font = context.font
  const pattern = text.replaceAll(/\d/g, '0')
  const known = widths.get(pattern) ?? context.measureText(pattern).width
  widths.set(pattern, known)
  return known
}

const middles = new WeakMap<Track, number>()

/** Where a number may stand on the track, away from pull disc and funnel; found once for as long as it lies so. */
function middleOf(track: Track): number {
  const known = middles.get(track) ?? findMiddle(track)
  middles.set(track, known)
  return known
}

function findMiddle(track: Track): number {
  const from = track.disc ?? 0
  const places = [0.5, 0.66, 0.34, 0.8].map((share) => from + (track.length - from) * share)
  const { label } = track
  const free = places.find((travelled) => {
    const { x, y } = pointAt(track.pieces, travelled)
    return label === undefined || Math.hypot(x - label.at.x, y - label.at.y) > 26
  })
  return free ?? from
}

/** Somebody asked for less motion: on each track the number of its messages, in the hue of most of them. */
export function drawStillCounts(context: CanvasRenderingContext2D, scene: Scene): void {
  context.font = `600 12px ${captionFont}`
  context.textBaseline = 'middle'
  for (const [wire, { status }] of densities(scene, (index) => (scene.plan.counts[index] ?? 0) > 0)) {
    const track = scene.tracks[wire]
    if (track === undefined) continue
    const at = pointAt(track.pieces, middleOf(track))
    const text = (scene.plan.counts[wire] ?? 0).toLocaleString('en-US')
    const width = Math.max(17, context.measureText(text).width + 10)
    const left = at.x * scene.viewport.zoom + scene.viewport.x - width / 2
    const line = at.y * scene.viewport.zoom + scene.viewport.y
    context.beginPath()
    context.roundRect(left, line - 8.5, width, 17, 4)
    context.fillStyle = scene.palette.statuses[status] ?? scene.palette.ink
    context.fill()
    context.fillStyle = scene.palette.panel
    context.fillText(text, left + width / 2 - context.measureText(text).width / 2, line + 0.5)
  }
}
