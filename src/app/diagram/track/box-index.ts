/** Boxes by the squares of the plane that they touch, so that asking what is near does not ask everything. */
import { overlap, type Box } from './geometry.ts'

interface Entry {
  readonly box: Box
  readonly owner: unknown
}

export interface BoxIndex {
  add(box: Box, owner?: unknown): void
  /** How much of the box others cover, as a cost: what lies across several squares counts in each. Those of `except` are left out. */
  covered(box: Box, except?: unknown): number
}

const CELL = 40
/** Coordinates stay far below this many squares. */
const ROW = 1 << 20

export function createBoxIndex(): BoxIndex {
  const cells = new Map<number, Entry[]>()
  return {
    add(box, owner) {
      const entry = { box, owner }
      forEachCell(box, (key) => {
        const cell = cells.get(key)
        if (cell === undefined) cells.set(key, [entry])
        else cell.push(entry)
      })
    },
    covered(box, except) {
      let area = 0
      forEachCell(box, (key) => {
        for (const entry of cells.get(key) ?? []) if (except === undefined || entry.owner !== except) area += overlap(entry.box, box)
      })
      return area
    },
  }
}

function forEachCell(box: Box, visit: (key: number) => void): void {
  const right = Math.floor(box.right / CELL)
  const bottom = Math.floor(box.bottom / CELL)
  for (let x = Math.floor(box.left / CELL); x <= right; x += 1) {
    for (let y = Math.floor(box.top / CELL); y <= bottom; y += 1) visit(x * ROW + y)
  }
}
