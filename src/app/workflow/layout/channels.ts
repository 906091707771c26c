/** The stretches between levels in which links move sideways, each on a line of its own where they would lie on one another. */

/** A move of one link within a channel, from above to below. */
export interface Move {
  readonly link: string
  readonly from: number
  readonly to: number
}

const LINE = 10
const AIR = 13
const STRAIGHT = 18
/** Smaller moves are none. */
const STILL = 0.5

export interface Channel {
  readonly height: number
  /** How far below the channel's top each moving link goes sideways. */
  readonly lines: ReadonlyMap<string, number>
}

/** Links that move to the right turn in the order in which they come from the right, and the other way round: so none crosses another twice. */
export function channelOf(moves: readonly Move[], least = STRAIGHT): Channel {
  const moving = moves.filter(({ from, to }) => Math.abs(from - to) > STILL)
  const sorted = [
    ...moving.filter(({ from, to }) => to > from).toSorted((a, b) => b.from - a.from || b.to - a.to),
    ...moving.filter(({ from, to }) => to < from).toSorted((a, b) => a.from - b.from || a.to - b.to),
  ]
  const rows: Move[][] = []
  const rowOf = new Map<string, number>()
  for (const move of sorted) {
    const above = rows.findLastIndex((row) => row.some((other) => touch(move, other)))
    const row = above + 1
    rows[row] = [...(rows[row] ?? []), move]
    rowOf.set(move.link, row)
  }
  if (rows.length === 0) return { height: least, lines: new Map() }
  const height = Math.max(least, AIR * 2 + (rows.length - 1) * LINE)
  const first = (height - (rows.length - 1) * LINE) / 2
  return { height, lines: new Map([...rowOf].map(([link, row]) => [link, first + row * LINE])) }
}

function touch(a: Move, b: Move): boolean {
  return Math.min(a.from, a.to) < Math.max(b.from, b.to) + 4 && Math.min(b.from, b.to) < Math.max(a.from, a.to) + 4
}
