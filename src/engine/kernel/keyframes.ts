/**
 * Keyframes: the world at moments of the past. What did not change from one to the next is shared, so that a keyframe
 * costs what happened since the last one. Their number is bounded by thinning out the old ones.
 */
import type { ResourceKey } from './envelope.ts'
import { cloneJson } from './clone.ts'
import type { Cell, World } from './world.ts'

export interface Keyframe {
  /** Never run: see {@link restoreKeyframe}. */
  readonly world: World
}

export function takeKeyframe(world: World, previous?: Keyframe): Keyframe {
  const cells: Record<ResourceKey, Cell> = Object.create(null) as Record<ResourceKey, Cell>
  for (const key in world.cells) {
    const cell = world.cells[key] as Cell
    const before = previous?.world.cells[key]
    cells[key] = before && isUnchanged(before, cell, previous.world.steps) ? before : cloneJson(cell)
  }
  return { world: { ...world, agenda: world.agenda.slice(), pending: { ...world.pending }, hash: { ...world.hash }, cells } }
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

/** Keeps keyframes in order of steps, at most `most`; when there are more, every second of the older half goes. */
export function keepKeyframe(kept: Keyframe[], keyframe: Keyframe, most: number): void {
  kept.push(keyframe)
  if (kept.length <= most) return
  const half = kept.length >> 1
  const thinned = kept.filter((_, index) => index === 0 || index >= half || index % 2 === 1)
  kept.splice(0, kept.length, ...thinned)
}

/** The newest keyframe at or before a step. */
export function keyframeBefore(kept: readonly Keyframe[], step: number): Keyframe | undefined {
  for (let index = kept.length - 1; index >= 0; index--) {
    const keyframe = kept[index] as Keyframe
    if (keyframe.world.steps <= step) return keyframe
  }
  return undefined
}

/** Forgets what lies after a step: the past was changed there. */
export function dropKeyframesAfter(kept: Keyframe[], step: number): void {
  while ((kept.at(-1)?.world.steps ?? -1) > step) kept.pop()
}
