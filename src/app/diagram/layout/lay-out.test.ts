import { describe, expect, it } from 'vitest'
import { lanes, measureOf } from '../measures.ts'
import { fanOut, node, picture, positionsOf, wire } from '../testing/pictures.ts'
import { around, boxAround, overlap } from '../track/geometry.ts'
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

  it('leaves room for the lanes of a FIFO queue, and for its dead-letter queue below them', () => {
    const lined = picture(
      [
        node('topic', 'topic'),
        ...['first', 'second'].map((id) => node(id, 'queue', undefined, { fifo: true })),
        node('dead', 'queue', undefined, { fifo: true, deadLetter: true }),
      ],
      [wire('subscription', 'topic', 'first'), wire('subscription', 'topic', 'second'), wire('redrive', 'first', 'dead')],
    )
    const places = layOut(lined, {})
    const boxes = new Map(lined.nodes.map((one) => [one.id, boxAround(places[one.id] ?? { x: 0, y: 0 }, measureOf(one).frame)]))
    const box = (id: string) => boxes.get(id) ?? { left: 0, right: 0, top: 0, bottom: 0 }
    expect(overlap(box('first'), box('second')) + overlap(box('dead'), box('second'))).toBe(0)
    expect(box('dead').top).toBeGreaterThan((places['first']?.y ?? 0) + lanes.half)
  })

  it('lets no two nodes overlap', () => {
    const wide = fanOut(false)
    const places = layOut(wide, {})
    const boxes = wide.nodes.map((one) => ({ id: one.id, box: boxAround(places[one.id] ?? { x: 0, y: 0 }, measureOf(one).frame) }))
    const pairs = boxes.flatMap((a, index) => boxes.slice(index + 1).map((b) => ({ ids: `${a.id} ${b.id}`, area: overlap(a.box, b.box) })))
    expect(pairs.filter(({ area }) => area > 0)).toEqual([])
  })

  it('keeps what the document places, and stands a newcomer next to what it is wired to', () => {
    const told = { a: { x: 10, y: 20 } }
    const pair = picture(
      [node('a', 'topic', [10, 20]), node('b', 'queue'), node('before', 'source')],
      [wire('subscription', 'a', 'b'), wire('traffic', 'before', 'a')],
    )
    const places = layOut(pair, told)
    expect(places['a']).toEqual(told.a)
    expect(places['b']?.y).toBe(20)
    expect(places['b']?.x).toBeGreaterThan(150)
    expect(places['before']?.y).toBe(20)
    expect(places['before']?.x).toBeLessThan(-100)
  })

  it('stands newcomers by their placed neighbours, in turn, and covers nothing', () => {
    const placed = fanOut(true)
    const more = picture(
      [
        ...placed.nodes,
        node('dead-of-pack', 'queue', undefined, { deadLetter: true }),
        node('audit', 'queue'),
        node('auditor', 'function'),
        node('mail', 'inbox', undefined, { detail: 'email' }),
      ],
      [
        ...placed.wires,
        wire('redrive', 'fulfilment', 'dead-of-pack'),
        wire('subscription', 'orders', 'audit'),
        wire('event-source', 'audit', 'auditor'),
        wire('subscription', 'orders', 'mail'),
      ],
    )
    const told = positionsOf(placed)
    const places = layOut(more, told)
    const [dead, owner] = [places['dead-of-pack'], told['fulfilment']]
    expect({ x: (dead?.x ?? 0) - (owner?.x ?? 0), y: (dead?.y ?? 0) - (owner?.y ?? 0) }).toEqual({ x: 140, y: 60 })
    expect(Math.abs((places['audit']?.x ?? 0) - (told['billing']?.x ?? 0))).toBeLessThan(200)
    expect(Math.abs((places['auditor']?.y ?? 0) - (places['audit']?.y ?? 0))).toBeLessThan(60)
    const boxes = more.nodes.map((one) => ({ id: one.id, box: boxAround(places[one.id] ?? { x: 0, y: 0 }, measureOf(one).frame) }))
    const pairs = boxes.flatMap((a, index) => boxes.slice(index + 1).map((b) => ({ ids: `${a.id} ${b.id}`, area: overlap(a.box, b.box) })))
    expect(pairs.filter(({ area }) => area > 0)).toEqual([])
  })

  it('stands what is wired to nothing placed underneath', () => {
    const places = layOut(picture([node('a', 'topic', [10, 20]), node('lonely', 'queue')], []), { a: { x: 10, y: 20 } })
    expect(places['lonely']?.y).toBeGreaterThan(150)
  })

  it('survives loops and wires from a node to itself', () => {
    const loop = picture(
      [node('a', 'queue'), node('b', 'function'), node('c', 'queue', undefined, { deadLetter: true })],
      [wire('event-source', 'a', 'b'), wire('reference', 'b', 'a'), wire('redrive', 'c', 'c'), wire('reference', 'b', 'b')],
    )
    expect(Object.keys(layOut(loop, {})).toSorted()).toEqual(['a', 'b', 'c'])
  })

  it('folds a long picture, so that it can be read on a canvas: no node lies on another', () => {
    const ring = ringOf(12)
    const places = layOut(ring, {})
    expect(places).toEqual(layOut(ring, {}))
    const boxes = ring.nodes.map((one) => boxAround(places[one.id] ?? { x: 0, y: 0 }, measureOf(one).frame))
    const whole = around(boxes) ?? { left: 0, right: 0, top: 0, bottom: 0 }
    expect(boxes.flatMap((a, index) => boxes.slice(index + 1).filter((b) => overlap(a, b) > 0))).toEqual([])
    expect(Math.min(1400 / (whole.right - whole.left), 780 / (whole.bottom - whole.top))).toBeGreaterThan(0.5)
    for (const { from, to } of ring.wires.filter(({ kind }) => kind === 'traffic'))
      expect(places[from]?.x ?? 0).toBeLessThan(places[to]?.x ?? 0)
  })

  it('lays a long chain in rows', () => {
    const ids = Array.from({ length: 30 }, (_, index) => `n${index}`)
    const chain = picture(
      ids.map((id, index) => node(id, index % 2 === 0 ? 'queue' : 'function')),
      ids.slice(1).map((id, index) => wire('event-source', ids[index] ?? '', id)),
    )
    const rows = new Set(Object.values(layOut(chain, {})).map(({ y }) => y))
    expect(rows.size).toBeGreaterThan(2)
    expect(rows.size).toBeLessThan(12)
  })
})

