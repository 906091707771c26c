// What the canvas of messages shows, read from its pixels, and where messages should stand, read from the drawn tracks.
import type { Page } from '@playwright/test'
import type { Passage } from './node-run.ts'

type Status = Passage['status']

export interface Spot {
  readonly x: number
  readonly y: number
  readonly status: Status
}

/** One connected patch of a status's colour, in pixels of the page. */
export interface Patch extends Spot {
  readonly width: number
  readonly height: number
  readonly pixels: number
}

export interface Placed extends Spot {
  readonly passage: Passage
}

/** Where each message stands now, by its share of the way, on the track as it is drawn. */
export async function placesOf(page: Page, passages: readonly Passage[], clockMs: number): Promise<Placed[]> {
  const asked = passages.map(({ wire, leg, sentAt, arrivesAt }) => ({ wire, leg, share: (clockMs - sentAt) / (arrivesAt - sentAt) }))
  const points = await page.evaluate((wanted) => {
    return wanted.map(({ wire, leg, share }) => {
      const track = document.querySelector(`[data-wire="${wire}"]`)
      const path = track?.querySelector('path')
      const matrix = path?.getScreenCTM()
      if (!track || !path || !matrix) throw new Error(`no track is drawn for ${wire}`)
      const length = path.getTotalLength()
      const circle = track.querySelector<SVGGElement>('[data-pull]')?.transform.baseVal.consolidate()?.matrix
      let disc = 0
      // The disc stands on the track: the length at which the track comes nearest to it.
      if (circle) {
        const away = (at: number): number => {
          const point = path.getPointAtLength(at)
          return Math.hypot(point.x - circle.e, point.y - circle.f)
        }
        for (let at = 0; at <= length; at += 0.25) if (away(at) < away(disc)) disc = at
      }
      const travelled =
        leg === 'whole'
          ? share * length
          : leg === 'back'
            ? (1 - share) * length
            : leg === 'before-disc'
              ? share * disc
              : disc + share * (length - disc)
      const { x, y } = path.getPointAtLength(travelled).matrixTransform(matrix)
      return { x, y }
    })
  }, asked)
  return passages.map((passage, index) => ({ passage, status: passage.status, ...(points[index] as { x: number; y: number }) }))
}

/** The patches of the three status colours on the canvas of messages. Captions and ticks are of other colours. */
export async function patchesOn(page: Page): Promise<Patch[]> {
  return page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.diagram-messages')
    if (!canvas) throw new Error('no canvas of messages')
    const { width, height } = canvas
    const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
    if (!context) throw new Error('no copy of the canvas')
    context.drawImage(canvas, 0, 0)
    const box = canvas.getBoundingClientRect()
    const { data } = context.getImageData(0, 0, width, height)
    const style = getComputedStyle(canvas)
    const statuses = ['running', 'retry', 'failed'] as const
    const colors = statuses.map((name) => Number.parseInt(style.getPropertyValue(`--${name}`).trim().slice(1), 16))
    const at = (index: number): number => {
      if ((data[index * 4 + 3] ?? 0) < 250) return -1
      const color = ((data[index * 4] ?? 0) << 16) | ((data[index * 4 + 1] ?? 0) << 8) | (data[index * 4 + 2] ?? 0)
      return colors.indexOf(color)
    }
    const seen = new Uint8Array(width * height)
    const patches = []
    for (let start = 0; start < seen.length; start += 1) {
      const color = seen[start] === 1 ? -1 : at(start)
      if (color < 0) continue
      const stack = [start]
      seen[start] = 1
      let [left, right, top, bottom, pixels] = [width, 0, height, 0, 0]
      for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
        const x = index % width
        const y = (index - x) / width
        left = Math.min(left, x)
        right = Math.max(right, x + 1)
        top = Math.min(top, y)
        bottom = Math.max(bottom, y + 1)
        pixels += 1
        // Two pixels far, so that the sign cut out of a shape does not part it.
        for (let dy = -2; dy <= 2; dy += 1) {
          for (let dx = -2; dx <= 2; dx += 1) {
            const next = (y + dy) * width + x + dx
            if (x + dx < 0 || x + dx >= width || next < 0 || next >= seen.length || seen[next] === 1 || at(next) !== color) continue
            seen[next] = 1
            stack.push(next)
          }
        }
      }
      patches.push({
        status: statuses[color] as (typeof statuses)[number],
        x: box.left + (((left + right) / 2) * box.width) / width,
        y: box.top + (((top + bottom) / 2) * box.height) / height,
        width: right - left,
        height: bottom - top,
        pixels,
      })
    }
    return patches
  })
}

