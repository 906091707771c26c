/** The transitions: light where the execution has not gone, dark where it has. */
import { memo } from 'react'
import type { WorkflowView } from '../../bridge/protocol/index.ts'
import { useWorkflow } from '../stores/workflow.ts'
import { classes } from '../ui/class-names.ts'
import { isCode } from './layout/scope-parts.ts'
import type { PlacedEdge, WorkflowLayout } from './layout/placed.ts'
import { arrowHead, roundedPath } from './rounded-path.ts'

export const Edges = memo(function Edges({ layout }: { readonly layout: WorkflowLayout }) {
  return (
    <>
      <svg
        width={layout.width}
        height={layout.height}
        className="pointer-events-none absolute top-0 left-0 overflow-visible"
        aria-hidden="true"
      >
        {layout.edges.map(({ id, points }) => (
          <path key={id} d={roundedPath(points)} className="fill-none stroke-sunk" strokeWidth={8} strokeLinecap="round" />
        ))}
        {layout.edges.map((edge) => (
          <EdgeLine key={edge.id} edge={edge} />
        ))}
      </svg>
      {layout.edges.map((edge) => edge.label && <EdgeWords key={edge.id} edge={edge} />)}
    </>
  )
})

const EdgeLine = memo(function EdgeLine({ edge }: { readonly edge: PlacedEdge }) {
  const isTaken = useWorkflow(({ view }) => wentAlong(edge, view))
  return (
    <path
      d={`${roundedPath(edge.points)}${arrowHead(edge.points)}`}
      data-edge={edge.id}
      data-taken={isTaken || undefined}
      className={classes('fill-none', isTaken ? 'stroke-ink2' : 'stroke-edge')}
      strokeWidth={isTaken ? 1.9 : 1.4}
      strokeLinecap="round"
      strokeLinejoin="round"
      strokeDasharray={edge.kind === 'catch' && !isTaken ? '5 4' : undefined}
    />
  )
})

const EdgeWords = memo(function EdgeWords({ edge }: { readonly edge: PlacedEdge }) {
  const isTaken = useWorkflow(({ view }) => wentAlong(edge, view))
  const { label, kind } = edge
  if (label === undefined) return null
  const { left, top, right, bottom } = label.box
  return (
    <span
      title={label.text}
      style={{ left, top, width: right - left, height: bottom - top }}
      className={classes(
        'absolute truncate bg-canvas/85 text-caption leading-[18px] select-none',
        isCode({ kind }) && 'font-mono',
        isTaken ? 'font-medium text-ink' : 'text-ink3',
      )}
    >
      {label.text}
    </span>
  )
})

/** Whether the execution that is looked at went along it. Where a scope begins and ends no transition is told. */
function wentAlong({ id, kind, from, to }: PlacedEdge, view: WorkflowView | undefined): boolean {
  if (view?.execution === undefined) return false
  if (kind === 'start') return to !== undefined && (view.states[to]?.entered ?? 0) > 0
  if (kind === 'end') return from !== undefined && view.states[from]?.status === 'succeeded'
  return (view.taken[id] ?? 0) > 0
}
