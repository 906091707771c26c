/**
 * The canvas: React Flow wrapped once. It is told a picture, which nodes look like what, and what is selected;
 * it holds shape and position, and everything that lives is drawn past it from the frames.
 */
import '@xyflow/react/dist/base.css'
import './diagram.css'
import { ReactFlow, ReactFlowProvider, useStore, type Edge, type NodeTypes } from '@xyflow/react'
import { Suspense, useMemo, useRef, useState } from 'react'
import type { Picture } from '../../bridge/protocol/index.ts'
import { usePlacing } from '../stores/arranging.ts'
import { useSession, type Selection } from '../stores/session.ts'
import { Beds } from './beds.tsx'
import type { DiagramNode, Graph, NodeComponents } from './graph.ts'
import { ClickPlacing, FarNames, LiveLayer, Marquee, NearBodies, WirePointing, ZoomControl } from './lazy-layers.ts'
import { measureOf } from './measures.ts'
import { PictureProvider } from './picture-context.ts'
import { createTrackBoard, TrackBoardProvider, useShownTracks } from './track-board.ts'
import type { Positions } from './track/tracks.ts'
import { useChoosing } from './use-choosing.ts'
import { useCarrying, type Carrying, type OnMove } from './use-carrying.ts'
import { smallestZoom, useFit, type Inset } from './use-fit.ts'
import { usePositions } from './use-positions.ts'
import { useWalking } from './use-walking.ts'
import { Wires } from './wires.tsx'
import { NEAR } from './zooms.ts'

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
/** Below this zoom words cannot be read: shapes, how full they are, and names that keep their size stay. */
const FAR = 0.5

function Flow({ positions, ...props }: CanvasProps & { readonly positions: Positions }) {
  const { picture, selection, onSelect, inset = wholeCanvas } = props
  const box = useRef<HTMLDivElement>(null)
  const choosing = useChoosing(picture, selection, onSelect)
  const carrying = useCarrying({ picture, positions, together: choosing.nodes }, props.onMove)
  const { graph } = carrying
  const { fit, letGo } = useFit(picture.name, graph, inset)
  const { focused, onFocus, onKeyDown, onKeyUp } = useWalking(picture, carrying, choosing)
  const placing = usePlacing()
  const isBrisk = useSession((state) => state.speed > BRISK)
  const isFar = useStore((state) => state.transform[2] < FAR)
  const [board] = useState(createTrackBoard)
  useShownTracks(board, graph.tracks)
  const { toggle } = choosing
  const shared = useMemo(
    () => ({ selection, onSelect, onToggle: toggle, focused, onFocus }),
    [selection, onSelect, toggle, focused, onFocus],
  )
  return (
    <div
      ref={box}
      role="group"
      className="diagram-canvas"
      data-stale={props.stale === true || undefined}
      data-brisk={isBrisk || undefined}
      data-far={isFar || undefined}
      data-placing={placing}
      aria-label={`Diagram of ${picture.name}: ${picture.nodes.length} nodes. Arrow keys walk along the wires, W goes to the wires of a node, Enter selects, Shift and Enter selects one more, Shift with an arrow moves, Escape clears.`}
      onKeyDown={onKeyDown}
      onKeyUp={onKeyUp}
      onBlur={carrying.drop}
    >
      <PictureProvider value={shared}>
        <TrackBoardProvider value={board}>
          <Pane {...props} graph={graph} carrying={carrying} isFar={isFar} onTouch={letGo} />
          <Suspense fallback={null}>
            <Marquee nodes={picture.nodes} positions={graph.positions} onNodes={choosing.add} />
          </Suspense>
          <Suspense fallback={null}>
            <ZoomControl onFit={fit} onZoom={letGo} />
          </Suspense>
          <Suspense fallback={null}>
            {placing !== undefined && (
              <ClickPlacing
                placing={placing}
                name={picture.nodes.find(({ id }) => id === placing)?.name ?? placing}
                canvas={box}
                carrying={carrying}
              />
            )}
          </Suspense>
        </TrackBoardProvider>
      </PictureProvider>
    </div>
  )
}

/** Wires are drawn by ourselves. */
const noEdges: Edge[] = []

interface PaneProps extends CanvasProps {
  readonly graph: Graph
  readonly carrying: Carrying
  readonly isFar: boolean
  /** Somebody panned, zoomed or moved something. */
  readonly onTouch: () => void
}

function Pane({ picture, nodeTypes, selection, onSelect, onMove, bands = true, graph, carrying, isFar, onTouch }: PaneProps) {
  const nodes = useMemo(() => [...graph.nodes], [graph])
  const { base } = carrying
  const isNear = useStore((state) => state.transform[2] >= NEAR)
  return (
    <ReactFlow
      nodes={nodes}
      edges={noEdges}
      nodeTypes={nodeTypes as unknown as NodeTypes}
      nodesDraggable={onMove !== undefined}
      nodeDragThreshold={4}
      nodesConnectable={false}
      nodesFocusable={false}
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
      onPaneClick={({ shiftKey }) => {
        if (!shiftKey) onSelect(undefined)
      }}
    >
      <Beds tracks={graph.tracks} />
      <Wires wires={base.wires} />
      <Suspense fallback={null}>{isFar && <FarNames base={carrying.base} positions={graph.positions} />}</Suspense>
      <Suspense fallback={null}>{isNear && <NearBodies graph={graph} />}</Suspense>
      <Suspense fallback={null}>
        <WirePointing tracks={graph.tracks} selection={selection} onSelect={onSelect} />
      </Suspense>
      <Suspense fallback={null}>
        <LiveLayer graph={graph} picture={picture} selection={selection} onSelect={onSelect} bands={bands} />
      </Suspense>
    </ReactFlow>
  )
}

/** React Flow speaks of upper left corners, the document of the middle of the shape. */
function centerOf({ position, data }: DiagramNode): { readonly x: number; readonly y: number } {
  const { frame } = measureOf(data.node)
  return { x: position.x - frame.left, y: position.y - frame.top }
}
