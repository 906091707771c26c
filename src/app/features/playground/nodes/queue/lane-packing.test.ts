import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lane, siding } from '../../../../diagram/measures.ts'
import { packLane, slotCenter, slotTicks } from './lane-packing.ts'

describe('messages in a lane', () => {
  it('stand whole while there is room', () => {
    expect(packLane(lane, 4, 2, 3)).toEqual({ lifted: 2, whole: 4, bars: [], slivers: [] })
    expect(packLane(lane, 11, 0, 3).whole).toBe(11)
  })

  it('stand as bars behind the whole ones when there are more', () => {
    const { lifted, whole, bars, slivers } = packLane(lane, 12, 3, 3)
    expect({ lifted, whole, bars: bars.length, slivers: slivers.length }).toEqual({ lifted: 3, whole: 6, bars: 6, slivers: 0 })
  })

  it('end in slivers when there are hundreds', () => {
    const { whole, bars, slivers } = packLane(lane, 412, 0, 3)
    expect(whole).toBe(5)
    expect(bars.length).toBe(8)
    expect(slivers.length).toBeGreaterThan(10)
  })

  it('start with the head at the gate', () => {
    expect(slotCenter(lane, 0)).toBe(105.5)
    expect(slotCenter(lane, 0) - slotCenter(lane, 1)).toBe(19)
    expect(slotTicks(lane)[0]).toBe(96)
  })

  it('never reach beyond the mouth, never overlap, and never show more than there are', () => {
    fc.assert(
      fc.property(fc.constantFrom(lane, siding), fc.nat(2000), fc.nat(20), (measure, waiting, inFlight) => {
        const { lifted, whole, bars, slivers } = packLane(measure, waiting, inFlight, 3)
        const edges = [...Array.from({ length: lifted + whole }, (_, slot) => slotCenter(measure, slot) - 6.5), ...bars, ...slivers]
        expect(edges.every((x) => x >= measure.mouth + 2)).toBe(true)
        expect(edges.every((x, index) => index === 0 || x < (edges[index - 1] ?? 0) - 1)).toBe(true)
        expect(whole + bars.length + slivers.length).toBeLessThanOrEqual(waiting)
        expect(whole > 0).toBe(waiting > 0)
      }),
    )
  })
})
