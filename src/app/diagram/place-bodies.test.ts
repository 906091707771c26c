import { describe, expect, it } from 'vitest'
import { graphOf } from './graph.ts'
import { measureOf } from './measures.ts'
import { bodyLine, placeBodies } from './place-bodies.ts'
import { fanOut, positionsOf } from './testing/pictures.ts'
import { boxAround, overlap } from './track/geometry.ts'

const everything = { left: -10_000, right: 10_000, top: -10_000, bottom: 10_000 }
const picture = fanOut(true)
const graph = graphOf(picture, positionsOf(picture))

describe('the bodies of the first messages', () => {
  const lists = placeBodies(graph, everything, 1.25)

  it('stand below their queue, on no node and on no track; below the dead letters there is no room', () => {
    expect(lists.map(({ queue }) => queue)).toEqual(['fulfilment', 'billing', 'analytics'])
    for (const { queue, at, width, lines } of lists) {
      const box = { left: at.x, right: at.x + width, top: at.y, bottom: at.y + (lines * bodyLine) / 1.25 }
      const frames = picture.nodes.map((node) => boxAround(graph.positions[node.id] ?? { x: 0, y: 0 }, measureOf(node).frame))
      expect(
        frames.filter((frame) => overlap(frame, box) > 0),
        queue,
      ).toEqual([])
    }
  })

  it('have as many lines as there is room for', () => {
    const lineCount = new Map(lists.map(({ queue, lines }) => [queue, lines]))
    expect(lineCount.get('analytics')).toBe(6)
    expect(lineCount.get('billing')).toBeLessThan(6)
  })

  it('are more where one looks from nearer', () => {
    const lines = placeBodies(graph, everything, 2.5).find(({ queue }) => queue === 'billing')?.lines
    expect(lines).toBeGreaterThan(lists.find(({ queue }) => queue === 'billing')?.lines ?? 9)
  })

  it('are not placed out of sight', () => {
    const sight = { left: 500, right: 740, top: 200, bottom: 300 }
    expect(placeBodies(graph, sight, 1.25).map(({ queue }) => queue)).toEqual(['fulfilment'])
  })
})
