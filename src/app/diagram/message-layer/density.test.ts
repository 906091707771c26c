import { describe, expect, it } from 'vitest'
import { fanOut, positionsOf } from '../testing/pictures.ts'
import { layTracks } from '../track/tracks.ts'
import { densities, PITCH } from './density.ts'

const picture = fanOut(true)
const tracks = layTracks(picture, positionsOf(picture))

function crowd(wire: readonly number[], travelled: readonly number[], status: readonly number[]) {
  const rows = Uint32Array.from(wire, (_, index) => index)
  return {
    tracks,
    places: { count: wire.length, row: rows, wire: Int16Array.from(wire), travelled: Float32Array.from(travelled) },
    tokens: { status: Uint8Array.from(status) },
  }
}

describe('how crowded a track is', () => {
  it('counts every message in its stretch, the last one included', () => {
    // Straight, and as long as a whole number of stretches: its end belongs to the last of them.
    const length = tracks[2]?.length ?? 0
    expect(length % PITCH).toBe(0)
    const found = densities(crowd([2, 2, 2, 1], [0, 1, length, 5], [0, 0, 0, 0]), (wire) => wire === 2)
    expect([...found.keys()]).toEqual([2])
    expect(found.get(2)?.bins[0]).toBe(2)
    expect(found.get(2)?.bins.at(-1)).toBe(1)
    expect(found.get(2)?.bins).toHaveLength(length / PITCH)
    expect(found.get(2)?.most).toBe(2)
  })

  it('has the status that most of its messages have, each track its own', () => {
    const found = densities(crowd([1, 1, 1, 2], [0, 9, 20, 3], [0, 2, 2, 1]), () => true)
    expect([found.get(1)?.status, found.get(2)?.status]).toEqual([2, 1])
  })
})
