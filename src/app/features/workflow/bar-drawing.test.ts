import { describe, expect, it } from 'vitest'
import type { StateBar } from '../../../bridge/protocol/index.ts'
import { drawBars, rowWords, visitAt } from './bar-drawing.ts'
import { timeScale } from './time-scale.ts'

const startMs = Date.UTC(2026, 0, 5, 9)
/** 10 s on 1,000 px. */
const scale = timeScale({ fromMs: 0, toMs: 10_000, isOver: true, quiet: [] }, 1_000)
const row = (...visits: StateBar[][]) => ({
  state: 'Insert CRM',
  type: 'Task' as const,
  depth: 0,
  lane: 0,
  visits: visits.map((bars, visit) => ({ visit, bars })),
})

const retrying = row([
  { kind: 'failed', fromMs: 200, toMs: 900, attempt: 1, error: 'Crm.Throttled' },
  { kind: 'retrying', fromMs: 900, toMs: 2_900, attempt: 2 },
  { kind: 'failed', fromMs: 2_900, toMs: 3_700, attempt: 2, error: 'Crm.Throttled' },
  { kind: 'retrying', fromMs: 3_700, toMs: 7_700, attempt: 3 },
])

describe('the bars of a state', () => {
  it('are an attempt each, the waits between them lines, and what is planned dotted from now on', () => {
    const { paths, crosses, words } = drawBars(retrying, scale, startMs, 5_100)
    expect(paths.failed).toBe('M20.0 6h70.0v12h-70.0ZM290.0 6h80.0v12h-80.0Z')
    expect(paths.retrying).toBe('M90.0 12H290.0M370.0 12H510.0')
    expect(paths['retry-ahead']).toBe('M510.0 12H770.0')
    expect(crosses).toEqual([28, 298])
    expect(words.map(({ text }) => text)).toEqual(['backoff 2.0 s', '2.6 s to go', 'attempt 3 at 09:00:07'])
  })

  it('go on until now where nobody knows their end, and are seen even if they took no time', () => {
    expect(drawBars(row([{ kind: 'running', fromMs: 1_000 }]), scale, startMs, 4_000).paths.running).toBe('M100.0 6h300.0v12h-300.0Z')
    expect(drawBars(row([{ kind: 'succeeded', fromMs: 1_000, toMs: 1_000 }]), scale, startMs, 4_000).paths.succeeded).toContain('h3.0')
  })

  it('of thousands of visits are drawn as what can be told apart', () => {
    const visits = Array.from({ length: 5_000 }, (_, index): StateBar[] => [{ kind: 'succeeded', fromMs: index * 2, toMs: index * 2 + 1 }])
    const { paths, words } = drawBars(row(...visits), scale, startMs, 10_000)
    expect(paths.succeeded?.split('Z').length).toBeLessThan(600)
    expect(words).toEqual([])
  })

  it('tell what the state ended with', () => {
    const ended = (kind: StateBar['kind']) =>
      drawBars(row([{ kind, fromMs: 0, toMs: 900, error: 'Crm.Refused' }]), scale, startMs, 9_000).words
    expect(ended('caught')).toMatchObject([{ text: 'caught Crm.Refused', tone: 'retry' }])
    expect(ended('failed')).toMatchObject([{ text: 'Crm.Refused', tone: 'failed' }])
    expect(ended('succeeded')).toEqual([])
  })

  it('are chosen by where one presses, or the nearest', () => {
    const twice = row([{ kind: 'succeeded', fromMs: 0, toMs: 1_000 }], [{ kind: 'succeeded', fromMs: 4_000, toMs: 4_000 }])
    expect([50, 200, 300, 402, 900].map((x) => visitAt(twice, scale, x, 10_000))).toEqual([0, 0, 1, 1, 1])
  })

  it('are read out', () => {
    expect(rowWords(row([{ kind: 'waiting', fromMs: 0, toMs: 5_000 }]), 6_000)).toBe('Insert CRM: waited, 5.0 s')
    expect(rowWords(retrying, 5_100)).toBe(
      'Insert CRM: attempt 1 failed with Crm.Throttled, 700 ms; waiting to try again, 2.0 s; attempt 2 failed with Crm.Throttled, 800 ms; waiting to try again, 4.0 s',
    )
  })
})
