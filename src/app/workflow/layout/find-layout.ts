/** Asks the workflow layout's worker; started with the first workflow that is opened. */
import type { WorkflowScope } from '../../../bridge/protocol/index.ts'
import { workerAsker } from '../../diagram/layout/ask-worker.ts'
import type { LayoutAnswer, LayoutRequest } from './layout-worker.ts'
import layoutWorker from './layout-worker.ts?worker&url'
import type { WorkflowLayout } from './placed.ts'

const ask = workerAsker<Omit<LayoutRequest, 'id'>, LayoutAnswer>(layoutWorker)

/** Rejects when the worker cannot be started, or fails. */
export async function findLayout(root: WorkflowScope, folded: readonly string[]): Promise<WorkflowLayout> {
  return (await ask({ root, folded })).layout
}
