/** Over the workflow: which execution is looked at and how it stands, the way to the others, and starting one. */
import { Suspense, lazy, useRef, useState } from 'react'
import type { ExecutionRow, WorkflowPicture } from '../../../bridge/protocol/index.ts'
import { useFrameClock } from '../../diagram/live.ts'
import { newestFrame } from '../../stores/mirror.ts'
import { select, useSession } from '../../stores/session.ts'
import { chooseExecution, useWorkflow } from '../../stores/workflow.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Glyph } from '../../ui/glyph.tsx'
import { Icon } from '../../ui/icon.tsx'
import { countText, durationText } from '../../ui/virtual-time.ts'
import { executionInk, executionTones, transitionsText } from './execution-words.ts'
import { neighbour } from './neighbour.ts'

const StartForm = lazy(async () => ({ default: (await import('./start-form.tsx')).StartForm }))

export function StartBar({ picture }: { readonly picture: WorkflowPicture }) {
  const execution = useWorkflow(({ view }) => view?.execution)
  const [isOpen, setIsOpen] = useState(false)
  return (
    <div className="@container relative z-20 shrink-0 border-b border-line bg-panel">
      <div className="flex min-h-10 items-center gap-x-3 px-4 py-1 text-body @max-[480px]:flex-wrap">
        {execution ? <Standing execution={execution} node={picture.node} /> : <span className="text-ink2">No execution yet.</span>}
        <span className="flex-1" />
        {execution && <Others node={picture.node} execution={execution} />}
        <Button look="framed" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          <Icon name="play" size={14} />
          Start execution
        </Button>
      </div>
      {isOpen && (
        <Suspense fallback={null}>
          <StartForm picture={picture} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </div>
  )
}

function Standing({ execution, node }: { readonly execution: ExecutionRow; readonly node: string }) {
  const { name, status, transitions } = execution
  const isSelected = useSession(({ selection }) => selection?.kind === 'execution')
  return (
    <button
      type="button"
      aria-pressed={isSelected}
      title="Input, output and history of this execution"
      onClick={() => select(isSelected ? undefined : { kind: 'execution', node })}
      className="-mx-2 flex min-h-[30px] min-w-0 items-center gap-2.5 rounded-button px-2 hover:bg-hov"
    >
      <bdi className="max-w-[28ch] min-w-[8ch] truncate text-name font-semibold">{name}</bdi>
      <span className={`flex items-center gap-1.5 font-medium ${executionInk[status]}`}>
        <Glyph tone={executionTones[status]} size={14} />
        {status}
      </span>
      <span className="whitespace-nowrap text-ink3 @max-[640px]:hidden">
        <Lasting execution={execution} /> · {transitionsText(transitions)}
      </span>
    </button>
  )
}

/** How long it runs, or ran. */
export function Lasting({ execution: { startedAt, stoppedAt } }: { readonly execution: ExecutionRow }) {
  const text = useRef<HTMLSpanElement>(null)
  const words = (clockMs: number): string => durationText(Math.max(0, (stoppedAt ?? clockMs) - startedAt))
  useFrameClock(stoppedAt === undefined, (clockMs) => {
    if (text.current) text.current.textContent = words(clockMs)
  })
  return <span ref={text}>{stoppedAt === undefined ? words(newestFrame()?.clockMs ?? startedAt) : words(stoppedAt)}</span>
}

function Others({ node, execution }: { readonly node: string; readonly execution: ExecutionRow }) {
  const place = useWorkflow(({ view }) => view?.place ?? 0)
  const count = useWorkflow(({ view }) => view?.executions ?? 0)
  const go = (by: 1 | -1) => {
    const find = async () => chooseExecution(await neighbour({ node, arn: execution.arn, place, count }, by))
    find().catch(() => undefined)
  }
  return (
    <span className="flex items-center gap-1" role="group" aria-label="Executions">
      <IconButton label="The execution before" disabled={place <= 0} onClick={() => go(-1)}>
        <Icon name="back" />
      </IconButton>
      <span className="min-w-[7ch] text-center whitespace-nowrap tabular-nums">
        {countText(place + 1)} of {countText(count)}
      </span>
      <IconButton label="The execution after" disabled={place >= count - 1} onClick={() => go(1)} className="rotate-180">
        <Icon name="back" />
      </IconButton>
    </span>
  )
}
