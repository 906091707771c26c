/** Where a scope begins, and where it ends. */
import { useWorkflow } from '../stores/workflow.ts'
import { shortName } from '../ui/short-name.ts'
import { clockFace } from '../ui/virtual-time.ts'
import type { PlacedMark } from './layout/placed.ts'

interface MarksProps {
  readonly marks: readonly PlacedMark[]
  /** The scope of the workflow itself: beside its marks stand words. */
  readonly root: string
  readonly startMs: number
}

export function Marks({ marks, root, startMs }: MarksProps) {
  const execution = useWorkflow(({ view }) => view?.child?.parent ?? view?.execution)
  return marks.map(({ kind, scope, at, radius }) => {
    const isRoot = scope === root
    return (
      <div key={`${kind} ${scope}`} className="pointer-events-none absolute" style={{ left: at.x, top: at.y }}>
        <svg className="absolute overflow-visible" width="1" height="1" aria-hidden="true">
          {kind === 'start' ? (
            <circle r={radius - 1} className={isRoot ? 'fill-integration' : 'fill-edge'} />
          ) : (
            <>
              <circle r={radius - 1} className="fill-raised stroke-edge" strokeWidth={1.6} />
              <circle r={radius - 5} className={isRoot && execution?.status === 'SUCCEEDED' ? 'fill-done' : 'fill-edge'} />
            </>
          )}
        </svg>
        {isRoot && kind === 'start' && execution && (
          <span className="absolute -top-2 left-4 text-caption whitespace-nowrap text-ink3">
            {shortName(execution.name, 22)} started {clockFace(startMs, execution.startedAt).time}
            {clockFace(startMs, execution.startedAt).milliseconds}
          </span>
        )}
      </div>
    )
  })
}
