import { describe, expect, it } from 'vitest'
import { axisTicks, momentOn, placeOn, timeScale } from './time-scale.ts'

const week = 604_800_000
const over = { fromMs: 0, isOver: true }
const stretches = (...moments: number[]) => moments.slice(1).map((toMs, index) => ({ fromMs: moments[index] ?? 0, toMs, isWork: false }))
const shortenedIn = (scale: ReturnType<typeof timeScale>) =>
  scale.pieces.filter(({ isShortened }) => isShortened).map(({ fromMs, toMs }) => toMs - fromMs)

describe('the axis of an execution', () => {
  it('is in proportion as long as nothing is far longer than the rest', () => {
    const scale = timeScale({ ...over, toMs: 14_500, quiet: stretches(0, 500, 2_500, 6_500, 14_500) }, 1_000)
    expect(shortenedIn(scale)).toEqual([])
    expect(placeOn(scale, 7_250)).toBe(500)
    expect(momentOn(scale, 500)).toBe(7_250)
  })

  it('draws a week short beside seconds, which stay in proportion among themselves', () => {
    const scale = timeScale({ ...over, toMs: week + 8_000, quiet: stretches(0, 2_000, 5_000, 5_000 + week, week + 8_000) }, 1_000)
    expect(shortenedIn(scale)).toEqual([week])
    const [before, wait, after] = scale.pieces
    expect(wait?.width).toBeLessThan(80)
    expect((before?.width ?? 0) / 5_000).toBeCloseTo((after?.width ?? 0) / 3_000, 6)
    expect(placeOn(scale, week + 8_000)).toBeCloseTo(1_000, 6)
    expect(axisTicks(scale, 0).map(({ label }) => label)).toContain('7.0 d')
  })

  it('keeps two long waits apart by their length, and now moves within one', () => {
    const quiet = stretches(0, 1_000, 1_000 + week, 2_000 + week, 2_000 + 3 * week)
    const scale = timeScale({ ...over, toMs: 2_000 + 3 * week, quiet }, 1_000)
    expect(shortenedIn(scale)).toEqual([week, 2 * week])
    const [, one, , two] = scale.pieces
    expect(two?.width).toBeGreaterThan(one?.width ?? 0)
    const at = placeOn(scale, 1_000 + week / 2)
    expect(at).toBeCloseTo((one?.x ?? 0) + (one?.width ?? 0) / 2, 6)
    expect(Math.abs(momentOn(scale, at) - 1_000 - week / 2)).toBeLessThan(2)
  })

  it('shortens work later than waiting, and by less', () => {
    const quiet = stretches(0, 1_000, 41_000)
    const work = quiet.map((each) => ({ ...each, isWork: true }))
    expect(shortenedIn(timeScale({ ...over, toMs: 41_000, quiet }, 1_000))).toEqual([40_000])
    expect(shortenedIn(timeScale({ ...over, toMs: 41_000, quiet: work }, 1_000))).toEqual([])
    const long = timeScale({ ...over, toMs: week, quiet: [{ fromMs: 1_000, toMs: week, isWork: true }] }, 1_000)
    expect(long.pieces[1]?.width).toBeGreaterThan(200)
  })

  it('has half of its width for what is in proportion, however many waits there are', () => {
    const moments = Array.from({ length: 121 }, (_, index) => Math.floor(index / 2) * 3_600_000 + (index % 2) * 10)
    const scale = timeScale({ ...over, toMs: moments.at(-1) ?? 0, quiet: stretches(...moments) }, 1_400)
    const wide = scale.pieces.filter(({ isShortened }) => !isShortened).reduce((sum, { width }) => sum + width, 0)
    expect(shortenedIn(scale)).toHaveLength(60)
    expect(wide).toBeCloseTo(700, 6)
  })

  it('leaves room for what is to come while it runs, and none when it is over', () => {
    expect(timeScale({ ...over, toMs: 4_100, quiet: [] }, 1_000).pieces.at(-1)?.toMs).toBe(4_100)
    const first = timeScale({ ...over, isOver: false, toMs: 4_100, quiet: [] }, 1_000)
    expect(first.pieces.at(-1)?.toMs).toBe(5_000)
    expect(timeScale({ ...over, isOver: false, toMs: 4_300, quiet: [] }, 1_000).pieces).toEqual(first.pieces)
  })

  it('is all wait where there is nothing else', () => {
    expect(shortenedIn(timeScale({ ...over, toMs: week, quiet: stretches(0, week) }, 1_000))).toEqual([])
  })
})
