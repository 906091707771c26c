/** One tab stop for the whole canvas: arrow keys walk, with Shift they move the node, Enter or Space selects, Escape lets go. */
import { useReactFlow } from '@xyflow/react'
import { useState, type KeyboardEvent } from 'react'
import type { Picture } from '../../bridge/protocol/index.ts'
import type { Selection } from '../stores/session.ts'
import type { Positions } from './track/tracks.ts'
import type { Carrying } from './use-carrying.ts'
import { walk, type Direction } from './walk.ts'

/** Steps of the grid; with Alt as well, one. */
const FAR = 5
const ways: Readonly<Record<Direction, { readonly x: number; readonly y: number }>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
}
const directions: Readonly<Record<string, Direction>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' }

interface Walking {
  readonly focused: string | undefined
  readonly onFocus: (id: string) => void
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  /** A node that was moved by keys is put down when Shift is let go. */
  readonly onKeyUp: (event: KeyboardEvent<HTMLElement>) => void
}

export function useWalking(picture: Picture, carrying: Carrying, onSelect: (selection: Selection | undefined) => void): Walking {
  const { positions } = carrying.graph
  const [chosen, setChosen] = useState<string>()
  const bringIntoView = useBringIntoView(positions)
  const focused = picture.nodes.some(({ id }) => id === chosen) ? chosen : picture.nodes[0]?.id
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const isOnNode = (event.target as HTMLElement).dataset['node'] !== undefined
    if (event.key === 'Escape') {
      carrying.letBe()
      onSelect(undefined)
      return
    }
    const direction = directions[event.key]
    if (!isOnNode || focused === undefined || event.ctrlKey || event.metaKey) return
    if (event.shiftKey && direction !== undefined) {
      event.preventDefault()
      const steps = event.altKey ? 1 : FAR
      carrying.nudge(focused, { x: ways[direction].x * steps, y: ways[direction].y * steps })
      return
    }
    if (event.altKey) return
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
  const onKeyUp = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Shift') carrying.drop()
  }
  return { focused, onFocus: setChosen, onKeyDown, onKeyUp }
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
