/** The open document: its template's text and the files beside it, which are the truth, and the last good picture of them. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { DocumentFiles, EditOutcome, Picture } from '../../bridge/protocol/index.ts'
import {
  type Caret,
  type Change,
  type DocumentHistory,
  emptyHistory,
  type FileEdits,
  makeChange,
  type Moved,
  redoChange,
  type Texts,
  undoChange,
} from './document-history.ts'

/** What the history calls the template; the files beside it go by their paths. */
export const templateFile = ''

interface OpenDocument {
  readonly name: string
  readonly text: string
  /** The template's path, as it came: `template.yaml`, `infra/template.yaml`. */
  readonly path: string
  /** Code of handlers by path, counted from where the template's path is counted from. */
  readonly files: DocumentFiles
  /** The files as the worker has them. */
  readonly handedOver: DocumentFiles
  readonly revision: number
  /** The revision that picture, diagnostics and outcome speak of. */
  readonly answered: number
  /** The one undo history, of template and files alike. */
  readonly history: DocumentHistory
  readonly picture: Picture | undefined
  /** The text cannot be read just now: the picture is the last good one. */
  readonly broken: { readonly message: string; readonly diagnostics: Picture['diagnostics'] } | undefined
  /** What became of the last edit, for the notice above the text. */
  readonly outcome: EditOutcome | undefined
  /** Counts what was opened, so that the editor starts anew with each. */
  readonly opening: number
  /** Whether the text differs from what was opened. */
  readonly edited: boolean
  /** What was mended at a press of a button; until the next edit. */
  readonly mended: { readonly title: string } | undefined
  /** The newest document, while the one of an earlier moment of the run is shown. */
  readonly ahead: Ahead | undefined
}

type Ahead = Pick<OpenDocument, 'text' | 'files' | 'handedOver' | 'history' | 'picture' | 'broken' | 'outcome' | 'edited'> & {
  /** The worker has said what it makes of it. */
  readonly isAnswered: boolean
}

export const documentStore = createStore<OpenDocument>(() => ({
  name: '',
  text: '',
  path: '',
  files: {},
  handedOver: {},
  revision: 0,
  answered: 0,
  history: emptyHistory,
  picture: undefined,
  broken: undefined,
  outcome: undefined,
  opening: 0,
  edited: false,
  mended: undefined,
  ahead: undefined,
}))

export function useDocument<T>(selector: (state: OpenDocument) => T): T {
  return useStore(documentStore, selector)
}

interface Opened {
  readonly name: string
  readonly text: string
  readonly path: string
  readonly files: DocumentFiles
  readonly picture: Picture
}

export function documentOpened(opened: Opened): void {
  documentStore.setState((state) => ({
    ...opened,
    handedOver: opened.files,
    revision: state.revision + 1,
    answered: state.revision + 1,
    history: emptyHistory,
    opening: state.opening + 1,
    edited: false,
    broken: undefined,
    outcome: undefined,
    mended: undefined,
    ahead: undefined,
  }))
}

type TextListener = (done: readonly FileEdits[], caret: Caret | undefined) => void
const listeners = new Set<TextListener>()

