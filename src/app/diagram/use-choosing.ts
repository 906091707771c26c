/** What is selected by pointer or keys: one thing at a time, or several nodes. */
import { useMemo } from 'react'
import type { Picture } from '../../bridge/protocol/index.ts'
import { selectedNodes, selectionOf, type Selection } from '../stores/session.ts'
import type { Spot } from './walk.ts'

export interface Choosing {
  /** The nodes that are selected, to be carried together. */
  readonly nodes: ReadonlySet<string>
  readonly choose: (spot: Spot) => void
  /** One node more, or one fewer. */
  readonly toggle: (node: string) => void
  /** These too. */
  readonly add: (nodes: readonly string[]) => void
  readonly all: () => void
  readonly none: () => void
}

export function useChoosing(
  picture: Picture,
  selection: Selection | undefined,
  onSelect: (selection: Selection | undefined) => void,
): Choosing {
  return useMemo(() => {
    const drawn = new Set(picture.nodes.map(({ id }) => id))
    const nodes = new Set(selectedNodes(selection).filter((id) => drawn.has(id)))
    return {
      nodes,
      choose: onSelect,
      toggle: (node) => onSelect(selectionOf(nodes.has(node) ? [...nodes].filter((id) => id !== node) : [...nodes, node])),
      add: (more) => {
        if (more.length > 0) onSelect(selectionOf([...new Set([...nodes, ...more])]))
      },
      all: () => onSelect(selectionOf([...drawn])),
      none: () => onSelect(undefined),
    }
  }, [picture, selection, onSelect])
}
