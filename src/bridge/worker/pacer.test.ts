import { expect, test } from 'vitest'
import { createPacer, measure, rebase, targetMs } from './pacer.ts'

test('the target is the base and the wall time that passed, times the speed', () => {
  const pacer = createPacer(60, 1_000, 5_000)
  expect(targetMs(pacer, 1_000)).toBe(5_000)
  expect(targetMs(pacer, 2_000)).toBe(65_000)
  expect(targetMs(createPacer(0.1, 0, 0), 15)).toBe(1)
  expect(targetMs(createPacer(Infinity, 0, 0), 1)).toBe(Infinity)
})

test('who is late begins anew where it stands', () => {
  const pacer = createPacer(60, 0, 0)
  rebase(pacer, 10_000, 1_234)
  expect(targetMs(pacer, 10_000)).toBe(1_234)
  expect(targetMs(pacer, 11_000)).toBe(61_234)
})

test('the speed that is reached is measured over half a second at least', () => {
  const pacer = createPacer(100, 0, 0)
  measure(pacer, 400, 1_000)
  expect(pacer.reached).toBe(100)
  measure(pacer, 500, 1_000)
  expect(pacer.reached).toBe(2)
  measure(pacer, 1_500, 101_000)
  expect(pacer.reached).toBe(100)
})
