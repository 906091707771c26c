/** Hands a document to the person as a file. */
import type { Exportable } from '../../documents/export-file.ts'
import type { UnreadableEntry } from '../../documents/shelf.ts'
import { documentStore } from '../../stores/document.ts'
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
    notify({ tone: 'failed', title: 'The file could not be made', lines: [error instanceof Error ? error.message : String(error)] })
  }
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
