/** A state of the workflow that is open, or its execution, looked at closely. */
import { type Selection, select } from '../../stores/session.ts'
import { useWorkflow } from '../../stores/workflow.ts'
import { IconButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ExecutionSheet } from './execution-sheet.tsx'
import { StateSheet } from './state-sheet.tsx'

type Chosen = Extract<Selection, { readonly kind: 'state' | 'execution' }>

export function WorkflowInspector({ selection }: { readonly selection: Chosen }) {
  const picture = useWorkflow((state) => state.picture)
  const execution = useWorkflow(({ view }) => view?.execution)
  return (
    <aside aria-label="Inspector" data-testid="inspector" className="relative flex h-full min-h-0 flex-col bg-panel select-text">
      <div className="absolute top-3 right-3 z-10">
        <IconButton label="Close" shortcut="Esc" onClick={() => select(undefined)}>
          <Icon name="close" />
        </IconButton>
      </div>
      {picture && selection.kind === 'state' && (
        <StateSheet
          key={`${selection.state} ${execution?.arn}`}
          name={selection.state}
          chosen={selection.visit}
          picture={picture}
          execution={execution}
        />
      )}
      {picture && selection.kind === 'execution' && execution && (
        <ExecutionSheet key={execution.arn} picture={picture} execution={execution} />
      )}
    </aside>
  )
}
