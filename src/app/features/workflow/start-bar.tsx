/** Over the workflow: which execution is looked at and how it stands, the way to the others, and starting one. */
import { Suspense, lazy, useRef, useState } from 'react'
import type { ExecutionRow, WorkflowPicture } from '../../../bridge/protocol/index.ts'
import { useFrameClock } from '../../diagram/live.ts'
import { newestFrame } from '../../stores/mirror.ts'
import { select, useSession } from '../../stores/session.ts'
import { chooseExecution, useWorkflow } from '../../stores/workflow.ts'
import { Button, IconButton, WordButton } from '../../ui/button.tsx'
import { Glyph } from '../../ui/glyph.tsx'
import { Icon } from '../../ui/icon.tsx'
import { countText, durationText } from '../../ui/virtual-time.ts'
import { executionInk, executionTones, transitionsText } from './execution-words.ts'
import { neighbour, siblingOf } from './neighbour.ts'

const StartForm = lazy(async () => ({ default: (await import('./start-form.tsx')).StartForm }))

export function StartBar({ picture }: { readonly picture: WorkflowPicture }) {
  const execution = useWorkflow(({ view }) => view?.execution)
  const [isOpen, setIsOpen] = useState(false)
  return (
    <div className="@container relative z-20 shrink-0 border-b border-line bg-panel">
      <div className="flex min-h-10 items-center gap-x-3 px-4 py-1 text-body @max-[480px]:gap-x-1.5">
        <Parent />
        {execution ? <Standing execution={execution} node={picture.node} /> : <span className="text-ink2">No execution yet.</span>}
        <span className="flex-1" />
        {execution && <Others node={picture.node} execution={execution} />}
        <Button look="framed" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          <Icon name="play" size={14} />
          <span className="@max-[480px]:sr-only">Start execution</span>
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

/** The execution that the one looked at is a child in: the way back to it. */
function Parent() {
  const child = useWorkflow(({ view }) => view?.child)
  if (child === undefined) return null
  const { parent } = child
  return (
    <>
      <WordButton onClick={() => chooseExecution(parent.arn)} title={`Back to ${parent.name}, whose Map ${child.state} this is a child of`}>
        <bdi className="inline-block max-w-[16ch] truncate align-bottom">{parent.name}</bdi>
      </WordButton>
      <span aria-hidden="true" className="text-ink3">
        /
      </span>
    </>
  )
}

function Standing({ execution, node }: { readonly execution: ExecutionRow; readonly node: string }) {
  const { name, status, transitions } = execution
  const child = useWorkflow(({ view }) => view?.child)
  const isSelected = useSession(({ selection }) => selection?.kind === 'execution')
  return (
    <button
      type="button"
      aria-pressed={isSelected}
      title="Input, output and history of this execution"
      onClick={() => select(isSelected ? undefined : { kind: 'execution', node })}
      className="-mx-2 flex min-h-[30px] min-w-0 items-center gap-2.5 rounded-button px-2 hover:bg-hov"
    >
      <bdi className="max-w-[28ch] min-w-[8ch] truncate text-name font-semibold" title={name}>
        {child ? `child ${countText(child.number + 1)}` : name}
      </bdi>
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

function Others({ node, execution: { arn } }: { readonly node: string; readonly execution: ExecutionRow }) {
  const child = useWorkflow(({ view }) => view?.child)
  const place = useWorkflow(({ view }) => view?.child?.number ?? view?.place ?? 0)
  const count = useWorkflow(({ view }) => view?.child?.siblings ?? view?.executions ?? 0)
  const go = (by: 1 | -1) => {
    const find = async () => {
      if (child === undefined) return chooseExecution(await neighbour({ node, arn, place, count }, by))
      const sibling = await siblingOf({ node, arn, state: child.state, number: place }, by)
      if (sibling !== undefined) chooseExecution(sibling)
    }
    find().catch(() => undefined)
  }
  const what = child === undefined ? 'execution' : 'child'
  return (
    <span className="flex items-center gap-1" role="group" aria-label={child === undefined ? 'Executions' : `Children of ${child.state}`}>
      <IconButton label={`The ${what} before`} disabled={place <= 0} onClick={() => go(-1)}>
        <Icon name="back" />
      </IconButton>
      <span className="min-w-[7ch] text-center whitespace-nowrap tabular-nums">
        {countText(place + 1)} of {countText(count)}
      </span>
      <IconButton label={`The ${what} after`} disabled={place >= count - 1} onClick={() => go(1)} className="rotate-180">
        <Icon name="back" />
      </IconButton>
    </span>
  )
}
