/** Where one is while a workflow is open: beside the document's name, with the way back. */
import { openWorkflow } from '../../stores/session.ts'
import { useWorkflow } from '../../stores/workflow.ts'
import { Icon } from '../../ui/icon.tsx'

export function WorkflowCrumb({ node }: { readonly node: string }) {
  const name = useWorkflow(({ picture }) => picture?.name) ?? node
  return (
    <nav aria-label="Workflow" className="flex min-w-0 items-center gap-2">
      <span aria-hidden="true" className="text-ink3">
        /
      </span>
      <bdi className="max-w-[24vw] truncate text-name font-semibold" title={name} aria-current="page">
        {name}
      </bdi>
      <button
        type="button"
        onClick={() => openWorkflow(undefined)}
        title="Back to the architecture (Esc)"
        className="-ml-1 flex min-h-[30px] items-center gap-1 rounded-button px-2 text-ink2 hover:bg-hov hover:text-ink"
      >
        <Icon name="back" size={14} />
        <span className="max-xl:sr-only">Architecture</span>
      </button>
    </nav>
  )
}
