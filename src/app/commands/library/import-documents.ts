/** Documents that were exported together come back: each becomes a document again, unless this browser has the very same. */
import { isSameContent } from '../../documents/content.ts'
import type { ArchivedDocument } from '../../documents/library-archive.ts'
import type { Shelf } from '../../documents/shelf.ts'
import { showList } from '../../stores/library.ts'
import { notify } from '../../stores/notices.ts'
import { listChanged, pageId, source, storage } from '../../stores/storage.ts'

/** One transaction a document: what was taken before storage refused one is kept, and told. */
export async function importDocuments(documents: readonly ArchivedDocument[]): Promise<void> {
  let taken = 0
  let known = 0
  try {
    const shelf = await storage()
    // The list shows the newest first; the archive has it so too.
    for (const document of documents.toReversed()) {
      if (await isKnown(shelf, document)) known++
      else if (await take(shelf, document)) taken++
    }
    const left = documents.length - taken - known
    const lines = [
      ...(known > 0 ? [`${countOf(known)} here already.`] : []),
      ...(left > 0 ? [`${countOf(left)} too large to be kept.`] : []),
    ]
    notify({ tone: 'waiting', title: `${taken} of ${documents.length} documents came in`, lines })
  } catch (error) {
    const lines = [`Storage refused the next one (${error instanceof Error ? error.message : String(error)}).`]
    notify({ tone: 'failed', title: `Only ${taken} of ${documents.length} documents came in`, lines })
  }
  listChanged()
  showList(true)
}

function countOf(count: number): string {
  return count === 1 ? '1 is' : `${count} are`
}

async function isKnown(shelf: Shelf, { name, text, files }: ArchivedDocument): Promise<boolean> {
  for (const entry of await shelf.list()) {
    if (entry.kind !== 'document' || entry.name !== name || entry.binnedMs !== undefined) continue
    const kept = await shelf.read(entry.id)
    if (kept && isSameContent(kept, { text, files })) return true
  }
  return false
}

async function take(shelf: Shelf, { name, path, openedAs, text, files }: ArchivedDocument): Promise<boolean> {
  const id = source.newId()
  const draft = { id, name, path, openedAs, content: { text, files }, basedOn: 0, writer: pageId }
  return (await shelf.save(draft, id)).kind !== 'too-large'
}
