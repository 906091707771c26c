/**
 * The virtual clock of a world that outside clients talk to. It follows the wall; the `fast` one also jumps to whatever is work
 * (a Wait, a backoff, a job's end), so that a week's wait takes no time. It never jumps over patience: a timeout that somebody
 * outside may still forestall has its whole length on the wall.
 */
import { isMoot, type AgendaItem, type World } from '../../engine/simulation/index.ts'

export interface ClockSettings {
  /** `wall`: it never jumps. */
  readonly kind: 'fast' | 'wall'
  /** Milliseconds of the wall, from any beginning. */
  readonly wallMs: () => number
}

export interface LiveClock {
  /** Where virtual time stands if nothing holds it. */
  nowMs(): number
  /** Milliseconds of the wall for which the earliest item must not happen yet, although it is due. */
  heldForMs(world: Readonly<World>): number
  /** Time stands at `atMs` as long as something is held. */
  standAt(atMs: number): void
  /** What to do when nothing is due: jump, or wait so many milliseconds of the wall at most. */
  next(world: Readonly<World>, openCalls: number): { readonly jumpToMs: number } | { readonly waitMs: number }
}

/** A Wait that is longer may be one that somebody outside means to cut short. */
const longWaitMs = 30_000
/** How long on the wall a long Wait must have stood before it is jumped to. */
const graceMs = 1_000

/** Nobody outside is quick enough to forestall a timeout that is shorter. */
const quickMs = 100

/** The clock stood at `clockMs` when the wall stood at `wallMs`, and ran on from there. */
interface Mark {
  readonly clockMs: number
  wallMs: number
}

/** What lies further back has had its time. */
const marksKept = 2_000

export function createClock({ kind, wallMs }: ClockSettings): LiveClock {
  let marks: Mark[] = [{ clockMs: 0, wallMs: wallMs() }]
  const lastMark = (): Mark => marks.at(-1) as Mark

  const goOnAt = (clockMs: number): void => {
    const last = lastMark()
    if (last.clockMs === clockMs) last.wallMs = wallMs()
    else marks.push({ clockMs, wallMs: wallMs() })
    if (marks.length > marksKept) marks = marks.slice(-marksKept / 2)
  }

  /** When a virtual moment was, on the wall. */
  const wallOf = (clockMs: number): number => {
    const mark = marks.findLast((each) => each.clockMs <= clockMs) ?? (marks[0] as Mark)
    return mark.wallMs + clockMs - mark.clockMs
  }

  /** How much of its length an item still has to stand on the wall. */
  const leftMs = ({ at, sentAt }: AgendaItem, lengthMs = at - sentAt): number => wallOf(sentAt) + lengthMs - wallMs()

  const isKept = (item: AgendaItem, openCalls: number): boolean => isLongWait(item) && (openCalls > 1 || leftMs(item, graceMs) > 0)

  return {
    nowMs() {
      const { clockMs, wallMs: since } = lastMark()
      return Math.floor(clockMs + wallMs() - since)
    },
    heldForMs(world) {
      const [first] = world.agenda
      if (kind === 'wall' || first?.urgency !== 'patience' || first.at - first.sentAt < quickMs) return 0
      const left = leftMs(first)
      return left > 0 && !isMoot(world, first) ? left : 0
    },
    standAt: goOnAt,
    next(world, openCalls) {
      const [first] = world.agenda
      if (first === undefined) return { waitMs: Infinity }
      const waitMs = first.at - this.nowMs()
      if (kind === 'wall' || world.pending.work === 0) return { waitMs }
      const { work, barrier } = aheadOf(world, (item) => isKept(item, openCalls))
      if (work !== undefined && (barrier === undefined || isBefore(work, barrier))) {
        const jumpToMs = Math.max(first.at, this.nowMs())
        goOnAt(jumpToMs)
        return { jumpToMs }
      }
      return { waitMs: barrier !== undefined && isLongWait(barrier) ? Math.min(waitMs, Math.max(leftMs(barrier, graceMs), 50)) : waitMs }
    },
  }
}

/** The earliest work, and the earliest item that must not be passed by. */
function aheadOf(world: Readonly<World>, isKept: (item: AgendaItem) => boolean): { work?: AgendaItem; barrier?: AgendaItem } {
  let work: AgendaItem | undefined
  let barrier: AgendaItem | undefined
  for (const item of world.agenda) {
    if (item.urgency === 'upkeep') continue
    const other = item.urgency === 'work' && !isKept(item) ? work : barrier
    if (other !== undefined && isBefore(other, item)) continue
    if (item.urgency === 'work') {
      if (isKept(item)) barrier = item
      else work = item
    } else if (!isMoot(world, item)) barrier = item
  }
  return { ...(work && { work }), ...(barrier && { barrier }) }
}

function isBefore(a: AgendaItem, b: AgendaItem): boolean {
  return a.at < b.at || (a.at === b.at && a.sequence < b.sequence)
}

function isLongWait({ urgency, envelope, at, sentAt }: AgendaItem): boolean {
  return urgency === 'work' && envelope.kind === 'timer' && envelope.timer === 'WaitEnds' && at - sentAt > longWaitMs
}
