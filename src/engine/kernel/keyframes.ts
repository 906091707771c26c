/**
 * Keyframes: the world at moments of the past. What did not change from one to the next is shared, so that a keyframe
 * costs what happened since the last one. What they take in all is bounded by thinning them out, the older the more.
 */
import type { ResourceKey } from './envelope.ts'
import { shareJson, type Cost } from './share.ts'
import type { AgendaItem, Cell, World } from './world.ts'

export interface Keyframe {
  /** Never run: see {@link restoreKeyframe}. */
  readonly world: World
  /** Estimated bytes: alone, and beyond what the keyframes before it hold. */
  readonly fullBytes: number
  freshBytes: number
  /** Of each cell alone. */
  readonly cellBytes: ReadonlyMap<ResourceKey, number>
  /** Values that were looked at to take it: how long it took, told without a clock. */
  readonly values: number
}

const itemBytes = 8
/** An envelope on the agenda that no earlier keyframe holds. */
const envelopeBytes = 500

/** `previous`: a keyframe of the same run that lies before. */
export function takeKeyframe(world: World, previous?: Keyframe): Keyframe {
  const cells: Record<ResourceKey, Cell> = Object.create(null) as Record<ResourceKey, Cell>
  const cellBytes = new Map<ResourceKey, number>()
  const cost: Cost = { fresh: 0, full: 0, values: 0 }
  for (const key in world.cells) {
    const cell = world.cells[key] as Cell
    const before = previous?.world.cells[key]
    const fullBefore = cost.full
    if (before && isUnchanged(before, cell, previous.world.steps)) {
      cells[key] = before
      cost.full += previous.cellBytes.get(key) ?? 0
    } else cells[key] = shareJson(cell, before, cost) as Cell
    cellBytes.set(key, cost.full - fullBefore)
  }
  const agenda = agendaBytes(world.agenda, previous?.world.sequence ?? 0)
  return {
    world: { ...world, agenda: world.agenda.slice(), pending: { ...world.pending }, hash: { ...world.hash }, cells },
    fullBytes: cost.full + agenda.full,
    freshBytes: cost.fresh + agenda.fresh,
    cellBytes,
    values: cost.values + world.agenda.length,
  }
}

function agendaBytes(agenda: readonly AgendaItem[], sequence: number): { fresh: number; full: number } {
  let added = 0
  for (const item of agenda) if (item.sequence >= sequence) added++
  const list = itemBytes * agenda.length
  return { fresh: list + envelopeBytes * added, full: list + envelopeBytes * agenda.length }
}

/** A world that can be run from a keyframe, and the cells that it still shares with it. */
export function restoreKeyframe({ world }: Keyframe): { world: World; shared: Set<ResourceKey> } {
  const cells = Object.assign(Object.create(null) as Record<ResourceKey, Cell>, world.cells)
  return {
    world: { ...world, agenda: world.agenda.slice(), pending: { ...world.pending }, hash: { ...world.hash }, cells },
    shared: new Set(Object.keys(cells)),
  }
}

function isUnchanged(before: Cell, now: Cell, takenAtStep: number): boolean {
  return before.touchedAt === now.touchedAt && now.touchedAt <= takenAtStep
}

/** What keyframes may take together. */
export interface KeyframeBudget {
  readonly bytes: number
  readonly count: number
}

/** Keeps keyframes in order of steps, one a step; over the budget, those are given up that are missed least. */
export function keepKeyframe(kept: Keyframe[], keyframe: Keyframe, budget: KeyframeBudget): void {
  const at = placeAfter(kept, keyframe.world.steps)
  if (kept[at - 1]?.world.steps === keyframe.world.steps) return
  kept.splice(at, 0, keyframe)
  let bytes = kept.reduce((sum, { freshBytes }) => sum + freshBytes, 0)
  while (kept.length > 2 && (bytes > budget.bytes || kept.length > budget.count)) bytes -= dropOne(kept)
}

/** By this share of the whole run every moment counts as older than it is: else the newest would take all, and the oldest gap be half the run. */
const evenness = 1 / 20

/**
 * Gives up the one whose gap would be smallest for its age: what is kept lies the wider apart the longer ago it is. The
 * first and the newest stay. Answers with the bytes that this frees.
 */
function dropOne(kept: Keyframe[]): number {
  const newest = stepAt(kept, kept.length - 1)
  let least = 1
  let leastGap = Infinity
  for (let index = 1; index < kept.length - 1; index++) {
    const gap = (stepAt(kept, index + 1) - stepAt(kept, index - 1)) / (newest - stepAt(kept, index) + newest * evenness)
    if (gap < leastGap) [least, leastGap] = [index, gap]
  }
  const [dropped] = kept.splice(least, 1) as [Keyframe]
  const next = kept[least] as Keyframe
  // What the next one shared with it now belongs to the next one; never more than all that the next one holds.
  const grown = Math.min(next.fullBytes, next.freshBytes + dropped.freshBytes)
  const freed = dropped.freshBytes - (grown - next.freshBytes)
  next.freshBytes = grown
  return freed
}

function stepAt(kept: readonly Keyframe[], index: number): number {
  return (kept[index] as Keyframe).world.steps
}

/** How many keyframes lie at or before a step. */
function placeAfter(kept: readonly Keyframe[], step: number): number {
  let place = kept.length
  while (place > 0 && stepAt(kept, place - 1) > step) place--
  return place
}

/** The newest keyframe at or before a step. */
export function keyframeBefore(kept: readonly Keyframe[], step: number): Keyframe | undefined {
  return kept[placeAfter(kept, step) - 1]
}

/** The newest keyframe whose last step was done at or before a virtual ms. */
export function keyframeBeforeTime(kept: readonly Keyframe[], ms: number): Keyframe | undefined {
  return kept.findLast(({ world }) => world.now <= ms)
}

/** Forgets what lies after a step: the past was changed there. */
export function dropKeyframesAfter(kept: Keyframe[], step: number): void {
  while ((kept.at(-1)?.world.steps ?? -1) > step) kept.pop()
}
