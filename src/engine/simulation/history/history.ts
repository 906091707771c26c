/**
 * The history of a run: what happened when, recorded as the run goes and at bounded memory. It is no part of the world:
 * the same run always records the same history, and a replay can do it again.
 */
import type { ResourceKey, StepRecord, WorldEvent } from '../../kernel/index.ts'
import { oldestCounted, type QueueState } from '../../services/sqs/index.ts'
import { queueKey } from '../../services/shared/resource-keys.ts'
import { beginReplay, continueReplay } from '../going-back.ts'
import type { LogEntry } from '../log-entry.ts'
import type { Run } from '../run.ts'
import { addPoint, birthOf, createLives, cutLives, entryOf, placeNumber, type Lives, type PointKind } from './lives.ts'
import { broughtToFunction, meaningsOf, trailOf, type Meaning } from './meanings.ts'
import { bucketAt, clearFrom, count, createMeters, everywhere, gauge, meterOf, nobody, type Meter, type Meters } from './meters.ts'
import { addSpan } from './spans.ts'

export interface Mark {
  readonly kind: 'error' | 'dead-letter'
  readonly entry: LogEntry
}

export interface History {
  readonly meters: Meters
  readonly lives: Lives
  /** The newest things that went wrong: a ring, the nth at n modulo {@link mostMarks}. */
  marks: number
  readonly marked: Mark[]
}

export const mostMarks = 4_096

export function createHistory(): History {
  return { meters: createMeters(), lives: createLives(), marks: 0, marked: [] }
}

/** Records a step of a run that has just done it. */
export function noteHistory(history: History, run: Run, record: StepRecord): void {
  const { lives } = history
  const brought = broughtToFunction(record)
  for (const trail of brought?.trails ?? []) addPoint(lives, trail, record, 'invoked', brought?.place ?? '', 0)
  for (const event of record.events) {
    for (const meaning of meaningsOf(event)) {
      if (meaning.when?.(event.data) === false) continue
      if (meaning.point !== undefined) notePoint(lives, record, event, meaning, meaning.point)
      if (meaning.mark !== undefined) noteMark(history, record, event, meaning.mark)
    }
  }
  noteMeters(history, run, record)
}

function noteMeters({ meters, lives }: History, run: Run, { step, time, events }: StepRecord): void {
  if (events.length === 0) return
  const bucket = bucketAt(meters, time)
  const all = meterOf(meters, everywhere)
  count(all, 'events', bucket, events.length)
  let queue: Meter | undefined
  for (const event of events) {
    const { subject, data } = event
    const meter = meterOf(meters, subject)
    for (const meaning of meaningsOf(event)) {
      if (meaning.when?.(data) === false) continue
      for (const column of meaning.counts ?? []) count(meter, column, bucket)
      if (meaning.mark !== undefined) count(all, meaning.mark === 'error' ? 'errors' : 'dead-letters', bucket)
      if (meaning.span !== undefined) addSpan(meters.spans, subject, 'duration', { atMs: time, ms: Number(data[meaning.span] ?? 0) })
      if (meaning.point !== undefined) noteLatency({ meters, lives }, event, { meaning, step, time })
    }
    // Steps that touch one queue many times read it once.
    if (queue !== undefined && queue !== meter) noteQueue(queue, run, bucket)
    if (subject.startsWith(queues)) {
      queue = meter
      if (Number(data['receives']) > 1) meter.top = undefined
    }
  }
  if (queue !== undefined) noteQueue(queue, run, bucket)
}

const queues = queueKey('')

interface Moment {
  readonly meaning: Meaning
  readonly step: number
  readonly time: number
}

/** How long a message waited in its queue until it was first received, and how long it took from its birth to its end. */
function noteLatency({ meters, lives }: Pick<History, 'meters' | 'lives'>, event: WorldEvent, { meaning, step, time }: Moment): void {
  const { point, more } = meaning
  const trail = trailOf(event)
  if (trail === undefined) return
  if (point === 'received' && more?.(event.data) === 1) {
    const entered = entryOf(lives, trail, event.subject, step)
    if (entered !== undefined) addSpan(meters.spans, event.subject, 'wait', { atMs: time, ms: time - entered })
  }
  if (point !== 'deleted' && point !== 'arrived') return
  const born = birthOf(lives, trail)
  if (born !== undefined) addSpan(meters.spans, event.subject, 'latency', { atMs: time, ms: time - born })
}

/** What stands in a queue after a step, as the queue itself counts it. */
function noteQueue(meter: Meter, run: Run, bucket: number): void {
  const state = run.kernel.world.cells[meter.key]?.state as Readonly<QueueState> | undefined
  gauge(meter, 'depth', bucket, state?.counts.visible ?? 0)
  gauge(meter, 'in-flight', bucket, state?.counts.inFlight ?? 0)
  const top = state?.retention[0]
  if (meter.top !== top || top === undefined) {
    const oldest = state && oldestCounted(state)
    meter.oldestEntered = oldest?.enteredAt ?? nobody
    // Where the oldest does not count, the one that does can change without it.
    meter.top = oldest?.ordinal === top?.ordinal ? top : undefined
  }
  gauge(meter, 'oldest-entered', bucket, meter.oldestEntered)
}

function notePoint(lives: Lives, record: StepRecord, event: WorldEvent, { more, at, to }: Meaning, kind: PointKind): void {
  const trail = trailOf(event)
  if (trail === undefined) return
  const place: ResourceKey = at === undefined ? event.subject : String(event.data[at])
  const target = to === undefined ? undefined : placeNumber(lives, String(event.data[to]))
  addPoint(lives, trail, record, kind, place, target ?? more?.(event.data) ?? 0)
}

function noteMark(history: History, { step, time: atMs, envelope }: StepRecord, event: WorldEvent, kind: Mark['kind']): void {
  const caller = envelope.kind === 'call' ? envelope.caller.source : undefined
  history.marked[history.marks++ % mostMarks] = { kind, entry: { step, atMs, event, caller } }
}

/**
 * Forgets what lies after a run's present moment: somebody acts there. The buckets in which it lies are counted again, up to
 * that moment, by a replay.
 */
export function cutHistory(history: History, run: Run): void {
  const { steps } = run.kernel.world
  cutLives(history.lives, steps)
  while (history.marks > 0 && (history.marked[(history.marks - 1) % mostMarks]?.entry.step ?? 0) > steps) history.marks--
  const { meters } = history
  const fromMs = clearFrom(meters, run.clockMs)
  const replay: Run = beginReplay(run, { clockMs: fromMs - 1 }, (record) => {
    if (record.time >= fromMs) noteMeters(history, replay, record)
  })
  continueReplay(replay, { step: steps }, () => false)
}
