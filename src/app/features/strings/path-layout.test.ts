import { describe, expect, it } from 'vitest'
import { firstPoints, laneOf, layOutPath, lineNear, type Points, walkLine, xOf, yOf } from './path-layout.ts'

const box = { width: 1_000, height: 232 }
const stations = [{ isQueue: false }, { isQueue: true }, { isQueue: false }]
const layout = layOutPath(box, stations, { span: { fromMs: 0, toMs: 10_000 }, headMs: 8_000 })
const [running, waiting, , failed, done] = [0, 1, 2, 3, 4]
const ended = (status: number) => status === failed || status === done

/** Two lines: one that is deleted, one that still waits. */
const points: Points = {
  lines: 2,
  line: Uint32Array.of(0, 0, 1, 1, 1),
  at: Float64Array.of(3_000, 5_000, 0, 1_000, 2_000),
  station: Float32Array.of(0, 1, 0, 1, 2),
  status: Uint8Array.of(running, waiting, running, running, done),
}
const first = firstPoints(points)

function stretches(line: number) {
  const told: number[][] = []
  walkLine(points, first, line, layout, ended, (...stretch) => told.push(stretch.map((value) => Math.round(value))))
  return told
}

describe('the layout', () => {
  it('spreads the stations over the height, and time over the width', () => {
    expect(layout.stations).toEqual([16, 116, 216])
    expect(xOf(2_500, layout)).toBe(250)
  })

  it('gives waiting lines a band at a queue only', () => {
    expect(layout.bands).toEqual([0, 34, 0])
    expect(yOf(1, -0.5, layout)).toBe(99)
    expect(yOf(0, -0.5, layout)).toBe(16)
  })

  it('puts half a station half-way to the next', () => {
    expect(yOf(1.5, 0, layout)).toBe(166)
    expect(yOf(2.5, 0, layout)).toBeGreaterThan(216)
  })

  it('keeps the place of a line, whatever else is drawn', () => {
    for (const born of [0, 1, 999, 123_456_789]) {
      expect(laneOf(born)).toBe(laneOf(born))
      expect(Math.abs(laneOf(born))).toBeLessThanOrEqual(0.5)
    }
    expect(new Set(Array.from({ length: 50 }, (_, index) => laneOf(index * 1_000).toFixed(3))).size).toBe(50)
  })
})

describe('a line', () => {
  it('goes from point to point, and what has not ended goes on until now', () => {
    const lane = laneOf(3_000)
    const queue = Math.round(116 + 34 * lane)
    expect(stretches(0)).toEqual([
      [300, 16, 500, queue, running, 0],
      [500, queue, 800, queue, waiting, 1],
    ])
  })

  it('that has ended ends there', () => {
    const told = stretches(1)
    expect(told).toHaveLength(3)
    expect(told.at(-1)).toEqual([200, 216, 200, 216, done, 4])
  })

  it('finds its points where lines have different numbers of them', () => {
    expect([...first]).toEqual([0, 2, 5])
  })

  it('is found near a place, and not further away than asked', () => {
    const near = (x: number, y: number) => lineNear(points, first, layout, ended, { x, y, within: 8 })
    expect(near(195, 212)).toBe(1)
    expect(near(700, 116 + 34 * laneOf(3_000) + 3)).toBe(0)
    expect(near(700, 30)).toBeUndefined()
    expect(near(900, 116)).toBeUndefined()
  })
})
