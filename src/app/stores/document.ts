/** The open document: its text, which is the truth, and the last good picture of it. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { EditOutcome, Picture } from '../../bridge/protocol/index.ts'

interface OpenDocument {
  readonly name: string
  readonly text: string
  readonly revision: number
  readonly picture: Picture | undefined
  /** The text cannot be read just now: the picture is the last good one. */
  readonly broken: { readonly message: string; readonly diagnostics: Picture['diagnostics'] } | undefined
  /** What became of the last edit, for the notice above the text. */
  readonly outcome: EditOutcome | undefined
  /** Counts what was opened, so that the editor starts anew with each. */
  readonly opening: number
  /** Whether the text differs from what was opened. */
  readonly edited: boolean
}

export const documentStore = createStore<OpenDocument>(() => ({
  name: '',
  text: '',
  revision: 0,
  picture: undefined,
  broken: undefined,
  outcome: undefined,
  opening: 0,
  edited: false,
}))

export function useDocument<T>(selector: (state: OpenDocument) => T): T {
  return useStore(documentStore, selector)
}

export function documentOpened(opened: { name: string; text: string; picture: Picture }): void {
  documentStore.setState((state) => ({
    ...opened,
    revision: state.revision + 1,
    opening: state.opening + 1,
    edited: false,
    broken: undefined,
    outcome: undefined,
  }))
}

/** Takes a new text; returns its revision, so that a late answer to an older one can be told apart. */
export function textChanged(text: string): number {
  const revision = documentStore.getState().revision + 1
  documentStore.setState({ text, revision, edited: true })
  return revision
}

/** The worker's answer to an edit. An answer to an older text is ignored. */
export function editAnswered(revision: number, outcome: EditOutcome): void {
  if (revision !== documentStore.getState().revision) return
  if (outcome.kind === 'broken') documentStore.setState({ outcome, broken: { message: outcome.message, diagnostics: outcome.diagnostics } })
  else documentStore.setState({ outcome, broken: undefined, picture: outcome.picture })
}

/** The world was rebuilt from the last text that could be read: what the last edit asked for has been done. */
export function worldRebuilt(picture: Picture): void {
  documentStore.setState(({ outcome }) => ({ picture, outcome: outcome?.kind === 'broken' ? outcome : undefined }))
}
