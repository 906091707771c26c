/**
 * Entries in the order of a text, on pages that are cells of their own: a keyframe shares every page that did not change, and
 * finding, adding and going through in order look at few of them. Which entry stands on which page follows from what was
 * done, so equal histories make equal worlds.
 */
import type { ResourceKey, Step } from '../../kernel/index.ts'

export interface Ordered {
  readonly order: string
}

/** Whoever reads needs no more of a step. */
export type Reader = Pick<Step, 'read'>

/** `firsts[n]` is where page `pages[n]` begins: it holds what stands from there up to the next. The first is ''. */
interface Directory {
  nextPage: number
  firsts: string[]
  pages: number[]
}

interface Page<E> {
  entries: E[]
}

/** A page that is fuller is split in two. */
const mostOfPage = 64

export function createStore(step: Step, store: ResourceKey): void {
  step.create<Directory>(store, { nextPage: 2, firsts: [''], pages: [1] })
  step.create<Page<Ordered>>(pageKey(store, 1), { entries: [] })
}

export function removeStore(step: Step, store: ResourceKey): void {
  for (const page of step.read<Directory>(store)?.pages ?? []) step.remove(pageKey(store, page))
  step.remove(store)
}

function pageKey(store: ResourceKey, page: number): ResourceKey {
  return `${store}/${page}`
}

export function entryAt<E extends Ordered>(step: Reader, store: ResourceKey, order: string): E | undefined {
  const directory = step.read<Directory>(store)
  if (directory === undefined) return undefined
  const entries = entriesOfPage<E>(step, store, directory.pages[placeBefore(directory.firsts, order)] as number)
  const entry = entries[placeIn(entries, order)]
  return entry?.order === order ? entry : undefined
}

function entriesOfPage<E extends Ordered>(step: Reader, store: ResourceKey, page: number): readonly E[] {
  return step.read<Page<E>>(pageKey(store, page))?.entries ?? []
}

/** Puts an entry in its place, or over the one that stands there. */
export function putEntry<E extends Ordered>(step: Step, store: ResourceKey, entry: E): void {
  const directory = step.read<Directory>(store) as Directory
  const place = placeBefore(directory.firsts, entry.order)
  const { entries } = step.edit<Page<E>>(pageKey(store, directory.pages[place] as number))
  const at = placeIn(entries, entry.order)
  if (entries[at]?.order === entry.order) {
    entries[at] = entry
    return
  }
  entries.splice(at, 0, entry)
  if (entries.length <= mostOfPage) return
  // Keys that only grow fill their pages: the new page begins with what is newest.
  const kept = at === entries.length - 1 ? mostOfPage : mostOfPage / 2
  const later = entries.splice(kept)
  const changed = step.edit<Directory>(store)
  const page = changed.nextPage++
  step.create<Page<E>>(pageKey(store, page), { entries: later })
  changed.firsts.splice(place + 1, 0, (later[0] as E).order)
  changed.pages.splice(place + 1, 0, page)
}

export function dropEntry(step: Step, store: ResourceKey, order: string): void {
  const directory = step.read<Directory>(store) as Directory
  const place = placeBefore(directory.firsts, order)
  const key = pageKey(store, directory.pages[place] as number)
  const { entries } = step.edit<Page<Ordered>>(key)
  const at = placeIn(entries, order)
  if (entries[at]?.order !== order) return
  entries.splice(at, 1)
  if (entries.length > 0 || directory.pages.length === 1) return
  step.remove(key)
  const changed = step.edit<Directory>(store)
  changed.firsts.splice(place, 1)
  changed.pages.splice(place, 1)
  changed.firsts[0] = ''
}

/** From `from` (with it) to `to` (without it), in the order of the text or against it. */
export interface Range {
  readonly from: string
  readonly to: string
  readonly isBackward: boolean
}

/** Behind everything that begins with what stands before it. */
export const last = '\uffff'

export const everything: Range = { from: '', to: last, isBackward: false }

export function* entriesIn<E extends Ordered>(step: Reader, store: ResourceKey, { from, to, isBackward }: Range): Generator<E, void> {
  const directory = step.read<Directory>(store)
  if (directory === undefined || from >= to) return
  const { firsts, pages } = directory
  const [first, end] = [placeBefore(firsts, from), placeBefore(firsts, to)]
  for (let index = isBackward ? end : first; isBackward ? index >= first : index <= end; index += isBackward ? -1 : 1) {
    const entries = entriesOfPage<E>(step, store, pages[index] as number)
    const [low, high] = [placeIn(entries, from), placeIn(entries, to)]
    if (isBackward) for (let at = high - 1; at >= low; at--) yield entries[at] as E
    else for (let at = low; at < high; at++) yield entries[at] as E
  }
}

/** The last that is not behind `order`. */
function placeBefore(firsts: readonly string[], order: string): number {
  let [low, high] = [0, firsts.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((firsts[middle] as string) <= order) low = middle
    else high = middle - 1
  }
  return low
}

/** Where `order` stands or would. */
function placeIn(entries: readonly Ordered[], order: string): number {
  let [low, high] = [0, entries.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((entries[middle] as Ordered).order < order) low = middle + 1
    else high = middle
  }
  return low
}
