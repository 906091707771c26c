/** What every node has, whatever its shape: its place, its words for a screen reader, the keyboard, the corners of the selection. */
import { Handle, Position } from '@xyflow/react'
import type { ReactNode } from 'react'
import type { PictureNode } from '../../bridge/protocol/index.ts'
import { selectedNodes } from '../stores/session.ts'
import { shortName } from '../ui/short-name.ts'
import { measureOf } from './measures.ts'
import { usePicture } from './picture-context.ts'
import { onSecondClick } from './second-click.ts'
import type { Box } from './track/geometry.ts'

interface NodeFrameProps {
  readonly node: PictureNode
  /** `fulfilment-queue, SQS standard, 12 waiting, 3 in flight` */
  readonly label: string
  /** SVG around the anchor. */
  readonly drawing: ReactNode
  /** HTML around the anchor: names and figures. */
  readonly children: ReactNode
  /** There is more inside: a double click goes there. */
  readonly onOpen?: () => void
}

export function NodeFrame({ node, label, drawing, children, onOpen }: NodeFrameProps) {
  const { selection, onSelect, onToggle, focused, onFocus } = usePicture()
  const { frame } = measureOf(node)
  const isSelected = selectedNodes(selection).includes(node.id) || (selection?.kind === 'message' && selection.node === node.id)
  return (
    <div
      role="button"
      id={`node-${node.id}`}
      data-node={node.id}
      data-kind={node.kind}
      tabIndex={focused?.kind === 'node' && focused.id === node.id ? 0 : -1}
      aria-pressed={isSelected}
      aria-label={label}
      title={node.name}
      className="diagram-node"
      style={{ width: frame.right - frame.left, height: frame.bottom - frame.top }}
      onFocus={() => onFocus({ kind: 'node', id: node.id })}
      onClick={(event) => {
        if (event.shiftKey || event.ctrlKey || event.metaKey) onToggle(node.id)
        else {
          onSelect({ kind: 'node', id: node.id })
          if (onOpen !== undefined) onSecondClick(onOpen)
        }
      }}
    >
      <div className="diagram-anchor" style={{ left: -frame.left, top: -frame.top }}>
        <svg className="diagram-drawing" width="1" height="1" aria-hidden="true">
          {drawing}
          {isSelected && <Corners frame={frame} />}
        </svg>
        {children}
      </div>
      <Handle type="target" position={Position.Left} isConnectable={false} className="diagram-handle" />
      <Handle type="source" position={Position.Right} isConnectable={false} className="diagram-handle" />
    </div>
  )
}

const CORNER = 9
const BESIDE = 14
const ABOVE = 2
/** Below a label there is no more room: a siding may begin. */
const BELOW = 6

function Corners({ frame }: { readonly frame: Box }) {
  const left = frame.left - BESIDE
  const top = frame.top - ABOVE
  const right = frame.right + BESIDE
  const bottom = frame.bottom + BELOW
  const path = [
    `M${left} ${top + CORNER}V${top}H${left + CORNER}`,
    `M${right - CORNER} ${top}H${right}V${top + CORNER}`,
    `M${right} ${bottom - CORNER}V${bottom}H${right - CORNER}`,
    `M${left + CORNER} ${bottom}H${left}V${bottom - CORNER}`,
  ].join('')
  return <path d={path} className="fill-none stroke-ink" strokeWidth={2.5} />
}

interface NodeTextProps {
  readonly x: number
  /** The middle of the line. */
  readonly y: number
  readonly width: number
  readonly align?: 'left' | 'center' | 'right'
  readonly className?: string
  /** The whole text, where the line may be cut short. */
  readonly title?: string
  readonly children: ReactNode
}

/** One line of words beside a shape; it ends in … rather than run into its neighbour. */
export function NodeText({ x, y, width, align = 'center', className = '', title, children }: NodeTextProps) {
  const left = align === 'left' ? x : align === 'right' ? x - width : x - width / 2
  return (
    <div className={`diagram-text ${className}`} style={{ left, top: y - 10, width, textAlign: align }} title={title}>
      {children}
    </div>
  )
}

/** How wide a letter of a name is, in the drawing's px. */
export const nameLetter = 7.7

interface NodeCaptionProps {
  readonly node: PictureNode
  readonly y: number
  readonly width: number
  readonly kind: string
  /** Where the words end, if they may not stand in the middle: a track passes there. */
  readonly right?: number | undefined
}

/** Name and kind under a shape. */
export function NodeCaption({ node, y, width, kind, right }: NodeCaptionProps) {
  const place = right === undefined ? ({ x: 0, align: 'center' } as const) : ({ x: right, align: 'right' } as const)
  return (
    <>
      <NodeText {...place} y={y} width={width} className="text-name font-semibold text-ink" title={node.name}>
        {shortName(node.name, width / nameLetter)}
      </NodeText>
      <NodeText {...place} y={y + 16} width={width} className="text-caption text-ink3" title={kind}>
        {kind}
      </NodeText>
    </>
  )
}
