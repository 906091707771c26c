/**
 * Where a key leads. An arrow on a node: along a wire if one goes that way, otherwise to the nearest node on that side. On a wire: to its
 * ends, or to the next wire of the node that it leaves.
 */
import type { PictureWire } from '../../bridge/protocol/index.ts'
import type { Positions } from './track/tracks.ts'

export type Direction = 'left' | 'right' | 'up' | 'down'

/** Where the keyboard stands. */
export interface Spot {
  readonly kind: 'node' | 'wire'
  readonly id: string
}

const nodeSpot = (id: string | undefined): Spot | undefined => (id === undefined ? undefined : { kind: 'node', id })
const wireSpot = (wire: PictureWire | undefined): Spot | undefined => wire && { kind: 'wire', id: wire.id }

export function walk(from: string, direction: Direction, positions: Positions, wires: readonly PictureWire[]): Spot | undefined {
  return nodeSpot(alongWire(from, direction, positions, wires) ?? nearest(from, direction, positions))
}

/** The wires of a node in turn, those that leave it from top to bottom, then those that arrive; from a wire the one after it. */
export function nextWire({ kind, id }: Spot, positions: Positions, wires: readonly PictureWire[]): Spot | undefined {
  if (kind === 'node') {
    const arriving = wires.filter(({ from, to }) => to === id && from !== id)
    return wireSpot([...leaving(id, positions, wires), ...arriving][0])
  }
  return stepOnWire(id, 'down', positions, wires)
}

/** Left and Right to the ends of a wire, Up and Down to its neighbours, in a circle. */
export function stepOnWire(id: string, direction: Direction, positions: Positions, wires: readonly PictureWire[]): Spot | undefined {
  const wire = wires.find((candidate) => candidate.id === id)
  if (wire === undefined) return undefined
  if (direction === 'left' || direction === 'right') return nodeSpot(direction === 'left' ? wire.from : wire.to)
  const siblings = leaving(wire.from, positions, wires)
  const at = siblings.indexOf(wire) + (direction === 'down' ? 1 : -1)
  return wireSpot(siblings[(at + siblings.length) % siblings.length])
}

function leaving(node: string, positions: Positions, wires: readonly PictureWire[]): readonly PictureWire[] {
  const height = ({ to }: PictureWire): number => positions[to]?.y ?? 0
  return wires.filter(({ from }) => from === node).toSorted((a, b) => height(a) - height(b))
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
