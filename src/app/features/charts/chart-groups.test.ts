import { describe, expect, it } from 'vitest'
import type { Series, SeriesId } from '../../../bridge/protocol/index.ts'
import { chartGroups, summaryOf, valueText } from './chart-groups.ts'

const series = (id: SeriesId, unit: Series['unit'] = 'count', values: readonly number[] = [1]): Series => ({
  id,
  title: `title of ${id}`,
  unit,
  values: Float64Array.from(values),
})

describe('charts', () => {
  it('are only those with something to show, each with the series of one unit', () => {
    const groups = chartGroups([
      series('latency-p95', 'ms'),
      series('latency-p50', 'ms'),
      series('in-flight', 'messages'),
      series('depth', 'messages'),
    ])
    expect(groups.map(({ id, unit, curves }) => [id, unit, curves.map((curve) => curve.id)])).toEqual([
      ['depth', 'messages', ['depth', 'in-flight']],
      ['latency', 'ms', ['latency-p50', 'latency-p95']],
    ])
    expect(chartGroups([])).toEqual([])
  })

  it('tell two curves of one chart apart by hue or by dashes', () => {
    const all = ['published', 'delivered', 'sent', 'received', 'deleted', 'invocations', 'errors', 'throttles', 'dead-letters'] as const
    for (const { curves } of chartGroups(all.map((id) => series(id)))) {
      expect(new Set(curves.map(({ tone, isDashed }) => `${tone} ${isDashed}`)).size).toBe(curves.length)
    }
  })
})

describe('values', () => {
  it('are written with their unit, short', () => {
    expect(valueText(1_234.5, 'messages')).toBe('1,235')
    expect(valueText(0.333_333, 'per-second')).toBe('0.33 /s')
    expect(valueText(12.345, 'per-second')).toBe('12.3 /s')
    expect(valueText(40_250, 'ms')).toBe('40.2 s')
    expect(valueText(0, 'count')).toBe('0')
    expect(valueText(Number.NaN, 'ms')).toBe('–')
    expect(valueText(null, 'count')).toBe('–')
  })

  it('are summed up until the moment where somebody stands', () => {
    const [group] = chartGroups([series('errors', 'count', [Number.NaN, 3, 1, 9])])
    const [curve] = group?.curves ?? []
    if (!curve) throw new Error('no curve')
    const at = Float64Array.of(0, 10, 20, 30)
    expect(summaryOf(curve, at, 25)).toEqual({ title: 'title of errors', newest: '1', lowest: '1', highest: '3' })
    expect(summaryOf(curve, at, 5)).toEqual({ title: 'title of errors', newest: '–', lowest: '–', highest: '–' })
  })
})
