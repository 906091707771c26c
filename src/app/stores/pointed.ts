/** What the pointer is on in one panel, so that its twin in another one is marked: a moment, and the message if it is known. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

export interface Pointed {
  /** Virtual ms. */
  readonly atMs: number
  /** What the message is called: `ord-1047`. */
  readonly label: string | undefined
}

const pointedStore = createStore<{ readonly pointed: Pointed | undefined }>(() => ({ pointed: undefined }))

export function usePointed(): Pointed | undefined {
  return useStore(pointedStore, (state) => state.pointed)
}

export function pointAt(pointed: Pointed | undefined): void {
  const { pointed: before } = pointedStore.getState()
  if (before?.atMs !== pointed?.atMs || before?.label !== pointed?.label) pointedStore.setState({ pointed })
}
