/** Too many messages to tell apart on one track: bars across it, as high as it is crowded there, and their number in words. */
import { angleAt, pointAt } from '../track/pieces.ts'
import type { Track } from '../track/tracks.ts'
import type { Scene } from './scene.ts'

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

/** Also what stands in for every message when somebody asked for less motion. */
export function drawCount(context: CanvasRenderingContext2D, scene: Scene, track: Track, count: number): void {
  const { x, y, zoom } = scene.viewport
  const middle = track.disc === undefined ? track.length / 2 : (track.disc + track.length) / 2
  const at = pointAt(track.pieces, middle)
  const isLevel = Math.abs(Math.sin(angleAt(track.pieces, middle))) < 0.3
  const text = count.toLocaleString('en-US')
  context.font = '600 13px "IBM Plex Sans", system-ui, sans-serif'
  context.textBaseline = 'middle'
  context.lineJoin = 'round'
  const width = context.measureText(text).width
  const left = at.x * zoom + x + (isLevel ? -width / 2 : -width - 14)
  const line = at.y * zoom + y - (isLevel ? 20 : 0)
  context.strokeStyle = scene.palette.canvas
  context.lineWidth = 4
  context.strokeText(text, left, line)
  context.fillStyle = scene.palette.ink
  context.fillText(text, left, line)
}
