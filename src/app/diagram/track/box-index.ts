/** Boxes by the squares of the plane that they touch, so that asking what is near does not ask everything. */
import type { Box } from './geometry.ts'

export interface BoxIndex {
  add(box: Box, owner?: unknown): void
  /** How much of the box others cover, as a cost: each of them counts by itself. Those of `except` are left out. */
  covered(box: Box, except?: unknown): number
}

const CELL = 40
/** Coordinates stay far below this many squares. */
const ROW = 1 << 20
/** Numbers to a box: its four edges within the square, and its owner. */
const STRIDE = 5

export function createBoxIndex(): BoxIndex {
  // Numbers in a row instead of objects: the beds of a large picture are tens of thousands.
  const cells = new Map<number, number[]>()
  const owners = new Map<unknown, number>()
  return {
    add(box, owner) {
      const known = owners.get(owner) ?? owners.size
      owners.set(owner, known)
      forEachCell(box, (x, y) => {
        const key = x * ROW + y
        let cell = cells.get(key)
        if (cell === undefined) cells.set(key, (cell = []))
        const left = Math.max(box.left, x * CELL)
        const right = Math.min(box.right, (x + 1) * CELL)
        cell.push(left, right, Math.max(box.top, y * CELL), Math.min(box.bottom, (y + 1) * CELL), known)
      })
    },
    covered(box, except) {
      const left = except === undefined ? undefined : owners.get(except)
      let area = 0
      forEachCell(box, (x, y) => {
        const cell = cells.get(x * ROW + y)
        if (cell !== undefined) area += coveredIn(cell, box, left)
      })
      return area
    },
  }
}

/** Two as one: asks both, adds to the upper one only. */
export function layeredIndex(lower: BoxIndex, upper: BoxIndex): BoxIndex {
  return {
    add: (box, owner) => upper.add(box, owner),
    covered: (box, except) => lower.covered(box, except) + upper.covered(box, except),
  }
}

function coveredIn(cell: readonly number[], box: Box, except: number | undefined): number {
  let area = 0
  for (let at = 0; at < cell.length; at += STRIDE) {
    if (cell[at + 4] === except) continue
    const width = Math.min(cell[at + 1] ?? 0, box.right) - Math.max(cell[at] ?? 0, box.left)
    const height = Math.min(cell[at + 3] ?? 0, box.bottom) - Math.max(cell[at + 2] ?? 0, box.top)
    if (width > 0 && height > 0) area += width * height
  }
  return area
}

function forEachCell(box: Box, visit: (x: number, y: number) => void): void {
  const right = Math.floor(box.right / CELL)
  const bottom = Math.floor(box.bottom / CELL)
  for (let x = Math.floor(box.left / CELL); x <= right; x += 1) {
    for (let y = Math.floor(box.top / CELL); y <= bottom; y += 1) visit(x, y)
  }
}
