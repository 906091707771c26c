/** The charts of a run: series over virtual time, of one node or of all. */
import type { LogicalId } from '../../../document/index.ts'
import type { Run } from '../run.ts'
import type { History } from './history.ts'
import { gaugesIn, nobody, sumsIn, windowOf, type Column, type Meter, type Window } from './meters.ts'
import { percentileIn, type SpanKind } from './spans.ts'

export const seriesIds = [
  'depth',
  'in-flight',
  'age',
  'sent',
  'received',
  'deleted',
  'published',
  'delivered',
  'invocations',
  'errors',
  'throttles',
  'dead-letters',
  'wait-p50',
  'wait-p95',
  'duration-p50',
  'duration-p95',
  'latency-p50',
  'latency-p95',
] as const
export type SeriesId = (typeof seriesIds)[number]

export interface Series {
  readonly id: SeriesId
  readonly title: string
  readonly unit: 'messages' | 'ms' | 'per-second' | 'count'
  /** One value a bucket; NaN where nothing was measured. */
  readonly values: Float64Array
}

export interface SeriesSet {
  /** Where each bucket begins, virtual ms. A gauge is what was so when the bucket ended. */
  readonly at: Float64Array
  readonly widthMs: number
  readonly series: readonly Series[]
}

export interface SeriesQuery {
  /** All nodes unless given. */
  readonly node?: LogicalId
  readonly fromMs: number
  readonly toMs: number
  readonly buckets: number
}

/** The series that were ever measured at a node, or anywhere, in at most `buckets` buckets. */
export function seriesOf(run: Run, { meters }: History, { node, fromMs, toMs, buckets }: SeriesQuery): SeriesSet {
  const window = windowOf(meters, fromMs, Math.max(fromMs, Math.min(toMs, run.headMs + 1)), buckets)
  const concerned = [...meters.byKey.values()].filter(({ key }) => key !== '' && (node === undefined || run.nodes.get(key) === node))
  const at = Float64Array.from({ length: window.count }, (_, index) => window.fromMs + index * window.widthMs)
  const keys = concerned.map(({ key }) => key)
  const percentile = (id: Percentile) => percentileIn(meters.spans, { keys, ...percentiles[id] }, window)
  const series = seriesIds.flatMap((id): Series[] => {
    const values = isPercentile(id) ? percentile(id) : valuesOf(concerned, id, window, run.headMs)
    return values === undefined ? [] : [{ id, ...words[id], values }]
  })
  return { at, widthMs: window.widthMs, series }
}

const words: Readonly<Record<SeriesId, Pick<Series, 'title' | 'unit'>>> = {
  depth: { title: 'Messages waiting', unit: 'messages' },
  'in-flight': { title: 'Messages in flight', unit: 'messages' },
  age: { title: 'Age of the oldest message', unit: 'ms' },
  sent: { title: 'Messages sent', unit: 'per-second' },
  received: { title: 'Messages received', unit: 'per-second' },
  deleted: { title: 'Messages deleted', unit: 'per-second' },
  published: { title: 'Messages published', unit: 'per-second' },
  delivered: { title: 'Copies delivered', unit: 'per-second' },
  invocations: { title: 'Invocations', unit: 'per-second' },
  errors: { title: 'Errors', unit: 'count' },
  throttles: { title: 'Throttles', unit: 'count' },
  'dead-letters': { title: 'Dead letters', unit: 'count' },
  'wait-p50': { title: 'Time in the queue until received: half of the messages, at most', unit: 'ms' },
  'wait-p95': { title: 'Time in the queue until received: 95 % of the messages, at most', unit: 'ms' },
  'duration-p50': { title: 'Duration of an invocation: half of them, at most', unit: 'ms' },
  'duration-p95': { title: 'Duration of an invocation: 95 % of them, at most', unit: 'ms' },
  'latency-p50': { title: 'Time from the source to the end: half of the messages, at most', unit: 'ms' },
  'latency-p95': { title: 'Time from the source to the end: 95 % of the messages, at most', unit: 'ms' },
}

type Percentile = Extract<SeriesId, `${SpanKind}-${string}`>
const percentiles: Readonly<Record<Percentile, { readonly kind: SpanKind; readonly share: number }>> = {
  'wait-p50': { kind: 'wait', share: 0.5 },
  'wait-p95': { kind: 'wait', share: 0.95 },
  'duration-p50': { kind: 'duration', share: 0.5 },
  'duration-p95': { kind: 'duration', share: 0.95 },
  'latency-p50': { kind: 'latency', share: 0.5 },
  'latency-p95': { kind: 'latency', share: 0.95 },
}

function isPercentile(id: SeriesId): id is Percentile {
  return id in percentiles
}

function valuesOf(meters: readonly Meter[], id: Exclude<SeriesId, Percentile>, window: Window, headMs: number): Float64Array | undefined {
  switch (id) {
    case 'depth':
    case 'in-flight':
      return together(meters, (meter) => gaugesIn(meter, id, window), plus)
    case 'age':
      return together(meters, (meter) => ages(meter, window, headMs), older)
    default:
      return counts(meters, id, window, headMs)
  }
}

/** The newest bucket is not over yet: what came so far is divided by the time so far. */
function counts(meters: readonly Meter[], id: Column & SeriesId, window: Window, headMs: number): Float64Array | undefined {
  const sums = together(meters, (meter) => sumsIn(meter, id, window), plus)
  if (words[id].unit !== 'per-second') return sums
  const spanOf = (index: number): number => Math.max(1, Math.min(window.widthMs, headMs + 1 - (window.fromMs + index * window.widthMs)))
  return sums?.map((sum, index) => (sum * 1_000) / spanOf(index))
}

/** How old the oldest message was when each bucket ended; the newest bucket ends now. An empty queue's is 0. */
function ages(meter: Meter, window: Window, headMs: number): Float64Array | undefined {
  return gaugesIn(meter, 'oldest-entered', window)?.map((entered, index) => {
    const endMs = Math.min(headMs, window.fromMs + (index + 1) * window.widthMs - 1)
    return entered === nobody ? 0 : Math.max(0, endMs - entered)
  })
}

function together(
  meters: readonly Meter[],
  read: (meter: Meter) => Float64Array | undefined,
  add: (a: number, b: number) => number,
): Float64Array | undefined {
  let all: Float64Array | undefined
  for (const meter of meters) {
    const one = read(meter)
    if (one === undefined) continue
    const before = all
    all = before === undefined ? one : one.map((value, index) => add(before[index] as number, value))
  }
  return all
}

/** What was not measured yet does not count. */
function plus(a: number, b: number): number {
  return Number.isNaN(a) ? b : Number.isNaN(b) ? a : a + b
}

function older(a: number, b: number): number {
  return Number.isNaN(a) ? b : Number.isNaN(b) ? a : Math.max(a, b)
}
