/**
 * The axis of an execution: moments to px, in proportion, but for waits that are so long that nothing else could be seen beside them.
 * Those are drawn short, the longer the wider, and the axis says how long they are. Pure.
 */
import type { Quiet } from '../../../bridge/protocol/index.ts'
import { stepAtLeast, ticksOf } from '../../ui/time-axis.ts'
import { durationText } from '../../ui/virtual-time.ts'

/** A stretch of the axis that is in proportion. */
export interface Piece {
  readonly fromMs: number
  readonly toMs: number
  /** Px. */
  readonly x: number
  readonly width: number
  /** Drawn shorter than it is. */
  readonly isShortened: boolean
}

export interface TimeScale {
  readonly pieces: readonly Piece[]
  readonly width: number
}

interface Stretch {
  readonly fromMs: number
  readonly toMs: number
  readonly isOver: boolean
  readonly quiet: readonly Quiet[]
}

/** So many times as long as all that is not shortened; work is drawn as long as it is until it is longer still. */
const farLonger = { wait: 20, work: 60 }
/** Work that is drawn short has so many times the width of a wait. */
const workWider = 4
/** Px of a shortened wait: the least; the shortest of several. */
const leastPx = 10
const usualPx = 56

export function timeScale({ fromMs, toMs, isOver, quiet }: Stretch, width: number): TimeScale {
  const shortened = shortenedOf(quiet, toMs - fromMs, Math.floor((width * 0.5) / leastPx))
  const rest = toMs - fromMs - lengthOf(shortened)
  // What runs goes on: there is room for it, and the axis stands still until that is used up. After a wait that is planned a little will do.
  const isPlanned = shortened.at(-1)?.toMs === toMs
  const ahead = isOver ? 0 : isPlanned ? rest * 0.15 : stepAtLeast(Math.max(10, rest * 1.15)) - rest
  const weights = weightsOf(shortened)
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const room = Math.min(width * 0.5, sum * usualPx)
  const perMs = (width - room) / Math.max(1, rest + ahead)
  const pieces: Piece[] = []
  let x = 0
  const add = (from: number, to: number, px: number, isShortened: boolean): void => {
    if (to <= from) return
    pieces.push({ fromMs: from, toMs: to, x, width: px, isShortened })
    x += px
  }
  let at = fromMs
  for (const [index, each] of shortened.entries()) {
    add(at, each.fromMs, (each.fromMs - at) * perMs, false)
    add(each.fromMs, each.toMs, (room * (weights[index] ?? 1)) / sum, true)
    at = each.toMs
  }
  add(at, toMs + ahead, (toMs + ahead - at) * perMs, false)
  return { pieces, width }
}

/** The fewest of the longest, such that each of them is far longer than all the rest; in their order. */
function shortenedOf(quiet: readonly Quiet[], totalMs: number, most: number): readonly Quiet[] {
  const longest = quiet.toSorted((a, b) => b.toMs - b.fromMs - (a.toMs - a.fromMs))
  let rest = totalMs
  for (const [index, each] of longest.slice(0, most).entries()) {
    const length = each.toMs - each.fromMs
    rest -= length
    if (rest > 0 && length >= rest * (each.isWork ? farLonger.work : farLonger.wait))
      return longest.slice(0, index + 1).toSorted((a, b) => a.fromMs - b.fromMs)
  }
  return []
}

function lengthOf(stretches: readonly Quiet[]): number {
  return stretches.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0)
}

/** A wait twice as long is one part wider. */
function weightsOf(stretches: readonly Quiet[]): readonly number[] {
  const least = Math.min(...stretches.map(({ fromMs, toMs }) => toMs - fromMs))
  return stretches.map(({ fromMs, toMs, isWork }) => (1 + Math.log2((toMs - fromMs) / least) / 2) * (isWork ? workWider : 1))
}

/** Px; before the axis 0, after it its end. */
export function placeOn({ pieces, width }: TimeScale, atMs: number): number {
  const piece = pieces.findLast(({ fromMs }) => fromMs <= atMs)
  if (piece === undefined) return 0
  const share = Math.min(1, (atMs - piece.fromMs) / (piece.toMs - piece.fromMs))
  return Math.min(width, piece.x + share * piece.width)
}

/** The moment at a place, in whole ms. */
export function momentOn({ pieces }: TimeScale, x: number): number {
  const piece = pieces.findLast((each) => each.x <= x) ?? pieces[0]
  if (piece === undefined) return 0
  const share = Math.max(0, Math.min(1, (x - piece.x) / Math.max(1, piece.width)))
  return Math.round(piece.fromMs + share * (piece.toMs - piece.fromMs))
}

export interface AxisTick {
  readonly x: number
  readonly label: string | undefined
}

/** Ticks of the stretches that are in proportion, and in the midst of each shortened one how long it is, where that has room. */
export function axisTicks({ pieces }: TimeScale, startMs: number): readonly AxisTick[] {
  return pieces.flatMap(({ fromMs, toMs, x, width, isShortened }): readonly AxisTick[] => {
    if (isShortened) return width < 34 ? [] : [{ x: x + width / 2, label: durationText(toMs - fromMs) }]
    if (width < 24) return []
    return ticksOf({ fromMs, toMs }, { width, apart: 66, startMs }).map(({ atMs, label }) => {
      const at = ((atMs - fromMs) / (toMs - fromMs)) * width
      // Words would lie on those of the stretch beside it.
      const hasRoom = (x === 0 || at > 26) && at < width - 22
      return { x: x + at, label: hasRoom ? label : undefined }
    })
  })
}
