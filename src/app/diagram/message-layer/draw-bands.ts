/** Too many messages to tell apart on one track: bars across it, as high as it is crowded there, and their number in words. */
import { angleAt, pointAt } from '../track/pieces.ts'
import type { Track } from '../track/tracks.ts'
import { captionFont, type Scene } from './scene.ts'

const PITCH = 6
const BAR = 4
const LEAST = 3
const MOST = 16

export function drawBands(context: CanvasRenderingContext2D, scene: Scene): void {
  for (const [wire, manner] of scene.plan.manners.entries()) {
    const track = scene.tracks[wire]
    if (manner !== 'band' || track === undefined) continue
    drawBand(context, scene, track, densityOf(scene, wire, track.length))
    drawCount(context, scene, track, scene.plan.counts[wire] ?? 0)
  }
}

interface Density {
  readonly bins: Uint32Array
  readonly most: number
  readonly status: number
}

function densityOf(scene: Scene, wire: number, length: number): Density {
  const bins = new Uint32Array(Math.max(1, Math.ceil(length / PITCH)))
  const statuses = [0, 0, 0]
  for (let index = 0; index < scene.places.count; index += 1) {
    if (scene.places.wire[index] !== wire) continue
    const bin = Math.min(bins.length - 1, Math.floor((scene.places.travelled[index] ?? 0) / PITCH))
    bins[bin] = (bins[bin] ?? 0) + 1
    const status = scene.tokens.status[scene.places.row[index] ?? 0] ?? 0
    statuses[status] = (statuses[status] ?? 0) + 1
  }
  return { bins, most: Math.max(1, ...bins), status: statuses.indexOf(Math.max(...statuses)) }
}

function drawBand(context: CanvasRenderingContext2D, scene: Scene, track: Track, { bins, most, status }: Density): void {
  const { x, y, zoom } = scene.viewport
  context.fillStyle = scene.palette.statuses[status] ?? scene.palette.ink
  for (const [bin, count] of bins.entries()) {
    if (count === 0) continue
    const travelled = (bin + 0.5) * PITCH
    const at = pointAt(track.pieces, travelled)
    const height = LEAST + (MOST - LEAST) * Math.sqrt(count / most)
    context.save()
    context.translate(at.x * zoom + x, at.y * zoom + y)
    context.scale(zoom, zoom)
    context.rotate(angleAt(track.pieces, travelled))
    context.fillRect(-BAR / 2, -height / 2, BAR, height)
    context.restore()
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
  context.lineJoin = 'round'
  const width = context.measureText(text).width
  const left = at.x * zoom + x + (isLevel ? -width / 2 : -width - 14 * zoom)
  const line = at.y * zoom + y - (isLevel ? 20 * zoom : 0)
  context.strokeStyle = scene.palette.canvas
  context.lineWidth = 4
  context.strokeText(text, left, line)
  context.fillStyle = scene.palette.ink
  context.fillText(text, left, line)
}

/** Where a number may stand on the track, away from pull disc and funnel. */
function middleOf(track: Track): number {
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
  for (const [wire, count] of scene.plan.counts.entries()) {
    const track = scene.tracks[wire]
    if (track === undefined || count === 0) continue
    const { status } = densityOf(scene, wire, track.length)
    const at = pointAt(track.pieces, middleOf(track))
    const text = count.toLocaleString('en-US')
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
