import { expect, it } from 'vitest'
import { arrowHead, roundedPath } from './rounded-path.ts'

it('a straight line has no bend, a corner is rounded by at most half of its shorter side', () => {
  const [a, b, c] = [
    { x: 0, y: 0 },
    { x: 0, y: 40 },
    { x: 10, y: 40 },
  ]
  expect(roundedPath([a, b])).toBe('M0 0L0 40')
  expect(roundedPath([a, b, c])).toBe('M0 0L0 35Q0 40 5 40L10 40')
  expect(roundedPath([])).toBe('')
})

it('an arrow head points where its line goes', () => {
  const down = arrowHead([
    { x: 5, y: 0 },
    { x: 5, y: 40 },
  ])
  expect(down).toBe('M9.8 32.2L5 40L0.2 32.2')
  expect(arrowHead([{ x: 1, y: 1 }])).toBe('')
})
