import { describe, expect, it } from 'vitest'
import { shortName } from './short-name.ts'

describe('a name that is longer than its place', () => {
  it('keeps its beginning and its end, and is never longer than asked', () => {
    expect(shortName('fulfilment-of-all-orders-11', 15)).toBe('fulfilmen…rs-11')
    expect(shortName('fulfilment-of-all-orders-12', 15)).not.toBe(shortName('fulfilment-of-all-orders-11', 15))
    for (const most of [5, 9, 15, 24]) expect(shortName('a name with words of its own in it', most).length).toBeLessThanOrEqual(most)
  })

  it('is left alone where it fits', () => {
    expect(shortName('billing-queue', 13)).toBe('billing-queue')
  })
})
