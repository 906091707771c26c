import { describe, expect, it } from 'vitest'
import { measureOf } from '../measures.ts'
import { fanOut, node, picture, wire } from '../testing/pictures.ts'
import { boxAround, overlap } from '../track/geometry.ts'
import { layOut } from './lay-out.ts'

describe('a layout', () => {
  it('is the same for the same picture', () => {
    expect(layOut(fanOut(false), {})).toEqual(layOut(fanOut(false), {}))
  })

  it('goes from left to right, rows on one axis, in the order of the document', () => {
    const places = layOut(fanOut(false), {})
    const x = (id: string): number => places[id]?.x ?? Number.NaN
    const y = (id: string): number => places[id]?.y ?? Number.NaN
    expect(x('shop')).toBeLessThan(x('orders'))
    expect(x('orders')).toBeLessThan(x('billing'))
    expect(x('billing')).toBeLessThan(x('charge'))
    expect([y('pack'), y('charge'), y('ingest')]).toEqual([y('fulfilment'), y('billing'), y('analytics')])
    expect(y('shop')).toBe(y('orders'))
    expect(y('fulfilment')).toBeLessThan(y('analytics'))
  })

  it('puts a dead-letter queue below and right of its queue', () => {
    const places = layOut(fanOut(false), {})
    expect(places['dead']).toEqual({ x: (places['billing']?.x ?? 0) + 140, y: (places['billing']?.y ?? 0) + 60 })
  })

  it('lets no two nodes overlap', () => {
    const wide = fanOut(false)
    const places = layOut(wide, {})
    const boxes = wide.nodes.map((one) => ({ id: one.id, box: boxAround(places[one.id] ?? { x: 0, y: 0 }, measureOf(one).frame) }))
    const pairs = boxes.flatMap((a, index) => boxes.slice(index + 1).map((b) => ({ ids: `${a.id} ${b.id}`, area: overlap(a.box, b.box) })))
    expect(pairs.filter(({ area }) => area > 0)).toEqual([])
  })

  it('keeps what the document places, and stands the rest underneath', () => {
    const places = layOut(picture([node('a', 'topic', [10, 20]), node('b', 'queue')], [wire('subscription', 'a', 'b')]), {
      a: { x: 10, y: 20 },
    })
    expect(places['a']).toEqual({ x: 10, y: 20 })
    expect(places['b']?.y).toBeGreaterThan(150)
  })

  it('survives loops and wires from a node to itself', () => {
    const loop = picture(
      [node('a', 'queue'), node('b', 'function'), node('c', 'queue', undefined, { deadLetter: true })],
      [wire('event-source', 'a', 'b'), wire('reference', 'b', 'a'), wire('redrive', 'c', 'c'), wire('reference', 'b', 'b')],
    )
    expect(Object.keys(layOut(loop, {})).toSorted()).toEqual(['a', 'b', 'c'])
  })
})