/** Tells of every change of a text as edits, in order, until the returned function is called. */
export function listenToTexts(listener: TextListener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Every change of the texts comes through here, whoever makes it, and can be undone. */
export function changeTexts(change: Omit<Change, 'atMs'>): void {
  const { history } = documentStore.getState()
  moveTo(makeChange(history, textsNow(), { ...change, atMs: performance.now() }))
}

/** Takes the last change back; where it stood, if anything was there to take back. */
export function undoTexts(): Caret | undefined {
  return moveTo(undoChange(documentStore.getState().history, textsNow()))
}

export function redoTexts(): Caret | undefined {
  return moveTo(redoChange(documentStore.getState().history, textsNow()))
}

/** The template or a file beside it. */
export function textOf(file: string): string {
  const { text, files } = documentStore.getState()
  return file === templateFile ? text : (files[file] ?? '')
}

function textsNow(): Texts {
  const { text, files } = documentStore.getState()
  return { ...files, [templateFile]: text }
}

function moveTo(moved: Moved | undefined): Caret | undefined {
  if (moved === undefined || moved.done.length === 0) return undefined
  const { [templateFile]: text = '', ...files } = moved.texts
  documentStore.setState(({ revision }) => ({
    text,
    files,
    history: moved.history,
    revision: revision + 1,
    edited: true,
    mended: undefined,
  }))
  for (const listener of listeners) listener(moved.done, moved.caret)
  return moved.caret ?? { file: moved.done.at(-1)?.file ?? templateFile, start: 0, end: 0 }
}

/** The template has another text altogether. */
export function textChanged(text: string): void {
  changeTexts({ parts: [replacement(templateFile, text)], source: 'text' })
}

/** Edits by a button that mends a problem. */
export function textMended(edits: FileEdits['edits'], title: string): void {
  changeTexts({ parts: [{ file: templateFile, edits }], source: 'form' })
  documentStore.setState({ mended: { title } })
}

/** Takes files that came, or came anew; that a file is there at all is no part of the history. */
export function filesChanged(changed: DocumentFiles): void {
  const { files } = documentStore.getState()
  const [known, added] = [true, false].map((isKnown) => Object.entries(changed).filter(([path]) => Object.hasOwn(files, path) === isKnown))
  if (added && added.length > 0)
    documentStore.setState(({ revision }) => ({
      files: { ...files, ...Object.fromEntries(added) },
      revision: revision + 1,
      edited: true,
      mended: undefined,
    }))
  if (known && known.length > 0) changeTexts({ parts: known.map(([path, text]) => replacement(path, text)), source: 'text' })
}

function replacement(file: string, text: string): FileEdits {
  return { file, edits: [{ range: { start: 0, end: textOf(file).length }, text }] }
}

export function filesHandedOver(files: DocumentFiles): void {
  documentStore.setState({ handedOver: files })
}

/** The worker's answer to an edit. An answer to an older text is ignored. */
export function editAnswered(revision: number, outcome: EditOutcome): void {
  if (revision !== documentStore.getState().revision) return
  documentStore.setState({ answered: revision })
  if (outcome.kind === 'broken') documentStore.setState({ outcome, broken: { message: outcome.message, diagnostics: outcome.diagnostics } })
  else documentStore.setState({ outcome, broken: undefined, picture: outcome.picture })
}

/** The world was rebuilt from the last text that could be read: what the last edit asked for has been done. */
export function worldRebuilt(picture: Picture): void {
  nowShown(picture)
  documentStore.setState(({ outcome }) => ({ picture, outcome: outcome?.kind === 'broken' ? outcome : undefined }))
}

/** The texts that are kept: those of the newest moment, whichever is shown. */
export function newestTexts({ text, files, ahead }: OpenDocument): Pick<OpenDocument, 'text' | 'files'> {
  return ahead ?? { text, files }
}

/** An earlier moment is looked at: the document as it then was is shown, and the newest one is put by. */
export function momentShown({ text, files, picture }: Pick<Opened, 'text' | 'files'> & { readonly picture: Picture }): void {
  showTexts({ text, files }, (state) => ({
    picture,
    handedOver: files,
    history: emptyHistory,
    broken: undefined,
    outcome: undefined,
    edited: false,
    ahead: state.ahead ?? aheadOf(state),
  }))
}

function aheadOf(state: OpenDocument): Ahead {
  const { text, files, handedOver, history, picture, broken, outcome, edited, answered, revision } = state
  return { text, files, handedOver, history, picture, broken, outcome, edited, isAnswered: answered === revision }
}

/** The newest moment is looked at again. Whether the worker is still to be told of its text. */
export function nowShown(picture: Picture | undefined): boolean {
  const { ahead } = documentStore.getState()
  if (ahead === undefined) return false
  const { isAnswered, text, files, ...kept } = ahead
  showTexts({ text, files }, () => ({ ...kept, picture: picture ?? kept.picture, ahead: undefined }))
  return !isAnswered
}

/** Somebody acts in the past: what is shown is the newest document from now on. One undo leads back to the one that was. */
export function momentTakenUp(): void {
  const { ahead, text, files } = documentStore.getState()
  if (ahead === undefined) return
  const shown: Texts = { ...files, [templateFile]: text }
  const before: Texts = { ...ahead.files, [templateFile]: ahead.text }
  const parts = Object.keys(shown)
    .filter((file) => before[file] !== undefined)
    .map((file): FileEdits => ({ file, edits: [{ range: { start: 0, end: before[file]?.length ?? 0 }, text: shown[file] ?? '' }] }))
  const { history } = makeChange(ahead.history, before, { parts, source: 'form', atMs: performance.now() })
  documentStore.setState({ history, edited: true, ahead: undefined, files: { ...ahead.files, ...files } })
}

function showTexts(texts: Pick<Opened, 'text' | 'files'>, others: (state: OpenDocument) => Partial<OpenDocument>): void {
  const before = textsNow()
  documentStore.setState((state) => ({
    ...others(state),
    ...texts,
    revision: state.revision + 1,
    answered: state.revision + 1,
    mended: undefined,
  }))
  const done = Object.entries(textsNow()).flatMap(([file, text]): FileEdits[] => {
    const old = before[file]
    return old === undefined || old === text ? [] : [{ file, edits: [{ range: { start: 0, end: old.length }, text }] }]
  })
  if (done.length > 0) for (const listener of listeners) listener(done, undefined)
}
