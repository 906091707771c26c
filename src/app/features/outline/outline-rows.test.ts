import { describe, expect, it } from 'vitest'
import type { TokenColumns } from '../../../bridge/protocol/index.ts'
import { fanOut, node, picture, wire } from '../../diagram/testing/pictures.ts'
import { figureWords, outlineRows, underWay, wireWords } from './outline-rows.ts'

const lines = (from: Parameters<typeof outlineRows>[0]): readonly string[] =>
  outlineRows(from).map((row) => (row.kind === 'node' ? row.node.name : `  ${wireWords(row.wire)} → ${row.node.name}`))

describe('the outline of a picture', () => {
  it('begins where messages come from and follows the wires', () => {
    const picture = fanOut(false)
    expect(lines({ ...picture, nodes: picture.nodes.toReversed() }).slice(0, 7)).toEqual([
      'shop',
      '  traffic → orders',
      'orders',
      '  subscription, type = goods → fulfilment',
      '  subscription → billing',
      '  subscription → analytics',
      '  permission → billing',
    ])
  })

  it('tells every node once and every wire once, loops and lonely ones as well', () => {
    const loop = picture(
      [node('a', 'queue'), node('b', 'function'), node('alone', 'inert')],
      [wire('event-source', 'a', 'b'), wire('reference', 'b', 'a'), wire('redrive', 'a', 'a')],
    )
    const rows = outlineRows(loop)
    expect(rows.flatMap((row) => (row.kind === 'node' ? [row.id] : [])).toSorted()).toEqual(['a', 'alone', 'b'])
    expect(rows.filter(({ kind }) => kind === 'wire')).toHaveLength(3)
  })

  it('counts messages, not envelopes, on each wire', () => {
    const tokens = { count: 3, wire: Int16Array.of(2, 2, -1), messages: Uint16Array.of(10, 1, 1) } as unknown as TokenColumns
    expect(underWay(tokens).get(2)).toBe(11)
    expect(underWay(undefined).size).toBe(0)
  })

  it('says nothing of a node that no frame has told of', () => {
    expect(figureWords(undefined)).toBe('')
  })
})