const shapes = { smallest: 5, largest: 24 }

/**
 * What does not fit, in words; nothing when every patch is a message and every message a patch. Messages that touch make
 * one patch, so that a patch may hold several; one that stands alone has to be in the middle of its patch.
 */
export function misfits(patches: readonly Patch[], places: readonly Placed[]): string[] {
  const lost = places.filter((place) => !patches.some((patch) => holds(patch, place)) && !isCovered(place, places))
  const strays = patches.filter((patch) => !places.some((place) => holds(patch, place) || isPartOf(patch, place)))
  const alone = places.filter((place) =>
    places.every((other) => other === place || Math.hypot(other.x - place.x, other.y - place.y) > shapes.largest),
  )
  const askew = alone.filter((place) => !patches.some((patch) => holds(patch, place) && isCentred(patch, place)))
  return [
    ...lost.map((place) => `nothing is drawn for ${inWords(place)}`),
    ...strays.map(
      (patch) => `no message is under way where one is drawn: ${patch.status} at ${Math.round(patch.x)}, ${Math.round(patch.y)}`,
    ),
    ...askew.map((place) => `drawn beside its place: ${inWords(place)}`),
  ]
}

/** Of a message that is half covered by another only a sliver is seen: it lies within the shape. */
function isPartOf(patch: Patch, place: Placed): boolean {
  return patch.status === place.status && Math.abs(patch.x - place.x) < 10 && Math.abs(patch.y - place.y) < 10
}

/** Two that stand on one spot and fare differently: only the upper one can be seen. The list counts both. */
function isCovered(place: Placed, places: readonly Placed[]): boolean {
  return places.some((other) => other !== place && Math.hypot(other.x - place.x, other.y - place.y) < 9)
}

function holds(patch: Patch, place: Placed): boolean {
  const reach = 2
  return (
    patch.status === place.status &&
    Math.abs(patch.x - place.x) <= patch.width / 2 + reach &&
    Math.abs(patch.y - place.y) <= patch.height / 2 + reach
  )
}

/** A stack's sheets reach a little further to the upper right. */
function isCentred(patch: Patch, { x, y, passage }: Placed): boolean {
  const slack = passage.messages > 1 ? 3 : 1.5
  const isShape = patch.width >= shapes.smallest && patch.width <= shapes.largest && patch.height <= shapes.largest
  return isShape && Math.abs(patch.x - x) <= slack && Math.abs(patch.y - y) <= slack
}

function inWords({ passage, x, y }: Placed): string {
  return `${passage.label} (${passage.messages}) on ${passage.names}, ${passage.status}, at ${Math.round(x)}, ${Math.round(y)}`
}

/** The words of the list "Messages under way" for what is on the agenda. */
export function listed(passages: readonly Passage[], order: readonly string[]): string[] {
  return order.flatMap((wire) => {
    const here = passages.filter((passage) => passage.wire === wire)
    const messages = here.reduce((sum, passage) => sum + passage.messages, 0)
    if (messages === 0) return []
    const batches = messages === here.length ? '' : ` in ${here.length} ${here.length === 1 ? 'batch' : 'batches'}`
    return [`${messages} ${messages === 1 ? 'message' : 'messages'}${batches} on ${here[0]?.names ?? ''}`]
  })
}
