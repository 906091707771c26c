/** Whether what to look at and what to try stands over the picture: from the first Run on, until it is closed. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { documentStore, useDocument } from './document.ts'

/** Which opening of a document it was closed for: the next one shows it again. */
const captionStore = createStore<{ readonly closedFor: number }>(() => ({ closedFor: 0 }))

export function useCaptionIsShown(): boolean {
  const closedFor = useStore(captionStore, (state) => state.closedFor)
  return useDocument(({ opening, picture }) => picture?.caption !== undefined && opening !== closedFor)
}

export function hasCaption(): boolean {
  return documentStore.getState().picture?.caption !== undefined
}

/** Closes it, or brings it back. */
export function toggleCaption(): void {
  const { opening } = documentStore.getState()
  captionStore.setState(({ closedFor }) => ({ closedFor: closedFor === opening ? 0 : opening }))
}
