/** Numbers and signs that several nodes share. */
import type { NodeView } from '../../../../bridge/protocol/index.ts'
import { badgePaths, signPaths } from '../../../diagram/glyphs.ts'
import { useNodeView } from '../../../stores/mirror.ts'

/** A bold figure with its word: **12** waiting. */
export function Figure({ value, word }: { readonly value: number; readonly word: string }) {
  return (
    <span>
      <span className="text-figure font-semibold text-ink">{spelled(value)}</span> <span className="text-ink2">{word}</span>
    </span>
  )
}

export function spelled(value: number): string {
  return value.toLocaleString('en-US')
}

interface NodeTrouble {
  readonly trouble: Trouble
  readonly text: string
}

interface NodeBadgeProps {
  readonly node: string
  readonly x?: number
  readonly y: number
  /** Beside what it stands in line with: the middle of the node, or the left edge of its name. */
  readonly align?: 'center' | 'left'
  /** What the node itself says, where nobody broke it on purpose. */
  readonly trouble?: NodeTrouble | undefined
}

/** Above a node: what somebody broke on purpose, otherwise what went wrong by itself. */
export function NodeBadge({ node, x, y, align = 'center', trouble }: NodeBadgeProps) {
  const fault = useNodeView(node)?.fault
  const shown: NodeTrouble | undefined = fault === undefined ? trouble : { trouble: 'fault', text: fault.text }
  return shown === undefined ? null : <TroubleBadge {...shown} y={y} align={align} {...(x !== undefined && { x })} />
}

/** The same for a screen reader. */
export function faultWords(view: NodeView | undefined): string | undefined {
  return view?.fault === undefined ? undefined : `broken on purpose: ${view.fault.text}`
}

type Trouble = 'failed' | 'throttled' | 'fault'

interface TroubleBadgeProps {
  readonly trouble: Trouble
  readonly x?: number
  readonly y: number
  readonly align: 'center' | 'left'
  readonly text: string
}

/** Trouble above a node, by shape, colour and words. */
function TroubleBadge({ trouble, x = 0, y, align, text }: TroubleBadgeProps) {
  return (
    <div
      className={`diagram-text flex items-center gap-1.5 text-caption ${align === 'center' ? 'justify-center' : ''}`}
      style={{ left: align === 'center' ? x - 90 : x, top: y - 10, width: 180 }}
      title={text}
    >
      <svg width="14" height="14" viewBox="-7 -7 14 14" className="shrink-0" aria-hidden="true">
        <TroubleSign trouble={trouble} />
      </svg>
      <span className={`overflow-hidden text-ellipsis ${trouble === 'throttled' ? 'text-retry' : 'text-failed'}`}>{text}</span>
    </div>
  )
}

function TroubleSign({ trouble }: { readonly trouble: Trouble }) {
  if (trouble === 'throttled') {
    return (
      <>
        <rect x={-6.5} y={-6.5} width={13} height={13} rx={3} className="fill-retry" />
        <path d={badgePaths.bars} className="fill-none stroke-panel" strokeWidth={2} />
      </>
    )
  }
  const isFault = trouble === 'fault'
  return (
    <>
      <path d={isFault ? badgePaths.triangle : badgePaths.octagon} className="fill-failed" />
      <path
        d={isFault ? badgePaths.exclamation : signPaths.failed}
        className="fill-none stroke-panel"
        strokeWidth={1.7}
        strokeLinecap="round"
      />
    </>
  )
}
