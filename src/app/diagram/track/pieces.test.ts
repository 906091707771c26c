import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { angleAt, lengthOf, pointAt, toPath, toPieces } from './pieces.ts'

const corner = [
  { x: 0, y: 0 },
  { x: 100, y: 0 },
  { x: 200, y: 100 },
]

describe('a track as pieces', () => {
  it('is one line when nothing turns', () => {
    const pieces = toPieces([
      { x: 0, y: 5 },
      { x: 40, y: 5 },
      { x: 40, y: 5 },
      { x: 90, y: 5 },
    ])
    expect(toPath(pieces)).toBe('M0 5L90 5')
    expect(lengthOf(pieces)).toBe(90)
  })

  it('begins and ends a bend 7 px from its corner', () => {
    const pieces = toPieces(corner)
    expect(toPath(pieces)).toBe('M0 0L93 0A16.9 16.9 0 0 1 104.95 4.95L200 100')
  })

  it('puts something half way along at half its length', () => {
    const pieces = toPieces(corner)
    const length = lengthOf(pieces)
    expect(pointAt(pieces, 50)).toEqual({ x: 50, y: 0 })
    expect(pointAt(pieces, length)).toEqual({ x: 200, y: 100 })
    expect(pointAt(pieces, -10)).toEqual({ x: 0, y: 0 })
    expect(pointAt(pieces, length + 10)).toEqual({ x: 200, y: 100 })
    expect(angleAt(pieces, 10)).toBeCloseTo(0)
    expect(angleAt(pieces, length - 1)).toBeCloseTo(Math.PI / 4)
  })

  it('moves as far on the screen as along the track, without a jump, whatever its corners', () => {
    const step = fc.record({ x: fc.integer({ min: 20, max: 120 }), y: fc.integer({ min: -120, max: 120 }) })
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), (steps) => {
        const points = [{ x: 0, y: 0 }]
        for (const { x, y } of steps) points.push({ x: (points.at(-1)?.x ?? 0) + x, y: (points.at(-1)?.y ?? 0) + y })
        const pieces = toPieces(points)
        const length = lengthOf(pieces)
        for (let travelled = 0; travelled < length; travelled += 1.5) {
          const a = pointAt(pieces, travelled)
          const b = pointAt(pieces, Math.min(length, travelled + 1.5))
          expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeLessThanOrEqual(1.5001)
          expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(Math.min(1.5, length - travelled) * 0.6)
        }
      }),
    )
  })
})
