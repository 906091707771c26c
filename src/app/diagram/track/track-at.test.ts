import { describe, expect, it } from 'vitest'
import { fanOut, positionsOf } from '../testing/pictures.ts'
import { pointAt } from './pieces.ts'
import { trackAt } from './track-at.ts'
import { layTracks } from './tracks.ts'

const fan = fanOut(true)
const tracks = layTracks(fan, positionsOf(fan))

describe('the track under a point', () => {
  it('is found everywhere along its way, also in its bends', () => {
    for (const track of tracks) {
      if (track === undefined) continue
      // Near a topic the tracks of a fan-out lie on each other's beds.
      for (let travelled = 40; travelled < track.length - 2; travelled += 3) {
        const found = trackAt(tracks, pointAt(track.pieces, travelled), 12)
        expect(found?.wire.id, `${track.wire.id} at ${travelled}`).toBe(track.wire.id)
      }
    }
  })

  it('is the nearest of several within reach', () => {
    const redrive = tracks.find((track) => track?.wire.kind === 'redrive')
    const end = pointAt(redrive?.pieces ?? [], redrive?.length ?? 0)
    expect(trackAt(tracks, { x: end.x - 5, y: end.y + 8 }, 12)).toBe(redrive)
    expect(trackAt(tracks, { x: end.x - 5, y: end.y + 13 }, 12)).toBeUndefined()
  })
})
