/**
 * The canvas: React Flow wrapped once. It is told a picture, which nodes look like what, and what is selected;
 * it holds shape and position, and everything that lives is drawn past it from the frames.
 */
import '@xyflow/react/dist/base.css'
import './diagram.css'
import { ReactFlow, ReactFlowProvider, useStore, type EdgeTypes, type NodeTypes } from '@xyflow/react'
import { lazy, Suspense, useMemo, useRef } from 'react'
import type { Picture } from '../../bridge/protocol/index.ts'
import { useSession, type Selection } from '../stores/session.ts'
import { Beds } from './beds.tsx'
import type { DiagramNode, Graph, NodeComponents } from './graph.ts'
import { measureOf } from './measures.ts'
import { PictureProvider } from './picture-context.ts'
import type { Positions } from './track/tracks.ts'
import { useCarrying, type Carrying, type OnMove } from './use-carrying.ts'
import { smallestZoom, useFit, type Inset } from './use-fit.ts'
import { useClickPlacing } from './use-placing.ts'
import { usePositions } from './use-positions.ts'
import { useWalking } from './use-walking.ts'
import { Wire } from './wire.tsx'
import { ZoomControl } from './zoom-control.tsx'

interface CanvasProps {
  readonly picture: Picture
  /** The text is broken for a moment: the picture is the last good one. */
  readonly stale?: boolean
  /** A component per kind of node: a module constant. */
  readonly nodeTypes: NodeComponents
  readonly selection: Selection | undefined
  readonly onSelect: (selection: Selection | undefined) => void
  /** Tells the document where nodes were put; without it they stay where they are. */
  readonly onMove?: OnMove | undefined
  /** What the picture leaves free along its edges when it is fitted, in CSS pixels. */
  readonly inset?: Inset
  /** Many messages on one track close into a band; a bench may ask for every single dot. */
  readonly bands?: boolean
}

export function Canvas(props: CanvasProps) {
  const positions = usePositions(props.picture)
  return (
    <ReactFlowProvider>
      {positions === undefined ? <div className="diagram-canvas" aria-busy="true" /> : <Flow {...props} positions={positions} />}
    </ReactFlowProvider>
  )
}

const wholeCanvas: Inset = {}

/** Above this speed a token that moves up in its lane does so at once. */
const BRISK = 60
/** Below this zoom words cannot be read: shapes and how full they are stay. */
const FAR = 0.5

function Flow({ positions, ...props }: CanvasProps & { readonly positions: Positions }) {
  const { picture, selection, onSelect, inset = wholeCanvas } = props
  const box = useRef<HTMLDivElement>(null)
  const carrying = useCarrying(picture, positions, props.onMove)
  const { graph } = carrying
  const { fit, letGo } = useFit(picture.name, graph.extent, inset)
  const { focused, onFocus, onKeyDown, onKeyUp } = useWalking(picture, carrying, onSelect)
  const placing = useClickPlacing(box, carrying)
  const isBrisk = useSession((state) => state.speed > BRISK)
  const isFar = useStore((state) => state.transform[2] < FAR)
  const shared = useMemo(() => ({ selection, onSelect, focused, onFocus }), [selection, onSelect, focused, onFocus])
  return (
    <div
      ref={box}
      role="group"
      className="diagram-canvas"
      data-stale={props.stale === true || undefined}
      data-brisk={isBrisk || undefined}
      data-far={isFar || undefined}
      data-placing={placing}
      aria-label={`Diagram of ${picture.name}: ${picture.nodes.length} nodes. Arrow keys walk along the wires, Enter selects, Shift with an arrow moves, Escape clears.`}
      onKeyDown={onKeyDown}
      onKeyUp={onKeyUp}
      onBlur={carrying.drop}
    >
      <PictureProvider value={shared}>
        <Pane {...props} graph={graph} carrying={carrying} onTouch={letGo} />
        <ZoomControl onFit={fit} onZoom={letGo} />
        {placing !== undefined && (
          <p className="diagram-hint">
            Click where {picture.nodes.find(({ id }) => id === placing)?.name ?? placing} is to stand. Esc lets it be.
          </p>
        )}
      </PictureProvider>
    </div>
  )
}

const edgeTypes: EdgeTypes = { track: Wire }

/** Nothing is under way in the first picture: it stands before the layer has come. */
const MessageLayer = lazy(async () => ({ default: (await import('./message-layer/message-layer.tsx')).MessageLayer }))

interface PaneProps extends CanvasProps {
  readonly graph: Graph
  readonly carrying: Carrying
  /** Somebody panned, zoomed or moved something. */
  readonly onTouch: () => void
}

function Pane({ picture, nodeTypes, selection, onSelect, onMove, bands = true, graph, carrying, onTouch }: PaneProps) {
  const nodes = useMemo(() => [...graph.nodes], [graph])
  const wires = useMemo(() => [...graph.wires], [graph])
  return (
    <ReactFlow
      nodes={nodes}
      edges={wires}
      nodeTypes={nodeTypes as unknown as NodeTypes}
      edgeTypes={edgeTypes}
      nodesDraggable={onMove !== undefined}
      nodeDragThreshold={4}
      nodesConnectable={false}
      nodesFocusable={false}
      edgesFocusable={false}
      elementsSelectable={false}
      disableKeyboardA11y
      deleteKeyCode={null}
      selectionKeyCode={null}
      multiSelectionKeyCode={null}
      panActivationKeyCode={null}
      zoomOnDoubleClick={false}
      minZoom={smallestZoom}
      maxZoom={4}
      onMove={(event) => {
        if (event !== null) onTouch()
      }}
      onNodeDragStart={onTouch}
      onNodeDrag={(_, node) => carrying.carry(node.id, centerOf(node))}
      onNodeDragStop={carrying.drop}
      onPaneClick={() => onSelect(undefined)}
    >
      <Beds tracks={graph.tracks} />
      <Suspense fallback={null}>
        <MessageLayer graph={graph} picture={picture} selection={selection} onSelect={onSelect} bands={bands} />
      </Suspense>
    </ReactFlow>
  )
}

/** React Flow speaks of upper left corners, the document of the middle of the shape. */
function centerOf({ position, data }: DiagramNode): { readonly x: number; readonly y: number } {
  const { frame } = measureOf(data.node)
  return { x: position.x - frame.left, y: position.y - frame.top }
}
