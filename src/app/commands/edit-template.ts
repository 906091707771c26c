/** Typing in the template or in a file beside it: the newest texts are sent a quarter of a second after the last key, never two at a time. */
import type { DocumentFiles, FileChanges } from '../../bridge/protocol/index.ts'
import { request } from '../stores/connection.ts'
import type { Caret, FileEdits } from '../stores/document-history.ts'
import {
  changeTexts,
  documentStore,
  editAnswered,
  filesChanged,
  filesHandedOver,
  redoTexts,
  templateFile,
  undoTexts,
} from '../stores/document.ts'
import { announce, notify } from '../stores/notices.ts'
import { chooseFile } from '../stores/session.ts'
import { mayAct } from './acting.ts'

const pauseMs = 250
let timer: ReturnType<typeof setTimeout> | undefined
let sending = false

/** Edits of the template or of a file beside it, typed in an editor in which `before` was selected. */
export function typeText(file: string, edits: FileEdits['edits'], before: Pick<Caret, 'start' | 'end'>): void {
  changeTexts({ parts: [{ file, edits }], source: 'text', before: { file, ...before } })
  sendSoon()
}

export function undo(): void {
  goTo(undoTexts(), 'Taken back')
}

export function redo(): void {
  goTo(redoTexts(), 'Done again')
}

/** The text of which the change is is shown, where texts are shown at all. */
function goTo(caret: Caret | undefined, said: string): void {
  if (caret === undefined) return
  chooseFile(caret.file === templateFile ? undefined : caret.file)
  announce(said)
  sendSoon()
}

/** Files that came along later. */
export function addFiles(files: DocumentFiles): void {
  filesChanged(files)
  sendNow()
}

function sendSoon(): void {
  clearTimeout(timer)
  timer = setTimeout(() => void send(), pauseMs)
}

/** Hands over what the store holds, at once. */
export function sendNow(): void {
  clearTimeout(timer)
  void send()
}

async function send(): Promise<void> {
  if (sending) return
  sending = true
  const allowed = mayAct()
  if (allowed !== true && !(await allowed)) {
    sending = false
    return
  }
  const { text, files, handedOver, revision, opening } = documentStore.getState()
  try {
    const changed = changesOf(handedOver, files)
    const outcome = await request('edit', { text, revision, ...(changed && { files: changed }) })
    if (documentStore.getState().opening === opening) filesHandedOver(files)
    editAnswered(revision, outcome)
    if (outcome.kind === 'broken') announce(`The template has an error: ${outcome.message}`)
    if (outcome.kind === 'applied') announce('The change was applied to the running world')
  } catch (error) {
    notify({ tone: 'failed', title: 'The edit could not be handed over', lines: [error instanceof Error ? error.message : String(error)] })
  }
  sending = false
  const now = documentStore.getState()
  // Somebody may have gone back meanwhile: what is shown then is no news.
  if (now.opening === opening && now.revision !== revision && now.ahead === undefined) void send()
}

/** Files are only ever added or changed here. */
function changesOf(before: DocumentFiles, after: DocumentFiles): FileChanges | undefined {
  const changed = Object.entries(after).filter(([path, text]) => before[path] !== text)
  return changed.length === 0 ? undefined : Object.fromEntries(changed)
}
