import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fanOut, positionsOf } from '../testing/pictures.ts'
import { startRerouting } from './rerouting.ts'
import { layTracks } from './tracks.ts'

const picture = fanOut(true)
const positions = positionsOf(picture)
const tracks = layTracks(picture, positions)
const place = fc.record({ x: fc.integer({ min: -600, max: 1600 }), y: fc.integer({ min: -600, max: 1600 }) })

describe('routing while nodes are carried', () => {
  it('lays the same tracks again where nothing has moved', () => {
    const { tracksAt } = startRerouting(picture, tracks, positions, new Set(['billing']))
    expect(tracksAt(positions).map((track) => track?.path)).toEqual(tracks.map((track) => track?.path))
  })

  it('leaves every track that does not hang on them the very object it was', () => {
    const { tracksAt, wires } = startRerouting(picture, tracks, positions, new Set(['pack']))
    const moved = tracksAt({ ...positions, pack: { x: 1000, y: 120 } })
    for (const [index, { id, from, to }] of picture.wires.entries()) {
      const hangs = from === 'pack' || to === 'pack'
      expect(wires.has(id), id).toBe(hangs)
      expect(moved[index] === tracks[index], id).toBe(!hangs)
    }
  })

  it('takes all tracks of a topic along, which share its rim', () => {
    const { wires } = startRerouting(picture, tracks, positions, new Set(['billing']))
    expect(wires.has('orders subscription analytics')).toBe(true)
    expect(wires.has('analytics event-source ingest')).toBe(false)
  })

  it('ends at the nodes where they are now, wherever that is', () => {
    const { tracksAt } = startRerouting(picture, tracks, positions, new Set(['billing']))
    fc.assert(
      fc.property(place, (at) => {
        const laid = tracksAt({ ...positions, billing: at })
        const track = laid.find((candidate) => candidate?.wire.from === 'orders' && candidate.wire.to === 'billing')
        expect(track?.pieces.at(-1)?.to.x).toBeCloseTo(at.x - 120, 1)
        expect(track?.pieces.at(-1)?.to.y).toBeCloseTo(at.y, 1)
      }),
    )
  })
})
