/** Asks the workflow layout's worker; started with the first workflow that is opened. */
import { workerAt } from '../../../bridge/client/index.ts'
import type { WorkflowScope } from '../../../bridge/protocol/index.ts'
import type { LayoutAnswer, LayoutRequest } from './layout-worker.ts'
import layoutWorker from './layout-worker.ts?worker&url'
import type { WorkflowLayout } from './placed.ts'

let worker: Worker | undefined
let asked = 0

/** Rejects when the worker cannot be started, or fails. */
export function findLayout(root: WorkflowScope, folded: readonly string[]): Promise<WorkflowLayout> {
  worker ??= workerAt(layoutWorker)
  const at = worker
  const id = ++asked
  return new Promise((resolve, reject) => {
    const listening = new AbortController()
    const { signal } = listening
    const answered = ({ data }: MessageEvent<LayoutAnswer>): void => {
      if (data.id !== id) return
      listening.abort()
      resolve(data.layout)
    }
    const failed = (event: ErrorEvent): void => {
      listening.abort()
      worker = undefined
      at.terminate()
      reject(new Error(event.message === '' ? 'the layout could not be started' : event.message))
    }
    at.addEventListener('message', answered, { signal })
    at.addEventListener('error', failed, { signal })
    at.postMessage({ id, root, folded } satisfies LayoutRequest)
  })
}
