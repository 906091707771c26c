/** What can be done with a saved document beside writing in it. */
import { cleanName, remarkedName } from '../../documents/document-name.ts'
import type { Shelf } from '../../documents/shelf.ts'
import { goOnAsCopy, letGo, openRenamed } from '../../stores/keeping.ts'
import { libraryStore, openId } from '../../stores/library.ts'
import { announce, notify } from '../../stores/notices.ts'
import { listChanged, storage } from '../../stores/storage.ts'
import { mayLeave } from './leave-open.ts'
import { openKept, showExample } from './open-kept.ts'

/** Another name for the record; the template's own Title is text, and stays. An example that is named becomes a document. */
export async function rename(id: string | undefined, typed: string): Promise<void> {
  const name = cleanName(typed)
  if (id === undefined) return goOnAsCopy(name)
  await told(async (shelf) => {
    await shelf.rename(id, name)
    if (id === openId()) openRenamed(name)
    announce(`Renamed to ${name}`)
  })
}

/** Puts a copy of a saved document into the list. */
export async function duplicate(id: string): Promise<void> {
  await told(async (shelf) => {
    if (id === openId()) await letGo()
    const copy = await shelf.duplicate(id)
    if (copy) announce(`Made ${copy.name}`)
  })
}

/** What is open goes on as a copy, whatever another tab does with the original. */
export function makeCopy(): void {
  const { name, opened } = libraryStore.getState()
  goOnAsCopy(opened.kind === 'example' ? name : remarkedName(name, 'copy'))
  announce(`This is now ${libraryStore.getState().name}`)
}

/** Duplicates what is open, and opens the copy. */
export async function duplicateOpen(): Promise<void> {
  const id = openId()
  if (id === undefined || libraryStore.getState().isElsewhere) return makeCopy()
  if (!(await mayLeave(() => void duplicateOpen()))) return
  await told(async (shelf) => {
    const copy = await shelf.duplicate(id)
    if (copy) await openKept(copy.id)
  })
}

export async function bin(id: string): Promise<void> {
  if (id === openId()) await letGo()
  await told(async (shelf) => {
    const document = await shelf.moveToBin(id)
    if (!document) return
    if (id === openId()) await showExample()
    const lines = ['It stays in the bin, under “Mine”, until you delete it.']
    notify({
      tone: 'waiting',
      title: `“${document.name}” is in the bin`,
      lines,
      actions: [{ label: 'Put it back', run: () => void restore(id) }],
    })
  })
}

export async function restore(id: string): Promise<void> {
  await told(async (shelf) => {
    const document = await shelf.restore(id)
    if (document) announce(`${document.name} is back`)
  })
}

export async function deleteKept(id: string): Promise<void> {
  await told(async (shelf) => {
    await shelf.deleteForEver(id)
    announce('Deleted for ever')
  })
}

async function told(act: (shelf: Shelf) => Promise<void>): Promise<void> {
  try {
    await act(await storage())
  } catch (error) {
    const lines = [`Storage refused it (${error instanceof Error ? error.message : String(error)}). Nothing was lost.`]
    notify({ tone: 'failed', title: 'That did not work', lines })
  }
  listChanged()
}
