/** What was filled in by hand and not sent: kept per node while another tab, node or panel is looked at. It is of one document and goes with it. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { documentStore, useDocument } from './document.ts'

interface Drafts {
  /** The document that they are of, as `opening` counts them. */
  readonly opening: number
  /** By node and form. */
  readonly filled: Readonly<Record<string, unknown>>
}

const draftStore = createStore<Drafts>(() => ({ opening: 0, filled: {} }))

/** A new value, or what makes one of the value that stands by then. */
type Next<T> = T | ((before: T) => T)

/**
 * What stands in a form of a node, and how it is filled in. `form` names what is kept, so that one name always goes with one type; `empty` is
 * what stands there until somebody fills it in.
 */
export function useDraft<T extends object | string | boolean>(node: string, form: string, empty: T): readonly [T, (next: Next<T>) => void] {
  useDocument(({ opening }) => opening)
  const draft = useStore(draftStore, () => draftOf(node, form, empty))
  return [draft, (next) => fillIn(node, form, typeof next === 'function' ? next(draftOf(node, form, empty)) : next)]
}

/** The same, now. */
export function draftOf<T>(node: string, form: string, empty: T): T {
  return (draftsNow().filled[keyOf(node, form)] as T | undefined) ?? empty
}

export function fillIn(node: string, form: string, value: unknown): void {
  const { opening, filled } = draftsNow()
  draftStore.setState({ opening, filled: { ...filled, [keyOf(node, form)]: value } })
}

function draftsNow(): Drafts {
  const { opening } = documentStore.getState()
  const drafts = draftStore.getState()
  return drafts.opening === opening ? drafts : { opening, filled: {} }
}

/** A node's id has no space. */
function keyOf(node: string, form: string): string {
  return `${node} ${form}`
}
