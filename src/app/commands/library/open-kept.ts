/** Opens what this browser keeps, and the examples that come with the page. */
import { type Example, exampleAddress, firstExample } from '../../documents/example.ts'
import { rememberOpen } from '../../documents/last-open.ts'
import type { KeptDocument } from '../../documents/record.ts'
import { isSameContent } from '../../documents/content.ts'
import { type Holding, holdDocument } from '../../documents/tab-lock.ts'
import { documentStore, filesChanged, textChanged } from '../../stores/document.ts'
import { askForHandOver, exampleOpened, goOn, keptOpened } from '../../stores/keeping.ts'
import { openId, showList } from '../../stores/library.ts'
import { notify } from '../../stores/notices.ts'
import { leaveFirstVisit } from '../../stores/session.ts'
import { storage } from '../../stores/storage.ts'
import { sendNow } from '../edit-template.ts'
import { openTexts } from '../open-texts.ts'
import { mayLeave } from './leave-open.ts'

/** Opens a saved document; if another tab writes in it, it is shown only. */
export async function openKept(id: string): Promise<void> {
  if (id === openId()) return showList(false)
  if (!(await mayLeave(() => void openKept(id)))) return
  await holdAndOpen(id, await holdDocument(id, 'ask'))
}

/** Takes the open document from the tab that writes in it. */
export async function takeHere(): Promise<void> {
  const id = openId()
  if (id === undefined) return
  await askForHandOver(id)
  const held = await holdDocument(id, 'take')
  if (held === 'elsewhere') return
  const document = await read(id)
  const { text, files } = documentStore.getState()
  if (openId() !== id || !document) return held.release()
  if (isSameContent(document, { text, files })) goOn(document, held)
  else await show(document, held)
}

export async function openExample(example: Example): Promise<void> {
  if (!(await mayLeave(() => void openExample(example)))) return
  if (!(await showExample(example))) return
  rememberOpen({ kind: 'example', file: example.file })
  showList(false)
}

/** Opens an example without noting that it was the last thing open. Whether it was opened. */
export async function showExample(example: Example = firstExample): Promise<boolean> {
  try {
    const response = await fetch(exampleAddress(example))
    if (!response.ok) throw new Error(`the server answered ${response.status}`)
    const text = await response.text()
    const openedAs = example.file.replace(/\.\w+$/, '')
    const name = await openTexts({ text, path: example.file, files: {}, openedAs, shownName: example.title })
    if (name === undefined) return false
    exampleOpened(example, openedAs)
    return true
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const lines = [`${reason}. Open a template of your own, or reload the page.`]
    notify({ tone: 'failed', title: 'The example could not be loaded', lines })
    return false
  }
}

/** Shows a document that was read. Whether the worker could open it. */
export async function show(document: KeptDocument, held: Holding): Promise<boolean> {
  const { path, openedAs, name } = document
  const { text, files } = document.readable ?? document
  if ((await openTexts({ text, path, files, openedAs, shownName: name })) === undefined) {
    if (held !== 'elsewhere') held.release()
    return false
  }
  // The newest text may be one that cannot be read: it follows, as if it had been typed.
  const isNewer = !isSameContent(document, { text, files })
  if (isNewer) {
    textChanged(document.text)
    filesChanged(document.files)
  }
  keptOpened(document, held)
  if (isNewer) sendNow()
  showList(false)
  leaveFirstVisit()
  return true
}

async function holdAndOpen(id: string, held: Holding): Promise<void> {
  const document = await read(id)
  if (document) await show(document, held)
  else {
    if (held !== 'elsewhere') held.release()
    notify({
      tone: 'failed',
      title: 'That document cannot be read',
      lines: ['It may have been deleted in another tab. “Mine” lists what is left.'],
    })
  }
}

async function read(id: string): Promise<KeptDocument | undefined> {
  try {
    return await (await storage()).read(id)
  } catch {
    return undefined
  }
}
