import { describe, expect, it } from 'vitest'
import { fanOut, positionsOf } from './testing/pictures.ts'
import { walk, type Direction } from './walk.ts'

const orders = fanOut(true)
const from = (id: string, direction: Direction): string | undefined => walk(id, direction, positionsOf(orders), orders.wires)

describe('walking by arrow keys', () => {
  it('follows wires to the right and back to the left, the level one first', () => {
    expect(from('shop', 'right')).toBe('orders')
    expect(from('orders', 'right')).toBe('billing')
    expect(from('analytics', 'left')).toBe('orders')
  })

  it('goes up and down within a column', () => {
    expect(from('billing', 'up')).toBe('fulfilment')
    expect(from('charge', 'down')).toBe('ingest')
  })

  it('stays where nothing lies further', () => {
    expect(from('pack', 'right')).toBeUndefined()
    expect(from('fulfilment', 'up')).toBeUndefined()
  })
})
