/** Points, boxes and headings of the drawing, in its own coordinates: x to the right, y down. */
export interface Point {
  readonly x: number
  readonly y: number
}

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Tracks run in eight directions only; these are the ones in which a track may leave a node. */
export type Heading = 'east' | 'north-east' | 'south-east'

export interface Departure extends Point {
  readonly heading: Heading
}

export function boxAround(center: Point, box: Box): Box {
  return { left: center.x + box.left, top: center.y + box.top, right: center.x + box.right, bottom: center.y + box.bottom }
}

/** The smallest box around all of them. */
export function around(boxes: readonly Box[]): Box | undefined {
  const [first, ...others] = boxes
  if (first === undefined) return undefined
  let { left, top, right, bottom } = first
  for (const box of others) {
    left = Math.min(left, box.left)
    top = Math.min(top, box.top)
    right = Math.max(right, box.right)
    bottom = Math.max(bottom, box.bottom)
  }
  return { left, top, right, bottom }
}

export function overlap(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left)
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
  return width > 0 && height > 0 ? width * height : 0
}
