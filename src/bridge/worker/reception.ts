/**
 * The part of the worker that is there first: it tells the picture of a document by itself, and has the engine fetched for whatever
 * else is asked, in the order in which it was asked.
 */
import type { FromWorker, ToWorker } from '../protocol/index.ts'
import { NotLoaded } from './not-loaded.ts'
import { previewOf } from './preview.ts'

export type Receive = (message: ToWorker) => void

export interface Reception {
  readonly post: (message: FromWorker) => void
  readonly later: (task: () => void, ms: number) => void
  readonly loadEngine: () => Promise<Receive>
}

const sayEveryMs = 250

export function createReception({ post, later, loadEngine }: Reception): Receive {
  let engine: Promise<Receive> | undefined
  let isLoading = false
  const sayLoading = (): void => {
    if (!isLoading) return
    post({ type: 'loading' })
    later(sayLoading, sayEveryMs)
  }
  const load = async (): Promise<Receive> => {
    isLoading = true
    sayLoading()
    try {
      return await loadEngine()
    } catch (error) {
      // The next request tries again.
      engine = undefined
      throw new NotLoaded('The simulation', error)
    } finally {
      isLoading = false
    }
  }
  const refuse = (message: ToWorker, { name, message: text }: Error): void => {
    if (message.type === 'request') post({ type: 'reply', id: message.id, ok: false, error: { name, message: text } })
  }
  return (message) => {
    if (message.type === 'request' && message.method === 'preview')
      return post({ type: 'reply', id: message.id, ok: true, result: previewOf(message.params as Parameters<typeof previewOf>[0]) })
    engine ??= load()
    engine.then(
      (receive) => receive(message),
      (error: Error) => refuse(message, error),
    )
  }
}
