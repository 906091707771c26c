/** The strip of time while a workflow is open: the states of the execution that is looked at, or the whole run as ever. */
import { type ReactNode, useState } from 'react'
import { remember, remembered } from '../../stores/remembered.ts'
import { useWorkflow } from '../../stores/workflow.ts'
import { WordButton } from '../../ui/button.tsx'
import { rowHeight } from './bar-drawing.ts'
import { StateBarsPanel } from './state-bars-panel.tsx'

const isView = (value: unknown): value is 'states' | 'run' => value === 'states' || value === 'run'

interface WorkflowTimeProps {
  readonly node: string
  /** The timeline of the whole run. */
  readonly run: ReactNode
}

export function WorkflowTime({ node, run }: WorkflowTimeProps) {
  const [shown, setShown] = useState(() => remembered('workflowTime', 'states', isView))
  const show = (view: 'states' | 'run'): void => {
    remember('workflowTime', view)
    setShown(view)
  }
  if (shown === 'run')
    return (
      <div className="relative shrink-0">
        {run}
        <WordButton onClick={() => show('states')} className="absolute right-2 bottom-1 bg-panel">
          States
        </WordButton>
      </div>
    )
  return <States node={node} onRun={() => show('run')} />
}

function States({ node, onRun }: { readonly node: string; readonly onRun: () => void }) {
  const execution = useWorkflow(({ view }) => view?.execution)
  const [rows, setRows] = useState(0)
  // As high as its rows; in a low window no higher than the timeline that it stands in for.
  const height = `clamp(var(--bar-timeline), ${rows * rowHeight + 30}px, max(var(--bar-timeline), 22dvh))`
  return (
    <section
      aria-label="States over time"
      style={{ height }}
      className="relative flex shrink-0 flex-col border-t border-line bg-panel pr-1 select-none max-sm:!h-(--bar-timeline) [@media(max-height:799px)]:!h-(--bar-timeline)"
    >
      <WordButton
        onClick={onRun}
        title="The timeline of the whole run, to go back in it"
        className="absolute -top-px left-5 z-10 text-caption max-sm:left-3"
      >
        Whole run
      </WordButton>
      {execution ? (
        <StateBarsPanel key={execution.arn} node={node} execution={execution.arn} onRows={setRows} />
      ) : (
        <p className="pt-8 pr-4 pl-5 text-ink2">Each state that an execution comes to gets a bar here.</p>
      )}
    </section>
  )
}
