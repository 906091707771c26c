/** Items and children of a Map Run, on pages of a thousand. */
import type { ResourceKey, Step } from '../../../kernel/index.ts'
import { childPageKey, itemPageKey, pageSize } from './map-run-keys.ts'
import type { ChildEntry, ChildPage, ItemPage, MapRunState } from './state.ts'

/** JSON texts behind those that are there; with their keys where they are the members of an object. */
export function addItems(step: Step, key: ResourceKey, run: MapRunState, texts: readonly string[], keys: readonly string[] | null): void {
  for (let at = 0; at < texts.length; ) {
    const page = pageOf(step, itemPageKey(key, Math.floor(run.items / pageSize)), { texts: [], keys: keys && [] })
    const room = pageSize - (run.items % pageSize)
    page.texts.push(...texts.slice(at, at + room))
    page.keys?.push(...(keys ?? []).slice(at, at + room))
    run.items += Math.min(room, texts.length - at)
    at += room
  }
}

function pageOf(step: Step, key: ResourceKey, empty: ItemPage): ItemPage {
  return step.read(key) === undefined ? step.create<ItemPage>(key, empty) : step.edit<ItemPage>(key)
}

export function itemAt(step: Step, key: ResourceKey, index: number): { readonly text: string; readonly key: string | null } {
  const { texts, keys } = step.read<ItemPage>(itemPageKey(key, Math.floor(index / pageSize))) as ItemPage
  const at = index % pageSize
  return { text: texts[at] as string, key: keys?.[at] ?? null }
}

export function addChild(step: Step, key: ResourceKey, run: MapRunState, child: ChildEntry): number {
  const page = childPageKey(key, Math.floor(run.children / pageSize))
  const { children } = step.read(page) === undefined ? step.create<ChildPage>(page, { children: [] }) : step.edit<ChildPage>(page)
  children.push(child)
  return run.children++
}

export function editChild(step: Step, key: ResourceKey, number: number): ChildEntry {
  return step.edit<ChildPage>(childPageKey(key, Math.floor(number / pageSize))).children[number % pageSize] as ChildEntry
}

/** In the order of their numbers, from one of them on. */
export function* childrenFrom(
  step: Step,
  key: ResourceKey,
  run: Readonly<MapRunState>,
  from = 0,
): Generator<[number, Readonly<ChildEntry>]> {
  for (let number = from; number < run.children; ) {
    const { children } = step.read<ChildPage>(childPageKey(key, Math.floor(number / pageSize))) as ChildPage
    for (const child of children.slice(number % pageSize)) yield [number++, child]
  }
}

/** Of a Map Run that has succeeded nobody asks for them again. */
export function removePages(step: Step, key: ResourceKey, { items, children }: Readonly<MapRunState>): void {
  for (let page = 0; page * pageSize < items; page++) step.remove(itemPageKey(key, page))
  for (let page = 0; page * pageSize < children; page++) step.remove(childPageKey(key, page))
}
