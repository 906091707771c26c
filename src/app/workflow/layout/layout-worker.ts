/** The workflow layout's own worker: hundreds of states take a while, and the page goes on meanwhile. */
import type { WorkflowScope } from '../../../bridge/protocol/index.ts'
import { layWorkflow } from './lay-workflow.ts'
import type { WorkflowLayout } from './placed.ts'

export interface LayoutRequest {
  readonly id: number
  readonly root: WorkflowScope
  readonly folded: readonly string[]
}

export interface LayoutAnswer {
  readonly id: number
  readonly layout: WorkflowLayout
}

globalThis.addEventListener('message', ({ data }: MessageEvent<LayoutRequest>) => {
  const answer: LayoutAnswer = { id: data.id, layout: layWorkflow({ root: data.root }, new Set(data.folded)) }
  globalThis.postMessage(answer)
})
