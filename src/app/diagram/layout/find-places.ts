/** Asks the layout's worker; started with the first document that leaves places to the layout. */
import { workerAt } from '../../../bridge/client/index.ts'
import type { Positions } from '../track/tracks.ts'
import type { Layable, LayoutAnswer, LayoutRequest } from './layable.ts'
import layoutWorker from './layout-worker.ts?worker&url'

let worker: Worker | undefined
let asked = 0

/** Places for all nodes: those of `told`, and found ones for the rest. Rejects when the worker cannot be started. */
export function findPlaces({ nodes, wires }: Layable, told: Positions): Promise<Positions> {
  worker ??= workerAt(layoutWorker)
  const at = worker
  const id = ++asked
  return new Promise((resolve, reject) => {
    const listening = new AbortController()
    const { signal } = listening
    const answered = ({ data }: MessageEvent<LayoutAnswer>): void => {
      if (data.id !== id) return
      listening.abort()
      resolve(data.places)
    }
    const failed = (event: ErrorEvent): void => {
      listening.abort()
      worker = undefined
      at.terminate()
      reject(new Error(event.message === '' ? 'the layout could not be started' : event.message))
    }
    at.addEventListener('message', answered, { signal })
    at.addEventListener('error', failed, { signal })
    at.postMessage({ id, picture: { nodes, wires }, told } satisfies LayoutRequest)
  })
}
