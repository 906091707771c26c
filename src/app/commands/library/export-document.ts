/** Hands a document to the person as a file. */
import type { Exportable } from '../../documents/export-file.ts'
import type { UnreadableEntry } from '../../documents/shelf.ts'
import { documentStore } from '../../stores/document.ts'
import { letGo } from '../../stores/keeping.ts'
import { libraryStore } from '../../stores/library.ts'
import { announce, notify } from '../../stores/notices.ts'
import { storage } from '../../stores/storage.ts'

/** The open document or example, as it is on the screen, saved or not. */
export async function exportOpen(): Promise<void> {
  const { text, path, files } = documentStore.getState()
  await handOut({ name: libraryStore.getState().name, path, text, files })
}

export async function exportKept(id: string): Promise<void> {
  const document = await storage()
    .then((shelf) => shelf.read(id))
    .catch(() => undefined)
  if (document) await handOut(document)
  else notify({ tone: 'failed', title: 'That document cannot be read', lines: ['It may have been deleted in another tab.'] })
}

/** Every document that is not in the bin, in one archive that can be opened again. */
export async function exportAll(): Promise<void> {
  try {
    await letGo()
    const shelf = await storage()
    const entries = await shelf.list()
    const listed = entries.filter((entry) => entry.kind === 'document' && entry.binnedMs === undefined)
    const found = await Promise.all(listed.map(({ id }) => shelf.read(id)))
    const documents = found.filter((document) => document !== undefined)
    const [{ zipOf }, { toEntries }] = await Promise.all([
      import('../../documents/export-file.ts'),
      import('../../documents/library-archive.ts'),
    ])
    download('Switchyard documents.zip', await zipOf(toEntries(documents)))
    const lost = entries.filter(({ kind }) => kind === 'unreadable').length
    announce(`Exported ${documents.length} documents${lost === 0 ? '' : `; ${lost} that cannot be read are not among them`}`)
  } catch (error) {
    tellOfFailure(error)
  }
}

/** All that a record holds that cannot be read. */
export async function exportRaw({ name, raw }: UnreadableEntry): Promise<void> {
  const { fileName } = await import('../../documents/export-file.ts')
  download(`${fileName(name)}.txt`, new Blob([raw], { type: 'text/plain;charset=utf-8' }))
}

async function handOut(document: Exportable): Promise<void> {
  try {
    const { exportDocument } = await import('../../documents/export-file.ts')
    const { name, blob } = await exportDocument(document)
    download(name, blob)
    announce(`Exported ${name}`)
  } catch (error) {
    tellOfFailure(error)
  }
}

function tellOfFailure(error: unknown): void {
  notify({ tone: 'failed', title: 'The file could not be made', lines: [error instanceof Error ? error.message : String(error)] })
}

function download(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser reads it after this turn; a minute is ample.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
