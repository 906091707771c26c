/**
 * How long things took: how many spans of about each length ended when. A length is told by its bin, of which there are four to every
 * doubling; each bin also sums its spans, so that what always takes the same is told exactly, and all else within a tenth. They stand
 * in buckets over the whole run, as the meters do, and double their width with them.
 */
import type { ResourceKey } from '../../kernel/index.ts'

export type SpanKind = 'wait' | 'duration' | 'latency'

interface Bin {
  readonly counts: Float32Array
  /** Of all spans counted, ms. */
  readonly sums: Float64Array
}

/** By the number of the bin. */
type Bins = Map<number, Bin>

export interface Spans {
  widthMs: number
  readonly byKey: Map<ResourceKey, Map<SpanKind, Bins>>
}

/** The buckets of a reader. */
interface Buckets {
  readonly fromMs: number
  readonly widthMs: number
  readonly count: number
}

const bucketCount = 512
const binsADoubling = 4

/** So many buckets, the first `coverMs` of a run in them. */
export function createSpans(coverMs: number): Spans {
  return { widthMs: coverMs / bucketCount, byKey: new Map() }
}

/** Notes a span of `ms` at a resource, which ended at virtual `atMs`; that lies within the buckets. */
export function addSpan(
  spans: Spans,
  key: ResourceKey,
  kind: SpanKind,
  { atMs, ms }: { readonly atMs: number; readonly ms: number },
): void {
  const bucket = Math.floor(atMs / spans.widthMs)
  const { counts, sums } = binOf(spans, key, kind, ms)
  counts[bucket] = (counts[bucket] as number) + 1
  sums[bucket] = (sums[bucket] as number) + ms
}

function binOf({ byKey }: Spans, key: ResourceKey, kind: SpanKind, ms: number): Bin {
  let kinds = byKey.get(key)
  if (kinds === undefined) byKey.set(key, (kinds = new Map()))
  let bins = kinds.get(kind)
  if (bins === undefined) kinds.set(kind, (bins = new Map()))
  const number = ms < 1 ? 0 : 1 + Math.floor(Math.log2(ms) * binsADoubling)
  let bin = bins.get(number)
  if (bin === undefined) bins.set(number, (bin = { counts: new Float32Array(bucketCount), sums: new Float64Array(bucketCount) }))
  return bin
}

/** Makes the buckets twice as wide. */
export function widenSpans(spans: Spans): void {
  spans.widthMs *= 2
  for (const { counts, sums } of allBins(spans)) for (const list of [counts, sums]) halve(list)
}

function halve(list: Float32Array | Float64Array): void {
  for (let index = 0; index < bucketCount / 2; index++) list[index] = (list[2 * index] as number) + (list[2 * index + 1] as number)
  list.fill(0, bucketCount / 2)
}

function* allBins({ byKey }: Spans): Iterable<Bin> {
  for (const kinds of byKey.values()) for (const bins of kinds.values()) yield* bins.values()
}

/** Forgets what ended at `atMs` or later: the beginning of a bucket. */
export function clearSpansFrom(spans: Spans, atMs: number): void {
  const bucket = Math.floor(atMs / spans.widthMs)
  for (const [key, kinds] of spans.byKey) {
    for (const [kind, bins] of kinds) {
      for (const [number, { counts, sums }] of bins) {
        counts.fill(0, bucket)
        sums.fill(0, bucket)
        if (counts.every((count) => count === 0)) bins.delete(number)
      }
      if (bins.size === 0) kinds.delete(kind)
    }
    if (kinds.size === 0) spans.byKey.delete(key)
  }
}

/**
 * The length in ms that such a share of the spans (0 to 1) did not exceed, in each bucket of a reader; NaN where none ended. Where the reader's buckets are narrower than these, neighbours tell the same. `undefined` when nothing was ever noted.
 */
export function percentileIn(
  spans: Spans,
  { keys, kind, share }: { readonly keys: Iterable<ResourceKey>; readonly kind: SpanKind; readonly share: number },
  { fromMs, widthMs, count }: Buckets,
): Float64Array | undefined {
  const together = gather(spans, keys, kind)
  if (together.length === 0) return undefined
  return Float64Array.from({ length: count }, (_, index) => {
    const from = Math.floor((fromMs + index * widthMs) / spans.widthMs)
    const end = Math.max(from + 1, Math.floor((fromMs + (index + 1) * widthMs) / spans.widthMs))
    return lengthAt(lengthsIn(together, from, end), share)
  })
}

/** The bins of several resources, the shortest first. */
function gather({ byKey }: Spans, keys: Iterable<ResourceKey>, kind: SpanKind): readonly (readonly Bin[])[] {
  const together = new Map<number, Bin[]>()
  for (const key of keys) {
    for (const [number, bin] of byKey.get(key)?.get(kind) ?? []) {
      const same = together.get(number)
      if (same) same.push(bin)
      else together.set(number, [bin])
    }
  }
  return [...together].sort(([a], [b]) => a - b).map(([, bins]) => bins)
}

interface Lengths {
  readonly count: number
  readonly sum: number
}

function lengthsIn(together: readonly (readonly Bin[])[], from: number, end: number): readonly Lengths[] {
  return together.map((bins) => {
    let [count, sum] = [0, 0]
    for (const { counts, sums } of bins) {
      for (let bucket = from; bucket < end; bucket++) {
        count += counts[bucket] ?? 0
        sum += sums[bucket] ?? 0
      }
    }
    return { count, sum }
  })
}

/** The mean of the bin in which the last of the shortest `share` of all spans lies. */
function lengthAt(lengths: readonly Lengths[], share: number): number {
  const nth = share * lengths.reduce((all, { count }) => all + count, 0)
  let passed = 0
  let last = Number.NaN
  for (const { count, sum } of lengths) {
    if (count === 0) continue
    passed += count
    last = sum / count
    if (passed >= nth) break
  }
  return last
}
