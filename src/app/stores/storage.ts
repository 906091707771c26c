/** The one storage of this page: the browser's database, or this tab's memory where there is none. Opened once, at the start. */
import type { KeptDocument } from '../documents/record.ts'
import type { Shelf, Source } from '../documents/shelf.ts'
import { joinTabs } from '../documents/tab-news.ts'
import { troubleOf } from '../documents/trouble.ts'
import { libraryStore, setEntries, setStorage } from './library.ts'
import { notify } from './notices.ts'

/** A database that has said nothing for so long is told of. It may still answer. */
const silenceMs = 5_000

let opening: Promise<Shelf> | undefined
let opened: Shelf | undefined

/** No two pages bear the same, and no two documents. */
export const source: Source = {
  now: () => Date.now(),
  newId: () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
}
export const pageId = source.newId()
export const tabs = joinTabs()

/** The shelf, as soon as it is known which one it is. Throws only where the page's own code cannot be fetched; the next call tries again. */
export function storage(): Promise<Shelf> {
  opening ??= open().catch((error: unknown) => {
    opening = undefined
    setStorage('silent')
    throw error
  })
  return opening
}

/** The shelf, if it is known already. */
export function storageNow(): Shelf | undefined {
  return opened
}

async function open(): Promise<Shelf> {
  const silence = setTimeout(() => setStorage('silent'), silenceMs)
  try {
    const { openMemoryShelf, openShelf } = await import('../documents/open-shelf.ts')
    try {
      opened = await openShelf({ outdated: () => setStorage('newer') }, source)
      setStorage('lasting')
    } catch (error) {
      opened = openMemoryShelf(source)
      setStorage(troubleOf(error))
    }
  } finally {
    clearTimeout(silence)
  }
  for (const copy of await opened.takeUpLeftovers().catch(() => [])) tellOfCopy(copy)
  return opened
}

/** A text that could not be saved in its place. */
export function tellOfCopy({ name }: KeptDocument): void {
  notify({
    tone: 'retry',
    title: 'Another tab saved this document, so both texts were kept',
    lines: [`Yours is “${name}”, a document of its own. Nothing was overwritten.`],
  })
}

/** Reads the list again, if somebody has looked at it. */
export async function refreshList(): Promise<void> {
  const { entries, isListShown } = libraryStore.getState()
  if (!entries && !isListShown) return
  try {
    setEntries(await (await storage()).list())
  } catch {
    // Whoever asked for the list keeps the old one; a save that fails is told in the top bar.
    setEntries(entries ?? [])
  }
}

/** Something was saved, renamed, binned: this tab's list and those of the others. */
export function listChanged(): void {
  tabs.tell({ kind: 'changed' })
  void refreshList()
}
