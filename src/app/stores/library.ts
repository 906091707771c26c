/** Which document is open and how its saving stands, and the list of all that this browser keeps. What acts on it: `keeping`. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { SaveState } from '../documents/autosave.ts'
import type { Example } from '../documents/example.ts'
import type { Entry } from '../documents/shelf.ts'
import type { Trouble } from '../documents/trouble.ts'

/** An example is no document: its first edit makes one. */
export type Opened =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'example'; readonly example: Example }
  | { readonly kind: 'document'; readonly id: string }

/** Where documents go: into the browser's storage, or for a reason into this tab's memory only. */
export type Storage = 'opening' | 'lasting' | Trouble

interface Library {
  readonly opened: Opened
  /** What the open document or example is called. */
  readonly name: string
  readonly save: SaveState
  readonly storage: Storage
  /** Another tab writes in the open document: this one only shows it. */
  readonly isElsewhere: boolean
  /** Nothing until the list was asked for. */
  readonly entries: readonly Entry[] | undefined
  readonly isListShown: boolean
}

export const libraryStore = createStore<Library>(() => ({
  opened: { kind: 'nothing' },
  name: '',
  save: { kind: 'saved' },
  storage: 'opening',
  isElsewhere: false,
  entries: undefined,
  isListShown: false,
}))

export function useLibrary<T>(selector: (state: Library) => T): T {
  return useStore(libraryStore, selector)
}

/** The open document's identity; nothing while an example is open. */
export function openId(): string | undefined {
  const { opened } = libraryStore.getState()
  return opened.kind === 'document' ? opened.id : undefined
}

export function setOpened(opened: Opened, name: string): void {
  libraryStore.setState({ opened, name, save: { kind: 'saved' }, isElsewhere: false })
}

/** The document goes on under another identity: a copy was made of it. */
export function setIdentity(id: string, name: string): void {
  libraryStore.setState({ opened: { kind: 'document', id }, name, isElsewhere: false })
}

export function setName(name: string): void {
  libraryStore.setState({ name })
}

export function setSave(save: SaveState): void {
  const { kind } = libraryStore.getState().save
  // Told with every key: React hears of it once.
  if (save.kind === 'failed' || save.kind !== kind) libraryStore.setState({ save })
}

export function setStorage(storage: Storage): void {
  libraryStore.setState({ storage })
}

export function setElsewhere(isElsewhere: boolean): void {
  libraryStore.setState({ isElsewhere })
}

export function setEntries(entries: readonly Entry[]): void {
  libraryStore.setState({ entries })
}

export function showList(isListShown: boolean): void {
  libraryStore.setState({ isListShown })
}
