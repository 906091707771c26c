import fc from 'fast-check'
import { expect, test } from 'vitest'
import { heapify, heapPop, heapPush } from './heap.ts'

const before = (a: number, b: number): boolean => a < b

function drain(heap: number[]): number[] {
  const out: number[] = []
  for (let top = heapPop(heap, before); top !== undefined; top = heapPop(heap, before)) out.push(top)
  return out
}

test('whatever is pushed comes out sorted', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), (numbers) => {
      const heap: number[] = []
      for (const number of numbers) heapPush(heap, number, before)
      expect(drain(heap)).toEqual(numbers.toSorted((a, b) => a - b))
    }),
  )
})

test('an array in any order can be made a heap', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), (numbers) => {
      const heap = numbers.slice()
      heapify(heap, before)
      expect(drain(heap)).toEqual(numbers.toSorted((a, b) => a - b))
    }),
  )
})
