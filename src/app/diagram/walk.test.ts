import { describe, expect, it } from 'vitest'
import { fanOut, positionsOf } from './testing/pictures.ts'
import { nextWire, stepOnWire, walk, type Direction, type Spot } from './walk.ts'

const orders = fanOut(true)
const positions = positionsOf(orders)
const from = (id: string, direction: Direction): string | undefined => walk(id, direction, positions, orders.wires)?.id

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

describe('walking on wires', () => {
  const onWire = (id: string, direction: Direction): string | undefined => stepOnWire(id, direction, positions, orders.wires)?.id
  const wiresFrom = (spot: Spot): string | undefined => nextWire(spot, positions, orders.wires)?.id

  it('begins with the topmost wire that leaves a node, or with one that arrives where none leaves', () => {
    expect(wiresFrom({ kind: 'node', id: 'orders' })).toBe('orders subscription fulfilment')
    expect(wiresFrom({ kind: 'node', id: 'pack' })).toBe('fulfilment event-source pack')
  })

  it('goes round the wires of a node, and from each to its ends', () => {
    const second = onWire('orders subscription fulfilment', 'down')
    expect(second).toBe('orders subscription billing')
    expect(wiresFrom({ kind: 'wire', id: 'orders subscription fulfilment' })).toBe(second)
    expect(onWire('orders subscription fulfilment', 'up')).toBe('orders subscription analytics')
    expect(onWire('orders subscription billing', 'right')).toBe('billing')
    expect(onWire('orders subscription billing', 'left')).toBe('orders')
  })
})
