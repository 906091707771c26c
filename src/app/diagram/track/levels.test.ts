import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Picture } from '../../../bridge/protocol/index.ts'
import { measureOf } from '../measures.ts'
import { node, picture, positionsOf, wire } from '../testing/pictures.ts'
import { boxAround, overlap } from './geometry.ts'
import { pointAt } from './pieces.ts'
import { bedBoxes } from './place-label.ts'
import { layTracks, type Track } from './tracks.ts'

/** Nodes behind which a track passes, its own ends aside. */
function behind(drawn: Picture): string[] {
  const positions = positionsOf(drawn)
  return layTracks(drawn, positions).flatMap((track) => (track === undefined ? [] : passedBy(drawn, positions, track)))
}

function passedBy(
  drawn: Picture,
  positions: Record<string, { x: number; y: number }>,
  { wire: { from, to, id }, pieces }: Track,
): string[] {
  const line = bedBoxes(pieces).map(({ left, right, top, bottom }) => ({
    left: left + 5,
    right: right - 5,
    top: top + 5,
    bottom: bottom - 5,
  }))
  return drawn.nodes
    .filter((one) => one.id !== from && one.id !== to)
    .filter((one) => line.some((box) => overlap(box, boxAround(positions[one.id] ?? { x: 0, y: 0 }, measureOf(one).frame)) > 0))
    .map((one) => `${id} behind ${one.id}`)
}

const row = picture(
  [node('flow', 'workflow', [0, 0]), node('work', 'function', [260, 0]), node('notes', 'table', [520, 0]), node('jobs', 'queue', [900, 0])],
  [wire('task', 'flow', 'work'), wire('task', 'flow', 'notes'), wire('task', 'flow', 'jobs')],
)

describe('tracks in a row of nodes', () => {
  it('go around what stands between, and end where they should', () => {
    expect(behind(row)).toEqual([])
    const [, , last] = layTracks(row, positionsOf(row))
    expect(pointAt(last?.pieces ?? [], last?.length ?? 0)).toEqual({ x: 780, y: 0 })
  })

  it('go around on lanes of their own', () => {
    const lanes = layTracks(row, positionsOf(row)).flatMap((track) => {
      const levels =
        track?.pieces.flatMap((piece) => (piece.kind === 'line' && piece.from.y === piece.to.y && piece.from.y !== 0 ? [piece] : [])) ?? []
      return levels.filter(({ length }) => length > 60).map(({ from }) => Math.round(from.y))
    })
    expect(lanes).toHaveLength(2)
    expect(new Set(lanes).size).toBe(2)
  })

  it('stand upright beyond what stands in the row of their mouth', () => {
    const above = picture(
      [node('flow', 'workflow', [0, 0]), node('between', 'function', [450, -200]), node('end', 'table', [700, -200])],
      [wire('task', 'flow', 'end')],
    )
    expect(behind(above)).toEqual([])
    const [track] = layTracks(above, positionsOf(above))
    expect(track?.pieces.filter((piece) => piece.kind === 'line' && piece.from.x === piece.to.x)).toHaveLength(1)
  })

  it('lie as before where nothing stands between', () => {
    const free = picture([node('flow', 'workflow', [0, 0]), node('end', 'table', [400, 0])], [wire('task', 'flow', 'end')])
    expect(layTracks(free, positionsOf(free))[0]?.path).toBe('M62 0L338 0')
  })

  it('pass behind nothing in a row with any gaps in which one can turn', () => {
    const gaps = fc.array(fc.integer({ min: 260, max: 420 }), { minLength: 2, maxLength: 5 })
    fc.assert(
      fc.property(gaps, fc.integer({ min: -12, max: 12 }), (between, drift) => {
        let x = 0
        const nodes = between.map((gap, index) => node(`n${index}`, 'function', [(x += gap), index % 2 === 0 ? drift : 0]))
        const many = picture(
          [node('flow', 'workflow', [0, 0]), ...nodes],
          nodes.map(({ id }) => wire('task', 'flow', id)),
        )
        expect(behind(many)).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
})
