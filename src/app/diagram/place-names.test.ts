import { describe, expect, it } from 'vitest'
import { graphOf } from './graph.ts'
import { layOut } from './layout/lay-out.ts'
import { farNameHeight, placeNames } from './place-names.ts'
import { fanOut, node, picture, positionsOf, wholeShop, wire } from './testing/pictures.ts'
import { overlap, type Box } from './track/geometry.ts'

const graphFor = (of: ReturnType<typeof picture>) => graphOf(of, layOut(of, {}))

/** On the screen, as wide as its letters are at least. */
function boxesOf(names: ReturnType<typeof placeNames>, zoom: number): Box[] {
  return names.map(({ text, at }) => {
    const half = (text.length * 6.5) / 2
    const [x, y] = [at.x * zoom, at.y * zoom]
    return { left: x - half, right: x + half, top: y - farNameHeight / 2, bottom: y + farNameHeight / 2 }
  })
}

describe('names far away', () => {
  it('stand beside every node while there is room', () => {
    const names = placeNames(graphFor(fanOut(false)), 0.4)
    expect(names.map(({ text }) => text).toSorted()).toEqual(
      fanOut(false)
        .nodes.map(({ name }) => name)
        .toSorted(),
    )
  })

  it.each([0.4, 0.25, 0.12])('never lie on each other, at %f', (zoom) => {
    const boxes = boxesOf(placeNames(graphFor(fanOut(false)), zoom), zoom)
    expect(boxes.flatMap((a, index) => boxes.slice(index + 1).filter((b) => overlap(a, b) > 0))).toEqual([])
  })

  it('keep what leads most when not all have room: the topic before its queues, a dead-letter queue last', () => {
    const { nodes, wires } = fanOut(false)
    // Whatever comes first in the document.
    for (const order of [nodes, nodes.toReversed()]) {
      const shown = placeNames(graphFor(picture(order, wires)), 0.12).map(({ node: id }) => id)
      expect(shown[0]).toBe('orders')
      expect(shown.length).toBeLessThan(nodes.length)
      expect(shown).not.toContain('dead')
    }
  })

  it('of sixty nodes name every topic on a phone, and most nodes on a desk', () => {
    const graph = graphFor(wholeShop())
    const topics = wholeShop().nodes.flatMap(({ id, kind }) => (kind === 'topic' ? [id] : []))
    expect(placeNames(graph, 0.13).map(({ node: id }) => id)).toEqual(expect.arrayContaining(topics))
    expect(placeNames(graph, 0.3).length).toBeGreaterThan(35)
    const boxes = boxesOf(placeNames(graph, 0.13), 0.13)
    expect(boxes.flatMap((a, index) => boxes.slice(index + 1).filter((b) => overlap(a, b) > 0))).toEqual([])
  })

  it('are left out rather than standing beside another shape', () => {
    const about = [
      node('above', 'function', [0, -60]),
      node('below', 'function', [0, 60]),
      node('left', 'function', [-140, 0]),
      node('right', 'function', [140, 0]),
    ]
    const corners = [node('a', 'topic', [-900, -400]), node('z', 'topic', [900, 400])]
    const namesOf = (kind: 'function' | 'topic') => {
      const drawn = picture([node('middle', kind, [0, 0]), ...about, ...corners], [])
      return placeNames(graphOf(drawn, positionsOf(drawn)), 0.2).map(({ node: id }) => id)
    }
    expect(namesOf('function')).toEqual(expect.arrayContaining(['above', 'below', 'left', 'right']))
    expect(namesOf('function')).not.toContain('middle')
    expect(namesOf('topic'), 'a topic names what hangs on it').toContain('middle')
  })

  it('are shortened in their middle, where they differ least', () => {
    const long = (end: number) => `fulfilment-of-orders-from-all-marketplaces-${end}`
    const two = picture(
      [
        node('a', 'topic'),
        ...[1, 2].map((end) => ({ ...node(`q${end}`, 'queue'), name: long(end) })),
        node('f', 'function'),
        node('g', 'function'),
      ],
      [wire('subscription', 'a', 'q1'), wire('subscription', 'a', 'q2'), wire('event-source', 'q1', 'f'), wire('event-source', 'q2', 'g')],
    )
    const texts = placeNames(graphFor(two), 0.3).flatMap(({ node: id, text }) => (id.startsWith('q') ? [text] : []))
    expect(texts.length).toBe(2)
    for (const text of texts) expect(text).toMatch(/^fulf.*….*\d$/)
    expect(new Set(texts).size).toBe(2)
  })
})
