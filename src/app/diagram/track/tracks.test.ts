import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fanOut, node, picture, positionsOf, wire } from '../testing/pictures.ts'
import { overlap } from './geometry.ts'
import { angleAt, pointAt } from './pieces.ts'
import { layTracks, type Track } from './tracks.ts'

const orders = fanOut(true)

function trackOf(tracks: readonly (Track | undefined)[], from: string, to: string): Track {
  const track = tracks.find((candidate) => candidate?.wire.from === from && candidate.wire.to === to)
  if (track === undefined) throw new Error(`no track from ${from} to ${to}`)
  return track
}

/** Degrees modulo 45, on straight pieces. */
function slants(track: Track): readonly number[] {
  return track.pieces.flatMap((piece) => {
    if (piece.kind !== 'line') return []
    const degrees = (Math.atan2(piece.to.y - piece.from.y, piece.to.x - piece.from.x) * 180) / Math.PI
    return [Math.abs(Math.round(degrees * 100) / 100) % 45]
  })
}

describe('the tracks of a picture', () => {
  it('are the same for the same picture', () => {
    expect(layTracks(orders, positionsOf(orders))).toEqual(layTracks(fanOut(true), positionsOf(orders)))
  })

  it('keep the order of the wires, and draw nothing for a permission that a subscription already tells', () => {
    const tracks = layTracks(orders, positionsOf(orders))
    expect(tracks).toHaveLength(orders.wires.length)
    expect(tracks.at(-1)).toBeUndefined()
  })

  it('run straight between nodes on one line', () => {
    expect(trackOf(layTracks(orders, positionsOf(orders)), 'orders', 'billing').path).toBe('M362 420L500 420')
  })

  it('leave a topic upwards and downwards at 45°', () => {
    const tracks = layTracks(orders, positionsOf(orders))
    expect(trackOf(tracks, 'orders', 'fulfilment').angle).toBe(-45)
    expect(trackOf(tracks, 'orders', 'analytics').angle).toBe(45)
  })

  it('stand the pull disc just after the gate', () => {
    const track = trackOf(layTracks(orders, positionsOf(orders)), 'billing', 'charge')
    expect(pointAt(track.pieces, track.disc ?? 0)).toEqual({ x: 763, y: 420 })
  })

  it('leave a queue for its dead-letter queue through the lower rail, slanted', () => {
    const track = trackOf(layTracks(orders, positionsOf(orders)), 'billing', 'dead')
    expect(track.from.heading).toBe('south-east')
    expect(track.from.x).toBeGreaterThan(620)
    expect(track.from.x).toBeLessThan(700)
    expect(angleAt(track.pieces, 5)).toBeCloseTo(Math.PI / 4)
    expect(pointAt(track.pieces, track.length)).toEqual({ x: 716, y: 480 })
  })

  it('keep vertical stretches to different mouths apart', () => {
    const both = picture(
      [node('a', 'topic', [0, 0]), node('b', 'topic', [0, 200]), node('q', 'queue', [300, 0]), node('r', 'queue', [300, 200])],
      [wire('subscription', 'a', 'r'), wire('subscription', 'b', 'q')],
    )
    const [down, up] = layTracks(both, positionsOf(both))
    const xOf = (track: Track | undefined): number =>
      track?.pieces.find((piece) => piece.kind === 'line' && piece.from.x === piece.to.x)?.to.x ?? 0
    expect(Math.abs(xOf(down) - xOf(up))).toBeGreaterThanOrEqual(14)
  })

  it('put the words of a filter on neither nodes nor tracks', () => {
    const track = trackOf(layTracks(orders, positionsOf(orders)), 'orders', 'fulfilment')
    const box = track.label?.box ?? { left: 0, top: 0, right: 0, bottom: 0 }
    for (const { id, position } of orders.nodes) {
      const { x = 0, y = 0 } = position ?? {}
      expect(overlap(box, { left: x - 45, right: x + 45, top: y - 25, bottom: y + 25 }), id).toBe(0)
    }
  })

  it('run horizontally, vertically or at 45°, and end in the mouth, wherever the nodes stand', () => {
    const place = fc.tuple(fc.integer({ min: -600, max: 600 }), fc.integer({ min: -600, max: 600 }))
    const kinds = fc.constantFrom('topic' as const, 'queue' as const, 'source' as const, 'function' as const)
    fc.assert(
      fc.property(kinds, place, place, (kind, from, to) => {
        const two = picture([node('a', kind, from), node('b', 'queue', to)], [wire('subscription', 'a', 'b')])
        const [track] = layTracks(two, positionsOf(two))
        if (track === undefined) throw new Error('no track')
        for (const slant of slants(track)) expect(Math.min(slant, 45 - slant)).toBeLessThan(0.5)
        const end = pointAt(track.pieces, track.length)
        expect(end.x).toBeCloseTo(to[0] - 120, 1)
        expect(end.y).toBeCloseTo(to[1], 1)
      }),
    )
  })
})
