/** One tab stop for the whole canvas: arrow keys walk, Enter or Space selects, Escape lets go. */
import { useReactFlow } from '@xyflow/react'
import { useState, type KeyboardEvent } from 'react'
import type { Picture } from '../../bridge/protocol/index.ts'
import type { Selection } from '../stores/session.ts'
import type { Positions } from './track/tracks.ts'
import { walk, type Direction } from './walk.ts'

const directions: Readonly<Record<string, Direction>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' }

interface Walking {
  readonly focused: string | undefined
  readonly onFocus: (id: string) => void
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
}

export function useWalking(picture: Picture, positions: Positions, onSelect: (selection: Selection | undefined) => void): Walking {
  const [chosen, setChosen] = useState<string>()
  const bringIntoView = useBringIntoView(positions)
  const focused = picture.nodes.some(({ id }) => id === chosen) ? chosen : picture.nodes[0]?.id
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const isOnNode = (event.target as HTMLElement).dataset['node'] !== undefined
    if (event.key === 'Escape') {
      onSelect(undefined)
      return
    }
    if (!isOnNode || focused === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    const direction = directions[event.key]
    if (direction !== undefined) {
      event.preventDefault()
      const next = walk(focused, direction, positions, picture.wires)
      if (next === undefined) return
      setChosen(next)
      bringIntoView(next)
      document.getElementById(`node-${next}`)?.focus({ preventScroll: true })
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      event.stopPropagation()
      onSelect({ kind: 'node', id: focused })
    }
  }
  return { focused, onFocus: setChosen, onKeyDown }
}

const MARGIN = 80

/** Pans only when the node is out of sight, and then by as little as needed. */
function useBringIntoView(positions: Positions): (id: string) => void {
  const { getViewport, setViewport } = useReactFlow()
  return (id) => {
    const at = positions[id]
    const pane = document.getElementById(`node-${id}`)?.closest('.react-flow')?.getBoundingClientRect()
    if (at === undefined || pane === undefined) return
    const { x, y, zoom } = getViewport()
    const moveX = shortfall(at.x * zoom + x, pane.width)
    const moveY = shortfall(at.y * zoom + y, pane.height)
    if (moveX !== 0 || moveY !== 0) void setViewport({ x: x + moveX, y: y + moveY, zoom })
  }
}

function shortfall(at: number, size: number): number {
  if (at < MARGIN) return MARGIN - at
  return at > size - MARGIN ? size - MARGIN - at : 0
}
