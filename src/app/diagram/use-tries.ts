/** Deliveries that a topic tries again: the words beside the track of each such subscription, where no message on it covers them. */
import { useMemo, useSyncExternalStore } from 'react'
import { mirrorStore } from '../stores/mirror.ts'
import type { Graph } from './graph.ts'
import { measureOf } from './measures.ts'
import { boxAround, type Box, type Point } from './track/geometry.ts'
import { takenBy } from './track/label-tracks.ts'
import { placeFilter } from './track/place-label.ts'
import type { Track } from './track/tracks.ts'

export interface Tries {
  readonly wire: string
  /** `try 4`: of all that are tried again there, the one that was tried most often. */
  readonly words: string
  /** The left end and the middle line. */
  readonly at: Point
  readonly box: Box
}

/** Sign and words, in the drawing's units. */
const WIDTH = 58

export function useTries(graph: Graph): readonly Tries[] {
  const told = useSyncExternalStore(mirrorStore.subscribe, triesNow)
  const wires = told.split('\n').filter((line) => line !== '')
  const where = wires.map((line) => line.slice(line.indexOf(' ') + 1)).join('\n')
  const places = useMemo(() => placesOf(graph, new Set(where.split('\n'))), [graph, where])
  return useMemo(
    () =>
      told.split('\n').flatMap((line) => {
        const wire = line.slice(line.indexOf(' ') + 1)
        const place = places.get(wire)
        return place === undefined ? [] : [{ wire, words: `try ${line.slice(0, line.indexOf(' '))}`, ...place }]
      }),
    [told, places],
  )
}

/** A line for each wire, the try before its id: one text, so that nothing is drawn again while it stays the same. */
function triesNow(): string {
  const lines: string[] = []
  for (const view of Object.values(mirrorStore.getState().views)) {
    if (view.kind !== 'topic') continue
    for (const { wire, retries } of view.subscriptions) {
      const furthest = retries.reduce((most, { retry }) => Math.max(most, retry), 0)
      if (wire !== undefined && retries.length > 0) lines.push(`${furthest + 1} ${wire}`)
    }
  }
  return lines.join('\n')
}

function placesOf({ nodes, positions, tracks }: Graph, wires: ReadonlySet<string>): ReadonlyMap<string, Pick<Tries, 'at' | 'box'>> {
  const failing = tracks.filter((track): track is Track => track !== undefined && wires.has(track.wire.id))
  if (failing.length === 0) return new Map()
  const frames = nodes.flatMap(({ id, data: { node } }) => {
    const at = positions[id]
    return at === undefined ? [] : [boxAround(at, measureOf(node).frame)]
  })
  const taken = takenBy(
    frames,
    tracks.filter((track) => track !== undefined),
  )
  return new Map(
    failing.map(({ wire, pieces, length }) => {
      const { at, text, box } = placeFilter({ pieces, length, widths: [WIDTH], taken, owner: wire })
      taken.add(box)
      // Without a free place it stands beside the track all the same: this must be seen.
      return [wire.id, { at: text ?? { x: at.x + 14, y: at.y }, box }]
    }),
  )
}
