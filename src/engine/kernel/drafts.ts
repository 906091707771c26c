/**
 * The cells as a step sees them: read or edited in place, remembered while an attempt may still be undone, and copied
 * at first sight where they are shared with a keyframe.
 */
import { assert } from '../../base/assert.ts'
import { emptyRecord, type JsonObject } from '../../base/json.ts'
import { cloneJson } from './clone.ts'
import type { ResourceKey } from './envelope.ts'
import type { Cell, World } from './world.ts'

export interface Drafts {
  read(key: ResourceKey): JsonObject | undefined
  edit(key: ResourceKey): Cell
  create(key: ResourceKey, state: object): void
  remove(key: ResourceKey): void
  begin(): void
  commit(): void
  undo(): void
}

/** `shared` names the cells that belong to a keyframe: they are copied before anyone can see them. */
export function createDrafts(world: World, shared: Set<ResourceKey>): Drafts {
  let before: Map<ResourceKey, Cell | undefined> | undefined

  const own = (key: ResourceKey): Cell | undefined => {
    const cell = world.cells[key]
    if (cell === undefined || shared.size === 0 || !shared.delete(key)) return cell
    return (world.cells[key] = cloneCell(cell))
  }
  const remember = (key: ResourceKey, cell: Cell | undefined): void => {
    if (before !== undefined && !before.has(key)) before.set(key, cell && cloneCell(cell))
  }

  return {
    read: (key) => own(key)?.state,
    edit(key) {
      const cell = own(key)
      assert(cell, () => `there is no resource ${key} to change`)
      remember(key, cell)
      cell.touchedAt = world.steps
      return cell
    },
    create(key, state) {
      assert(world.cells[key] === undefined, () => `the resource ${key} is there already`)
      remember(key, undefined)
      world.cells[key] = { state: state as JsonObject, draws: emptyRecord<number>(), touchedAt: world.steps }
    },
    remove(key) {
      const cell = own(key)
      assert(cell, () => `there is no resource ${key} to remove`)
      remember(key, cell)
      delete world.cells[key]
    },
    begin() {
      assert(before === undefined, 'an attempt is under way already')
      before = new Map()
    },
    commit() {
      before = undefined
    },
    undo() {
      for (const [key, cell] of before ?? []) {
        if (cell === undefined) delete world.cells[key]
        else world.cells[key] = cell
      }
      before = undefined
    },
  }
}

function cloneCell(cell: Cell): Cell {
  return { state: cloneJson(cell.state), draws: { ...cell.draws }, touchedAt: cell.touchedAt }
}
