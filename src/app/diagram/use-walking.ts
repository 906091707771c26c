/**
 * One tab stop for the whole canvas: arrow keys walk from node to node, W goes to the wires, with Shift arrows move the node, Enter or
 * Space selects (with Shift one more), Escape lets go.
 */
import { useReactFlow } from '@xyflow/react'
import { useState, type KeyboardEvent } from 'react'
import type { Picture, PictureWire } from '../../bridge/protocol/index.ts'
import type { Graph } from './graph.ts'
import { openWorkflow } from '../stores/session.ts'
import { pointAt } from './track/pieces.ts'
import type { Point } from './track/geometry.ts'
import type { Carrying } from './use-carrying.ts'
import type { Choosing } from './use-choosing.ts'
import { nextWire, stepOnWire, walk, type Direction, type Spot } from './walk.ts'

/** Steps of the grid; with Alt as well, one. */
const FAR = 5
const ways: Readonly<Record<Direction, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
}
const directions: Readonly<Record<string, Direction>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' }

interface Walking {
  /** What the Tab key reaches: one node or one wire. */
  readonly focused: Spot | undefined
  readonly onFocus: (spot: Spot) => void
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  /** A node that was moved by keys is put down when Shift is let go. */
  readonly onKeyUp: (event: KeyboardEvent<HTMLElement>) => void
}

export function useWalking(picture: Picture, carrying: Carrying, choosing: Choosing): Walking {
  const { graph } = carrying
  const [stood, onFocus] = useState<Spot>()
  const bringIntoView = useBringIntoView()
  const first = picture.nodes[0]
  const focused = isThere(picture, stood) ? stood : first && ({ kind: 'node', id: first.id } as const)
  const goTo = (spot: Spot | undefined): void => {
    const element = spot && elementOf(spot)
    if (spot === undefined || element === null || element === undefined) return
    onFocus(spot)
    bringIntoView(placeOf(graph, spot))
    element.focus({ preventScroll: true })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Escape') {
      carrying.letBe()
      choosing.none()
      return
    }
    const isOnSpot = (event.target as HTMLElement).closest('[data-node], .diagram-wire') !== null
    if (!isOnSpot || focused === undefined) return
    const wish = wishOf(event, focused)
    if (wish === undefined) return
    event.preventDefault()
    event.stopPropagation()
    if (wish.to === 'move') carrying.nudge(focused.id, wish.by)
    else if (wish.to === 'choose') {
      if (event.key === 'Enter' && isWorkflow(picture, focused)) openWorkflow(focused.id)
      else choosing.choose(focused)
    } else if (wish.to === 'add') choosing.toggle(focused.id)
    else if (wish.to === 'all') choosing.all()
    else if (wish.to === 'wires') goTo(nextWire(focused, graph.positions, drawnWires(graph)))
    else goTo((focused.kind === 'node' ? walk : stepOnWire)(focused.id, wish.to, graph.positions, drawnWires(graph)))
  }
  const onKeyUp = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Shift') carrying.drop()
  }
  return { focused, onFocus, onKeyDown, onKeyUp }
}

type Wish = { readonly to: Direction | 'wires' | 'choose' | 'add' | 'all' } | { readonly to: 'move'; readonly by: Point }

/** What a key means on a node or on a wire. */
function wishOf({ key, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent, { kind }: Spot): Wish | undefined {
  const direction = directions[key]
  const isNode = kind === 'node'
  if (ctrlKey || metaKey) return key === 'a' && !shiftKey && !altKey ? { to: 'all' } : undefined
  if (shiftKey && direction !== undefined) {
    const steps = altKey ? 1 : FAR
    return isNode ? { to: 'move', by: { x: ways[direction].x * steps, y: ways[direction].y * steps } } : undefined
  }
  if (altKey) return undefined
  if (direction !== undefined) return { to: direction }
  if (key === 'Enter' || key === ' ') return { to: shiftKey && isNode ? 'add' : 'choose' }
  return key === 'w' ? { to: 'wires' } : undefined
}

/** It has a diagram of its own: Enter goes there, Space selects it. */
function isWorkflow({ nodes }: Picture, { id }: Spot): boolean {
  return nodes.find((node) => node.id === id)?.kind === 'workflow'
}

function isThere({ nodes, wires }: Picture, spot: Spot | undefined): boolean {
  return spot !== undefined && (spot.kind === 'node' ? nodes : wires).some(({ id }) => id === spot.id)
}

function drawnWires({ tracks }: Graph): readonly PictureWire[] {
  return tracks.flatMap((track) => track?.wire ?? [])
}

function elementOf({ kind, id }: Spot): HTMLElement | SVGElement | null {
  if (kind === 'node') return document.getElementById(`node-${id}`)
  return document.querySelector<SVGElement>(`.diagram-wire[data-wire="${CSS.escape(id)}"]`)
}

/** Of a wire its middle. */
function placeOf({ positions, tracks }: Graph, { kind, id }: Spot): Point | undefined {
  if (kind === 'node') return positions[id]
  const track = tracks.find((candidate) => candidate?.wire.id === id)
  return track && pointAt(track.pieces, track.length / 2)
}

const MARGIN = 80

/** Pans only when the place is out of sight, and then by as little as needed. */
function useBringIntoView(): (at: Point | undefined) => void {
  const { getViewport, setViewport } = useReactFlow()
  return (at) => {
    const pane = document.querySelector('.diagram-canvas .react-flow')?.getBoundingClientRect()
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
