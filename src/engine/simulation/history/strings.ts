/** The string chart: virtual time across, the stations of a path down, one line a message. */
import type { LogicalId } from '../../../document/index.ts'
import type { ResourceKey } from '../../kernel/index.ts'
import { resourceKeyOf } from '../resources.ts'
import { labelOfTrail } from '../labels.ts'
import type { Chronicle } from './chronicle.ts'
import { stateOf } from '../nodes.ts'
import type { Run } from '../run.ts'
import { storedMessages, type QueueState } from '../../services/sqs/index.ts'
import { lineStatuses, statusOf } from './life.ts'
import { mostLives, pointAt, walkBack, type Lives } from './lives.ts'
import { namingAt } from './namings.ts'

export interface StringsQuery {
  /** The stations, from first to last. */
  readonly path: readonly LogicalId[]
  readonly fromMs: number
  readonly toMs: number
  /** At most so many lines, the newest. */
  readonly most: number
}

/** Lines and their points as columns. The points of a line stand together, oldest first; lines stand newest first. */
export interface Strings {
  readonly path: readonly LogicalId[]
  readonly lines: number
  /** There were more in the window, or the oldest are no longer known. */
  readonly truncated: boolean
  /** Per point: which line it belongs to, when (virtual ms), and where: a place in `path`; a half is on the way to the next one. */
  readonly line: Uint32Array
  readonly at: Float64Array
  readonly station: Float32Array
  /** Per point: how the message fares from there on, an index into {@link lineStatuses}. After its last point a line that is not done goes on. */
  readonly status: Uint8Array
  /** Per line: what the message is called. */
  readonly labels: readonly string[]
  /** Per line: the node and the id under which the message can be opened now; empty when it is gone. */
  readonly nodes: readonly LogicalId[]
  readonly messages: readonly string[]
}

const mostLines = 100_000

/** The lives that touch a window, along the stations of a path. What lies ahead of somebody who went back is told too. */
export function stringsOf(run: Run, { history: { lives }, log }: Chronicle, { path, fromMs, toMs, most }: StringsQuery): Strings {
  const stationOf = stationsOf(run, lives, path)
  const limit = Math.min(most, mostLines)
  const points = createPoints()
  const trails: string[] = []
  const steps: number[] = []
  const oldest = Math.max(0, lives.lives - mostLives)
  let truncated = oldest > 0 || lives.oldest > 0
  for (let life = lives.lives - 1; life >= oldest; life--) {
    const slot = life % mostLives
    if ((lives.bornAt[slot] as number) > toMs) continue
    const before = points.count
    addLine(points, lives, slot, { line: trails.length, stationOf })
    if (points.count === before) continue
    if (trails.length === limit || lastMoment(points, before) < fromMs) {
      truncated ||= trails.length === limit
      points.count = before
      if (trails.length === limit) break
      continue
    }
    trails.push(lives.trails[slot] as string)
    steps.push(lives.bornStep[slot] as number)
  }
  const found = whereabouts(run, path, new Set(trails))
  return {
    path,
    lines: trails.length,
    truncated,
    line: points.line.slice(0, points.count),
    at: points.at.slice(0, points.count),
    station: points.station.slice(0, points.count),
    status: points.status.slice(0, points.count),
    labels: trails.map((trail, index) => labelOfTrail(namingAt(log.namings, steps[index] as number) ?? run, trail)),
    nodes: trails.map((trail) => found.get(trail)?.node ?? ''),
    messages: trails.map((trail) => found.get(trail)?.messageId ?? ''),
  }
}

/** A line that has not ended goes on for ever. */
function lastMoment({ at, status, count }: Points, first: number): number {
  const hasEnded = status[count - 1] === done || status[count - 1] === failed
  return hasEnded && count > first ? (at[count - 1] as number) : Infinity
}

const done = lineStatuses.indexOf('done')
const failed = lineStatuses.indexOf('failed')

/** By the number of a place: its station on the path, or -1. */
function stationsOf(run: Run, lives: Lives, path: readonly LogicalId[]): Int16Array {
  return Int16Array.from(lives.places, (place) => {
    const node = run.nodes.get(place)
    return node === undefined ? -1 : path.indexOf(node)
  })
}

interface Points {
  count: number
  line: Uint32Array
  at: Float64Array
  station: Float32Array
  status: Uint8Array
}

function createPoints(length = 4_096): Points {
  return {
    count: 0,
    line: new Uint32Array(length),
    at: new Float64Array(length),
    station: new Float32Array(length),
    status: new Uint8Array(length),
  }
}

function addLine(
  points: Points,
  lives: Lives,
  slot: number,
  { line, stationOf }: { readonly line: number; readonly stationOf: Int16Array },
): void {
  const first = points.count
  const order: number[] = []
  walkBack(lives, slot, (index) => void order.push(index))
  for (const index of order.toReversed()) {
    const place = stationOf[lives.columns.place[index] as number] as number
    if (place < 0) continue
    const { kind, more, atMs } = pointAt(lives, index)
    const before = points.count > first ? (points.station[points.count - 1] as number) : place
    // On the road to a station, or still where the receiver has it.
    const station =
      kind === 'filtered' || kind === 'delivery-failed' || kind === 'delivery-retry'
        ? Math.max(0, place - 0.5)
        : kind === 'deleted'
          ? Math.max(before, place)
          : kind === 'dead-letter' || kind === 'lost'
            ? place + 0.5
            : place
    if (points.count === points.at.length) grow(points)
    points.line[points.count] = line
    points.at[points.count] = atMs
    points.station[points.count] = station
    points.status[points.count] = lineStatuses.indexOf(statusOf({ kind, more }))
    points.count++
  }
}

function grow(points: Points): void {
  const grown = createPoints(points.at.length * 2)
  for (const name of ['line', 'at', 'station', 'status'] as const) grown[name].set(points[name])
  Object.assign(points, { line: grown.line, at: grown.at, station: grown.station, status: grown.status })
}

interface Whereabouts {
  readonly node: LogicalId
  readonly messageId: string
}

/** Where the messages are now that can be opened: in the queues of the path, the last one first. */
function whereabouts(run: Run, path: readonly LogicalId[], wanted: ReadonlySet<string>): ReadonlyMap<string, Whereabouts> {
  const found = new Map<string, Whereabouts>()
  for (const node of path.toReversed()) {
    const key: ResourceKey | undefined = resourceKeyOf(run.template, node)
    const { pages } = stateOf<Partial<QueueState>>(run, key) ?? {}
    for (const message of pages === undefined ? [] : storedMessages({ pages })) {
      if (wanted.has(message.trail) && !found.has(message.trail)) found.set(message.trail, { node, messageId: message.messageId })
    }
  }
  return found
}
