/** Moving a node by two clicks: the node that was taken up and waits for its place. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

const arrangingStore = createStore<{ readonly placing: string | undefined }>(() => ({ placing: undefined }))

/** The node that the next click on the canvas puts down. */
export function usePlacing(): string | undefined {
  return useStore(arrangingStore, (state) => state.placing)
}

export function startPlacing(placing: string): void {
  arrangingStore.setState({ placing })
}

export function stopPlacing(): void {
  arrangingStore.setState({ placing: undefined })
}
