/** What nodes and wires of one canvas share: what is selected, what has the keyboard, and how to say so. */
import { createContext, useContext } from 'react'
import type { Selection } from '../stores/session.ts'

interface PictureContext {
  readonly selection: Selection | undefined
  readonly onSelect: (selection: Selection | undefined) => void
  /** The one node that the Tab key reaches. */
  readonly focused: string | undefined
  readonly onFocus: (id: string) => void
}

const Context = createContext<PictureContext>({
  selection: undefined,
  onSelect: () => undefined,
  focused: undefined,
  onFocus: () => undefined,
})

export const PictureProvider = Context.Provider

export function usePicture(): PictureContext {
  return useContext(Context)
}
