/**
 * The canvas: React Flow wrapped once. It is told a picture, which nodes look like what, and what is selected;
 * it holds shape and position, and everything that lives is drawn past it from the frames.
 */
import '@xyflow/react/dist/base.css'
import './diagram.css'
import { ReactFlow, ReactFlowProvider, type EdgeTypes, type NodeTypes } from '@xyflow/react'
import { useMemo } from 'react'
import type { Picture } from '../../bridge/protocol/index.ts'
import { useSession, type Selection } from '../stores/session.ts'
import { Beds } from './beds.tsx'
import { graphOf, type NodeComponents } from './graph.ts'
import { MessageLayer } from './message-layer/message-layer.tsx'
import { PictureProvider } from './picture-context.ts'
import type { Positions } from './track/tracks.ts'
import { smallestZoom, useFit, type Inset } from './use-fit.ts'
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

const edgeTypes: EdgeTypes = { track: Wire }
const wholeCanvas: Inset = {}

/** Above this speed a token that moves up in its lane does so at once. */
const BRISK = 60

function Flow({
  picture,
  stale = false,
  nodeTypes,
  selection,
  onSelect,
  inset = wholeCanvas,
  bands = true,
  positions,
}: CanvasProps & { readonly positions: Positions }) {
  const graph = useMemo(() => graphOf(picture, positions), [picture, positions])
  const { fit, letGo } = useFit(picture.name, graph.extent, inset)
  const { focused, onFocus, onKeyDown } = useWalking(picture, positions, onSelect)
  const isBrisk = useSession((state) => state.speed > BRISK)
  const shared = useMemo(() => ({ selection, onSelect, focused, onFocus }), [selection, onSelect, focused, onFocus])
  const nodes = useMemo(() => [...graph.nodes], [graph])
  const wires = useMemo(() => [...graph.wires], [graph])
  return (
    <div
      role="group"
      className="diagram-canvas"
      data-stale={stale || undefined}
      data-brisk={isBrisk || undefined}
      aria-label={`Diagram of ${picture.name}: ${picture.nodes.length} nodes. Arrow keys walk along the wires, Enter selects, Escape clears.`}
      onKeyDown={onKeyDown}
    >
      <PictureProvider value={shared}>
        <ReactFlow
          nodes={nodes}
          edges={wires}
          nodeTypes={nodeTypes as unknown as NodeTypes}
          edgeTypes={edgeTypes}
          nodesDraggable={false}
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
            if (event !== null) letGo()
          }}
          onPaneClick={() => onSelect(undefined)}
        >
          <Beds tracks={graph.tracks} />
          <MessageLayer graph={graph} picture={picture} selection={selection} onSelect={onSelect} bands={bands} />
        </ReactFlow>
        <ZoomControl onFit={fit} onZoom={letGo} />
      </PictureProvider>
    </div>
  )
}
