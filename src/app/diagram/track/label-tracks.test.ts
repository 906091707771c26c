import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Picture } from '../../../bridge/protocol/index.ts'
import { openTemplate } from '../../../document/index.ts'
import { layOut } from '../layout/lay-out.ts'
import { measureOf } from '../measures.ts'
import { node, picture, positionsOf, wire } from '../testing/pictures.ts'
import { boxAround, overlap, type Box } from './geometry.ts'
import { shownWords } from './label-tracks.ts'
import { bedBoxes } from './place-label.ts'
import { layTracks, type Positions, type Track } from './tracks.ts'

type Drawn = Pick<Picture, 'nodes' | 'wires'>

const examples = new URL('../../../../public/examples/', import.meta.url)

function exampleNamed(name: string): Drawn {
  const opened = openTemplate(readFileSync(new URL(name, examples), 'utf8'), { name, files: {} })
  if (!opened.ok) throw new Error(opened.error.message)
  return opened.value
}

function told({ nodes }: Drawn): Positions {
  return Object.fromEntries(nodes.flatMap(({ id, position }) => (position === undefined ? [] : [[id, position]])))
}

function tracksOf(drawn: Drawn, positions: Positions): readonly Track[] {
  return layTracks({ ...picture([], []), ...drawn }, positions).filter((track) => track !== undefined)
}

/** The line itself: words stand clear of it, not of all that its bed reserves. */
const lineOf = (track: Track): readonly Box[] =>
  bedBoxes(track.pieces).map(({ left, right, top, bottom }) => ({ left: left + 5, right: right - 5, top: top + 5, bottom: bottom - 5 }))

/** What words lie on, in words: nothing in a picture that can be read. */
function covered(drawn: Drawn, positions: Positions): string[] {
  const tracks = tracksOf(drawn, positions)
  const worded = tracks.filter(({ label }) => label?.text !== undefined)
  return worded.flatMap((track, index) => {
    const box = track.label?.box as Box
    const name = `"${track.wire.label}" of ${track.wire.id}`
    const nodes = drawn.nodes.filter((one) => {
      const at = positions[one.id]
      return at !== undefined && overlap(box, boxAround(at, measureOf(one).frame)) > 0
    })
    return [
      ...nodes.map(({ id }) => `${name} on ${id}`),
      ...tracks
        .filter((other) => lineOf(other).some((line) => overlap(box, line) > 0))
        .map(({ wire: { id } }) => `${name} on the track ${id}`),
      ...worded
        .slice(index + 1)
        .filter((other) => overlap(box, other.label?.box as Box) > 0)
        .map(({ wire: { id } }) => `${name} on the words of ${id}`),
    ]
  })
}

describe('the words of wires', () => {
  it.each(readdirSync(examples).filter((name) => name.endsWith('.yaml')))(
    'of %s lie on nothing, as it is placed and as it is laid out',
    (name) => {
      const drawn = exampleNamed(name)
      const bare = { ...drawn, nodes: drawn.nodes.map(({ position: _position, ...rest }) => rest) }
      expect(covered(drawn, { ...layOut(drawn, told(drawn)), ...told(drawn) })).toEqual([])
      expect(covered(bare, layOut(bare, {}))).toEqual([])
    },
  )

  it('lie on nothing wherever a workflow and what it calls stand; what finds no room is left out', () => {
    const place = fc.tuple(fc.integer({ min: -500, max: 700 }), fc.integer({ min: -500, max: 500 }))
    const kinds = fc.constantFrom('queue' as const, 'function' as const, 'table' as const, 'topic' as const)
    const called = fc.array(fc.tuple(kinds, place, fc.constantFrom('invoke', 'putItem', 'getObject, putObject, listObjectsV2 …')), {
      minLength: 1,
      maxLength: 9,
    })
    fc.assert(
      fc.property(called, (targets) => {
        const many = picture(
          [node('flow', 'workflow', [0, 0]), ...targets.map(([kind, at], index) => node(`n${index}`, kind, at))],
          targets.map(([, , label], index) => wire('task', 'flow', `n${index}`, label)),
        )
        expect(covered(many, positionsOf(many))).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('of a call stand by what is called, where its track is its own', () => {
    const saga = exampleNamed('order-saga.yaml')
    const tracks = tracksOf(saga, told(saga))
    for (const {
      wire: { label, to },
      label: place,
    } of tracks) {
      if (label === undefined || place?.text === undefined) continue
      const end = told(saga)[to] ?? { x: 0, y: 0 }
      expect(Math.hypot(place.at.x - end.x, place.at.y - end.y), to).toBeLessThan(230)
    }
    // Between two other tracks there is no room for it.
    expect(
      tracks.filter(({ wire: { label }, label: words }) => label !== undefined && words === undefined).map(({ wire: { to } }) => to),
    ).toEqual(['Charge'])
  })

  it('become shorter before they are left out, and a funnel stands even without words', () => {
    const near = picture(
      [node('flow', 'workflow', [0, 0]), node('table', 'table', [270, 0]), node('t', 'topic', [0, 300]), node('q', 'queue', [210, 300])],
      [wire('task', 'flow', 'table', 'getItem, putItem, updateItem'), wire('subscription', 't', 'q', 'type = goods')],
    )
    const [task, filtered] = tracksOf(near, positionsOf(near))
    expect(shownWords(task as Track)).toMatch(/^getIt.*…$/)
    expect(filtered?.label?.text).toBeUndefined()
    expect(filtered?.label?.at.y).toBe(300)
  })
})
