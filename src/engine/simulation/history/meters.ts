/**
 * Meters: what was counted and measured at each resource, in buckets of equal width over the whole run. When the run
 * outgrows them, the buckets double their width: their number never changes.
 */
import type { ResourceKey } from '../../kernel/index.ts'
import { clearSpansFrom, createSpans, widenSpans, type Spans } from './spans.ts'

/** Sums of a bucket, except the gauges: what was so when the bucket ended. */
export const columns = [
  'depth',
  'in-flight',
  'oldest-entered',
  'sent',
  'received',
  'deleted',
  'published',
  'delivered',
  'invocations',
  'errors',
  'throttles',
  'dead-letters',
  'events',
] as const
export type Column = (typeof columns)[number]

const gauges: ReadonlySet<Column> = new Set(['depth', 'in-flight', 'oldest-entered'])

/** A gauge's bucket in which nothing happened holds NaN: what was so before still is. */
type Values = Float32Array | Float64Array

export interface Meter {
  readonly key: ResourceKey
  readonly values: Map<Column, Values>
  /** The entry of the queue's order of forgetting that was looked at last, and what was found there. */
  top: unknown
  oldestEntered: number
}

export interface Meters {
  widthMs: number
  readonly byKey: Map<ResourceKey, Meter>
  readonly spans: Spans
}

export const bucketCount = 4_096
const firstWidthMs = 16

/** The whole world's own meter. */
export const everywhere: ResourceKey = ''
/** There is no oldest message. */
export const nobody = -1

export function createMeters(): Meters {
  return { widthMs: firstWidthMs, byKey: new Map(), spans: createSpans(firstWidthMs * bucketCount) }
}

export function meterOf(meters: Meters, key: ResourceKey): Meter {
  const known = meters.byKey.get(key)
  if (known !== undefined) return known
  const meter: Meter = { key, values: new Map(), top: undefined, oldestEntered: nobody }
  meters.byKey.set(key, meter)
  return meter
}

/** The bucket of a virtual ms; makes room for it when it lies beyond the last. */
export function bucketAt(meters: Meters, atMs: number): number {
  while (atMs >= meters.widthMs * bucketCount) widen(meters)
  return Math.floor(atMs / meters.widthMs)
}

export function count(meter: Meter, column: Column, bucket: number, by = 1): void {
  const values = valuesOf(meter, column)
  values[bucket] = (values[bucket] as number) + by
}

export function gauge(meter: Meter, column: Column, bucket: number, value: number): void {
  valuesOf(meter, column)[bucket] = value
}

function valuesOf(meter: Meter, column: Column): Values {
  const known = meter.values.get(column)
  if (known !== undefined) return known
  // Moments need more digits than counts.
  const values: Values = column === 'oldest-entered' ? new Float64Array(bucketCount) : new Float32Array(bucketCount)
  if (gauges.has(column)) values.fill(Number.NaN)
  meter.values.set(column, values)
  return values
}

function emptyOf(column: Column): number {
  return gauges.has(column) ? Number.NaN : 0
}

function widen(meters: Meters): void {
  meters.widthMs *= 2
  widenSpans(meters.spans)
  for (const { values } of meters.byKey.values()) {
    for (const [column, list] of values) (gauges.has(column) ? halveGauge : halveSums)(list)
  }
}

function halveSums(list: Values): void {
  for (let index = 0; index < bucketCount / 2; index++) list[index] = (list[2 * index] as number) + (list[2 * index + 1] as number)
  list.fill(0, bucketCount / 2)
}

function halveGauge(list: Values): void {
  for (let index = 0; index < bucketCount / 2; index++) {
    const later = list[2 * index + 1] as number
    list[index] = Number.isNaN(later) ? (list[2 * index] as number) : later
  }
  list.fill(Number.NaN, bucketCount / 2)
}

/**
 * Forgets what was measured at a virtual ms and later, from the beginning of the bucket in which it lies; answers with that moment.
 * What was first measured after it has never been measured.
 */
export function clearFrom(meters: Meters, atMs: number): number {
  const { widthMs } = meters.spans
  // Spans stand in the widest buckets.
  const fromMs = Math.floor(atMs / widthMs) * widthMs
  const bucket = fromMs / meters.widthMs
  clearSpansFrom(meters.spans, fromMs)
  for (const meter of meters.byKey.values()) {
    const { values } = meter
    for (const [column, list] of values) list.fill(emptyOf(column), bucket)
    for (const [column, list] of values) if (list.every((value) => Object.is(value, emptyOf(column)))) values.delete(column)
    meter.top = undefined
  }
  return fromMs
}

/** The buckets of a window as a reader asks for them: whole stored buckets, `each` of them to one of the reader's. */
export interface Window {
  readonly fromMs: number
  readonly widthMs: number
  readonly count: number
  readonly first: number
  readonly each: number
}

/** At most `most` buckets that cover `fromMs` to `toMs`. */
export function windowOf(meters: Meters, fromMs: number, toMs: number, most: number): Window {
  const first = Math.min(bucketCount - 1, Math.max(0, Math.floor(fromMs / meters.widthMs)))
  const end = Math.min(bucketCount, Math.max(first + 1, Math.ceil(toMs / meters.widthMs)))
  const each = Math.max(1, Math.ceil((end - first) / Math.max(1, Math.floor(most))))
  return {
    fromMs: first * meters.widthMs,
    widthMs: each * meters.widthMs,
    count: Math.ceil((end - first) / each),
    first,
    each,
  }
}

/** The sums of a column in a window's buckets; `undefined` when nothing was ever counted. */
export function sumsIn(meter: Meter, column: Column, window: Window): Float64Array | undefined {
  const list = meter.values.get(column)
  if (list === undefined) return undefined
  const sums = new Float64Array(window.count)
  for (let index = 0; index < window.count * window.each; index++) {
    const place = Math.floor(index / window.each)
    sums[place] = (sums[place] as number) + (list[window.first + index] ?? 0)
  }
  return sums
}

/** What a gauge stood at when each bucket of a window ended; NaN before it was first read. */
export function gaugesIn(meter: Meter, column: Column, window: Window): Float64Array | undefined {
  const list = meter.values.get(column)
  if (list === undefined) return undefined
  const ends = new Float64Array(window.count)
  let last = Number.NaN
  for (let index = 0; index < window.first; index++) if (!Number.isNaN(list[index])) last = list[index] as number
  for (let index = 0; index < window.count * window.each; index++) {
    const value = list[window.first + index] ?? Number.NaN
    if (!Number.isNaN(value)) last = value
    ends[Math.floor(index / window.each)] = last
  }
  return ends
}
