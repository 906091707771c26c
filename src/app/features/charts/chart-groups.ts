/** Which series stand on one chart, how each is drawn, and how its values are written. Pure. */
import type { Series, SeriesId } from '../../../bridge/protocol/index.ts'
import { countText, durationText } from '../../ui/virtual-time.ts'

/** A hue says how things fare; ink is a count of what simply happens. */
export type Tone = 'running' | 'waiting' | 'retry' | 'failed' | 'done' | 'ink'

export interface Curve extends Series {
  /** What it is called beside the chart's title. */
  readonly word: string
  readonly tone: Tone
  /** Told apart without colour. */
  readonly isDashed: boolean
}

export interface ChartGroup {
  readonly id: string
  readonly title: string
  readonly unit: Series['unit']
  readonly curves: readonly Curve[]
}

const groups: readonly { readonly id: string; readonly title: string; readonly of: readonly SeriesId[] }[] = [
  { id: 'depth', title: 'In the queue', of: ['depth', 'in-flight'] },
  { id: 'age', title: 'Age', of: ['age'] },
  { id: 'throughput', title: 'Throughput', of: ['published', 'delivered', 'sent', 'received', 'deleted', 'invocations'] },
  { id: 'trouble', title: 'Trouble', of: ['errors', 'throttles', 'dead-letters'] },
  { id: 'wait', title: 'Time in the queue', of: ['wait-p50', 'wait-p95'] },
  { id: 'duration', title: 'Duration', of: ['duration-p50', 'duration-p95'] },
  { id: 'latency', title: 'From source to end', of: ['latency-p50', 'latency-p95'] },
]

const looks: Readonly<Record<SeriesId, readonly [word: string, Tone, isDashed: boolean]>> = {
  depth: ['waiting', 'waiting', false],
  'in-flight': ['in flight', 'running', false],
  age: ['oldest', 'waiting', false],
  published: ['published', 'ink', false],
  delivered: ['delivered', 'ink', true],
  sent: ['sent', 'waiting', false],
  received: ['received', 'running', false],
  deleted: ['deleted', 'done', false],
  invocations: ['invoked', 'running', true],
  errors: ['errors', 'failed', false],
  throttles: ['throttled', 'retry', false],
  'dead-letters': ['dead letters', 'failed', true],
  'wait-p50': ['p50', 'waiting', false],
  'wait-p95': ['p95', 'waiting', true],
  'duration-p50': ['p50', 'running', false],
  'duration-p95': ['p95', 'running', true],
  'latency-p50': ['p50', 'ink', false],
  'latency-p95': ['p95', 'ink', true],
}

/** The charts that have anything to show, in a fixed order. */
export function chartGroups(series: readonly Series[]): ChartGroup[] {
  return groups.flatMap(({ id, title, of }): ChartGroup[] => {
    const curves = of.flatMap((wanted): Curve[] => {
      const found = series.find((one) => one.id === wanted)
      const [word, tone, isDashed] = looks[wanted]
      return found === undefined ? [] : [{ ...found, word, tone, isDashed }]
    })
    return curves[0] === undefined ? [] : [{ id, title, unit: curves[0].unit, curves }]
  })
}

/** `12`, `1.5 /s`, `40.2 s`; a dash where nothing was measured. */
export function valueText(value: number | null | undefined, unit: Series['unit']): string {
  if (value === null || value === undefined || Number.isNaN(value)) return '–'
  if (unit === 'ms') return durationText(value)
  if (unit === 'per-second') return `${shortNumber(value)} /s`
  return shortNumber(value)
}

function shortNumber(value: number): string {
  if (value === 0) return '0'
  if (value >= 100) return countText(value)
  return String(Number(value.toPrecision(value >= 10 ? 3 : 2)))
}

export interface Summary {
  readonly title: string
  readonly newest: string
  readonly lowest: string
  readonly highest: string
}

/** A curve in words, for those who do not see it. Values after `until` lie ahead and do not count. */
export function summaryOf({ title, unit, values }: Curve, at: Float64Array, until: number): Summary {
  const known = values.filter((value, index) => !Number.isNaN(value) && (at[index] ?? 0) <= until)
  return {
    title,
    newest: valueText(known.at(-1), unit),
    lowest: valueText(known.length === 0 ? undefined : known.reduce((low, value) => Math.min(low, value)), unit),
    highest: valueText(known.length === 0 ? undefined : known.reduce((high, value) => Math.max(high, value)), unit),
  }
}
