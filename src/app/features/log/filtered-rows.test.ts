import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LogQuery, LogRow } from '../../../bridge/protocol/index.ts'
import { openFilteredLog } from './filtered-rows.ts'
import { openLog } from './log-rows.ts'
import type { LogContent } from './log-source.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const row = (number: number): LogRow => ({
  row: number,
  step: 10 * number,
  atMs: number,
  tone: 'running',
  shape: 'none',
  from: 'a',
  what: 'happened',
  text: number % 100 === 7 ? 'rare' : 'common',
  nodes: [],
})

/** A worker with so many rows, which looks at a thousand of them per request. */
function worker(total: number) {
  const world = { total, asked: 0 }
  const ask = ({ count, before = world.total, text }: LogQuery) => {
    world.asked++
    const rows: LogRow[] = []
    for (let at = Math.min(before, world.total) - 1; at >= 0 && rows.length < count; at--) {
      if (before - at > 1_000) return Promise.resolve({ rows, total: world.total, next: at + 1 })
      if (text === undefined || row(at).text === text) rows.push(row(at))
    }
    return Promise.resolve({ rows, total: world.total })
  }
  return { world, ask }
}

function opened(total: number) {
  const { world, ask } = worker(total)
  let shown: LogContent = { total: 0, isLooking: false, rowAt: () => undefined }
  const source = openFilteredLog(ask, { text: 'rare' }, (content) => (shown = content))
  const settle = () => vi.advanceTimersByTimeAsync(1_000)
  return {
    world,
    source,
    settle,
    numbers: () => Array.from({ length: shown.total }, (_, at) => shown.rowAt(at)?.row),
    isLooking: () => shown.isLooking,
  }
}

describe('a filtered log', () => {
  it('finds all that match, also where thousands in between do not', async () => {
    const { source, settle, numbers, isLooking } = opened(5_000)
    source.grown(5_000)
    await settle()
    expect(numbers()).toEqual(Array.from({ length: 50 }, (_, at) => 4_907 - 100 * at))
    expect(isLooking()).toBe(false)
  })

  it('puts news on top and looks through nothing twice', async () => {
    const { world, source, settle, numbers } = opened(5_000)
    source.grown(5_000)
    await settle()
    const before = world.asked
    world.total = 5_300
    source.grown(5_300)
    await settle()
    expect(numbers().slice(0, 5)).toEqual([5_207, 5_107, 5_007, 4_907, 4_807])
    expect(world.asked - before).toBe(1)
    expect(numbers()).toHaveLength(53)
  })

  it('stands still for somebody who reads further down, and catches up afterwards', async () => {
    const { world, source, settle, numbers } = opened(5_000)
    source.grown(5_000)
    await settle()
    source.look({ scrollTop: 500, height: 100, rowHeight: 25 }, false)
    world.total = 5_300
    source.grown(5_300)
    await settle()
    expect(numbers()[0]).toBe(4_907)
    source.look({ scrollTop: 0, height: 100, rowHeight: 25 }, true)
    await settle()
    expect(numbers()[0]).toBe(5_207)
  })

  it('forgets what another future does not have', async () => {
    const { world, source, settle, numbers } = opened(5_000)
    source.grown(5_000)
    await settle()
    world.total = 4_500
    source.grown(4_500)
    await settle()
    expect(numbers()[0]).toBe(4_407)
    expect(numbers()).toHaveLength(45)
  })

  it('looks further down only when somebody scrolls there', async () => {
    const { world, source, settle, numbers, isLooking } = opened(100_000)
    source.grown(100_000)
    await settle()
    const first = numbers().length
    expect(first).toBeLessThan(400)
    expect(isLooking()).toBe(true)
    world.total = 100_300
    source.grown(100_300)
    source.look({ scrollTop: 25 * 600, height: 100, rowHeight: 25 }, false)
    await settle()
    await settle()
    expect(numbers().length).toBeGreaterThan(600)
    expect(numbers()[0]).toBe(99_907)
    expect(new Set(numbers()).size).toBe(numbers().length)
  })
})

describe('the whole log', () => {
  it('finds the row of a moment among a hundred thousand by halving', async () => {
    const { world, ask } = worker(100_000)
    const source = openLog(ask, {}, () => undefined)
    source.grown(100_000)
    expect(await source.indexAt(10 * 77_777 + 5)).toBe(100_000 - 1 - 77_777)
    expect(await source.indexAt(-1)).toBeUndefined()
    expect(world.asked).toBeLessThan(40)
    source.close()
  })
})
