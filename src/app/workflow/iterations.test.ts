import { describe, expect, it } from 'vitest'
import type { MapRunCounts, MapRunFigures } from '../../bridge/protocol/index.ts'
import { gridOf, iterationWords, mapRunWords, nextCell, toleratedItems } from './iterations.ts'

const none: MapRunCounts = {
  pending: 0,
  running: 0,
  succeeded: 0,
  failed: 0,
  timedOut: 0,
  aborted: 0,
  pendingRedrive: 0,
  resultsWritten: 0,
}
const figures = (more: Partial<MapRunFigures>): MapRunFigures => ({
  arn: 'arn',
  status: 'RUNNING',
  stage: 'running',
  children: { ...none, pending: 2, running: 1, succeeded: 2, failed: 1 },
  items: { ...none, pending: 20, running: 10, succeeded: 20, failed: 10 },
  maxConcurrency: 3,
  ...more,
})

describe('the cells of a Map', () => {
  it('are as large as their number lets them be', () => {
    expect(gridOf(6, 200, 28)).toEqual({ pitch: 10, columns: 20 })
    expect(gridOf(150, 200, 28)).toEqual({ pitch: 5, columns: 40 })
    expect(gridOf(400, 200, 28).pitch).toBe(4)
    expect(gridOf(60, 316, 120)).toEqual({ pitch: 18, columns: 17 })
  })

  it('are gone to by how they stand, round and round', () => {
    expect([nextCell('sfsm', 'f', 0), nextCell('sfsm', 'f', 1), nextCell('sfsm', 'f', 3), nextCell('ssss', 'f', 0)]).toEqual([1, 3, 1, -1])
  })

  it('say how many stand how, and for how many one stands', () => {
    expect(iterationWords({ total: 6, perCell: 1, cells: 'sssfr.', counts: { s: 3, f: 1, r: 1, '.': 1 } }, 'iteration')).toBe(
      '6 iterations: 1 running, 3 succeeded, 1 failed, 1 to come',
    )
    expect(iterationWords({ total: 10_000, perCell: 25, cells: 's', counts: { s: 10_000 } }, 'child execution')).toBe(
      '10,000 child executions: 10,000 succeeded; each square stands for 25',
    )
  })
})

describe('a Map Run', () => {
  it('says in a few words what it does', () => {
    expect(mapRunWords(figures({}))).toBe('3 of 6 done, 1 failed')
    expect(mapRunWords(figures({ stage: 'reading' }))).toBe('reading its items')
    expect(mapRunWords(figures({ stage: 'writing' }))).toBe('writing results, 1 failed')
    expect(mapRunWords(figures({ stage: 'over', status: 'SUCCEEDED', children: { ...none, succeeded: 1 } }))).toBe('1 child')
  })

  it('lets fail as many items as the lower of its limits', () => {
    expect(toleratedItems(figures({}))).toBeUndefined()
    expect(toleratedItems(figures({ toleratedPercentage: 20 }))).toBe(12)
    expect(toleratedItems(figures({ toleratedPercentage: 20, toleratedCount: 5 }))).toBe(5)
  })
})
