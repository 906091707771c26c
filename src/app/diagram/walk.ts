/** Where an arrow key leads: along a wire if one goes that way, otherwise to the nearest node on that side. */
import type { PictureWire } from '../../bridge/protocol/index.ts'
import type { Positions } from './track/tracks.ts'

export type Direction = 'left' | 'right' | 'up' | 'down'

export function walk(from: string, direction: Direction, positions: Positions, wires: readonly PictureWire[]): string | undefined {
  return alongWire(from, direction, positions, wires) ?? nearest(from, direction, positions)
}

/** Right follows what leaves, left goes back to where it came from; of several the most level one. */
function alongWire(from: string, direction: Direction, positions: Positions, wires: readonly PictureWire[]): string | undefined {
  if (direction !== 'left' && direction !== 'right') return undefined
  const ends = wires.flatMap((wire) => {
    if (direction === 'right') return wire.from === from && wire.to !== from ? [wire.to] : []
    return wire.to === from && wire.from !== from ? [wire.from] : []
  })
  const here = positions[from]
  if (here === undefined) return undefined
  return closest(ends, (id) => Math.abs((positions[id]?.y ?? Number.POSITIVE_INFINITY) - here.y))
}

/** What lies to the side counts double, so that Down stays in its column. */
function nearest(from: string, direction: Direction, positions: Positions): string | undefined {
  const here = positions[from]
  if (here === undefined) return undefined
  const isAcross = direction === 'left' || direction === 'right'
  const sign = direction === 'right' || direction === 'down' ? 1 : -1
  const ahead = Object.entries(positions).filter(([id, at]) => id !== from && (isAcross ? at.x - here.x : at.y - here.y) * sign > 1)
  return closest(
    ahead.map(([id]) => id),
    (id) => {
      const at = positions[id] ?? here
      const along = Math.abs(isAcross ? at.x - here.x : at.y - here.y)
      const aside = Math.abs(isAcross ? at.y - here.y : at.x - here.x)
      return along + aside * 2
    },
  )
}

function closest(ids: readonly string[], distance: (id: string) => number): string | undefined {
  return ids.toSorted((a, b) => distance(a) - distance(b) || (a < b ? -1 : 1))[0]
}
