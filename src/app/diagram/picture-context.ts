/** What nodes and wires of one canvas share: what is selected, what has the keyboard, and how to say so. */
import { createContext, useContext } from 'react'
import type { Selection } from '../stores/session.ts'
import type { Spot } from './walk.ts'

interface PictureContext {
  readonly selection: Selection | undefined
  readonly onSelect: (selection: Selection | undefined) => void
  /** One node more, or one fewer. */
  readonly onToggle: (node: string) => void
  /** The one node or wire that the Tab key reaches. */
  readonly focused: Spot | undefined
  readonly onFocus: (spot: Spot) => void
}

const Context = createContext<PictureContext>({
  selection: undefined,
  onSelect: () => undefined,
  onToggle: () => undefined,
  focused: undefined,
  onFocus: () => undefined,
})

export const PictureProvider = Context.Provider

export function usePicture(): PictureContext {
  return useContext(Context)
}