describe('parts that no wire joins', () => {
  it('stay whole, each as if it stood alone, and side by side: no column takes up what lies between another’s nodes', () => {
    const groups = [0, 1, 2, 3, 4]
    const shop = picture(
      groups.flatMap((group) => [
        node(`source${group}`, 'source'),
        node(`topic${group}`, 'topic'),
        ...['a', 'b', 'c'].flatMap((side) => [node(`${side}${group}`, 'queue'), node(`${side}-function${group}`, 'function')]),
      ]),
      groups.flatMap((group) => [
        wire('traffic', `source${group}`, `topic${group}`),
        ...['a', 'b', 'c'].flatMap((side) => [
          wire('subscription', `topic${group}`, `${side}${group}`),
          wire('event-source', `${side}${group}`, `${side}-function${group}`),
        ]),
      ]),
    )
    const places = layOut(shop, {})
    const boxes = groups.map((group) => {
      const own = shop.nodes.filter(({ id }) => id.endsWith(String(group)))
      return (
        around(own.map((one) => boxAround(places[one.id] ?? { x: 0, y: 0 }, measureOf(one).frame))) ?? {
          left: 0,
          right: 0,
          top: 0,
          bottom: 0,
        }
      )
    })
    expect(boxes.flatMap((a, index) => boxes.slice(index + 1).filter((b) => overlap(a, b) > 0))).toEqual([])
    expect(new Set(boxes.map(({ left }) => left)).size).toBeGreaterThan(1)
    const offsets = (group: number) =>
      shop.nodes
        .filter(({ id }) => id.endsWith(String(group)))
        .map(({ id }) => [
          (places[id]?.x ?? 0) - (places[`topic${group}`]?.x ?? 0),
          (places[id]?.y ?? 0) - (places[`topic${group}`]?.y ?? 0),
        ])
    for (const group of groups) expect(offsets(group)).toEqual(offsets(0))
  })
})

/** Groups of a source, a topic, two queues and a function; each topic is also heard by the next group. */
function ringOf(count: number) {
  const groups = Array.from({ length: count }, (_, index) => index)
  return picture(
    groups.flatMap((group) => [
      node(`source${group}`, 'source'),
      node(`topic${group}`, 'topic'),
      node(`a${group}`, 'queue'),
      node(`b${group}`, 'queue'),
      node(`function${group}`, 'function'),
    ]),
    groups.flatMap((group) => [
      wire('traffic', `source${group}`, `topic${group}`),
      ...['a', 'b'].flatMap((side) => [
        wire('subscription', `topic${group}`, `${side}${group}`),
        wire('subscription', `topic${(group + 1) % count}`, `${side}${group}`),
        wire('event-source', `${side}${group}`, `function${group}`),
      ]),
    ]),
  )
}
