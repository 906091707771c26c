/**
 * A long picture is folded like a newspaper's columns: cut where few wires pass, the parts side by side (or, when it is wide, one
 * below the other), so that it can be read when it fits the canvas. Pure, and the same for the same picture.
 */
import type { Point } from '../track/geometry.ts'
import { extentOf, snapped, type Foldable, type Places } from './foldable.ts'
import { packed } from './pack.ts'

/** A usual canvas, in CSS pixels. */
const CANVAS = { width: 1380, height: 560 }
/** At this zoom everything can be read. */
export const legible = 0.6
/** A further cut must be worth its wires. */
const WORTH = 1.08
/** What hangs together stays together unless a cut makes it so much easier to read. */
const WHOLE = 1.4
const MOST_PARTS = 12
const BETWEEN_PARTS = 110
/** So many wires may pass for parts of the same length: uneven ones waste the canvas. */
const EVEN = 12
const BESIDE_CUT = 260

export interface Folded {
  readonly places: Places
  /** At which it fits the canvas. */
  readonly zoom: number
}

export function fold(picture: Foldable): Folded {
  const unfolded = { places: picture.places, zoom: zoomOf(picture, picture.places) }
  if (unfolded.zoom >= legible) return unfolded
  const axis = isTall(picture) ? 'y' : 'x'
  const likely = likelyParts(picture, axis)
  const tried = [likely, likely + 1].map((parts) => {
    const places = inParts(picture, axis, parts)
    return { places, zoom: zoomOf(picture, places) }
  })
  const cut = [unfolded, ...tried].reduce((best, next) => (next.zoom > best.zoom * WORTH ? next : best))
  const apart = packed(picture, (places) => zoomOf(picture, places))
  if (apart === undefined) return cut
  const whole = { places: apart, zoom: zoomOf(picture, apart) }
  return whole.zoom > cut.zoom / WHOLE ? whole : cut
}

/** As many as would fit best if every part were as wide as the whole, and the length were cut evenly. */
function likelyParts(picture: Foldable, axis: Axis): number {
  const extent = extentOf(picture, picture.places) ?? { left: 0, right: 1, top: 0, bottom: 1 }
  const [wide, high] = [extent.right - extent.left, extent.bottom - extent.top]
  const zooms = Array.from({ length: MOST_PARTS }, (_, index) => {
    const parts = index + 1
    const [across, down] = axis === 'y' ? [wide * parts, high / parts] : [wide / parts, high * parts]
    return Math.min(CANVAS.width / across, CANVAS.height / down)
  })
  return zooms.indexOf(Math.max(...zooms)) + 1
}

type Axis = 'x' | 'y'

function zoomOf(picture: Foldable, places: Places): number {
  const extent = extentOf(picture, places)
  if (extent === undefined) return 1
  return Math.min(CANVAS.width / (extent.right - extent.left), CANVAS.height / (extent.bottom - extent.top))
}

function isTall(picture: Foldable): boolean {
  const extent = extentOf(picture, picture.places)
  if (extent === undefined) return false
  return (extent.right - extent.left) / (extent.bottom - extent.top) < CANVAS.width / CANVAS.height
}

function inParts(picture: Foldable, axis: Axis, parts: number): Places {
  const partOf = joined(picture, axis, cutsOf(picture, axis, parts))
  const folded: Record<string, Point> = {}
  let begin = 0
  for (let part = 0; part < parts; part += 1) {
    const own = picture.layAlone(new Set(Object.keys(picture.places).filter((id) => partOf.get(id) === part)))
    const extent = extentOf(picture, own)
    if (extent === undefined) continue
    const across = axis === 'y' ? begin - extent.left : -extent.left
    const down = axis === 'y' ? -extent.top : begin - extent.top
    for (const [id, { x, y }] of Object.entries(own)) folded[id] = { x: snapped(x + across), y: snapped(y + down) }
    begin += BETWEEN_PARTS + (axis === 'y' ? extent.right - extent.left : extent.bottom - extent.top)
  }
  return folded
}

/** The part of each node: where it stands, but beside a cut the part with most of those that it is wired to. */
function joined({ places, wires }: Foldable, axis: Axis, cuts: readonly number[]): ReadonlyMap<string, number> {
  const partOf = new Map(Object.entries(places).map(([id, at]) => [id, cuts.filter((cut) => at[axis] > cut).length]))
  for (const [id, at] of Object.entries(places)) {
    if (!cuts.some((cut) => Math.abs(at[axis] - cut) < BESIDE_CUT)) continue
    const counts = new Map<number, number>()
    for (const { from, to } of wires) {
      const part = from === id ? partOf.get(to) : to === id ? partOf.get(from) : undefined
      if (part !== undefined && from !== to) counts.set(part, (counts.get(part) ?? 0) + 1)
    }
    const own = counts.get(partOf.get(id) ?? 0) ?? 0
    const [most] = [...counts].toSorted(([, a], [, b]) => b - a)
    if (most !== undefined && most[1] > own) partOf.set(id, most[0])
  }
  return partOf
}

/** Near each share of the length, where the fewest wires pass. */
function cutsOf({ places, wires }: Foldable, axis: Axis, parts: number): readonly number[] {
  const levels = [...new Set(Object.values(places).map((at) => at[axis]))].toSorted((a, b) => a - b)
  const first = levels[0] ?? 0
  const length = ((levels.at(-1) ?? 0) - first) / parts
  const between = levels.slice(1).map((level, index) => (level + (levels[index] ?? level)) / 2)
  const spans = wires.flatMap(({ from, to }) => {
    const a = places[from]
    const b = places[to]
    return a === undefined || b === undefined ? [] : [{ low: Math.min(a[axis], b[axis]), high: Math.max(a[axis], b[axis]) }]
  })
  const passing = (cut: number): number => spans.filter(({ low, high }) => low < cut && cut < high).length
  const found = Array.from({ length: parts - 1 }, (_, index) => {
    const wanted = first + length * (index + 1)
    const near = between.filter((cut) => Math.abs(cut - wanted) < length * 0.3)
    const rated = near.map((cut) => ({ cut, cost: passing(cut) + (EVEN * Math.abs(cut - wanted)) / length }))
    return rated.toSorted((a, b) => a.cost - b.cost)[0]?.cut ?? wanted
  })
  return [...new Set(found)]
}
