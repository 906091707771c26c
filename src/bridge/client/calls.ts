/** Requests that wait for their answers. All of them fail when the worker dies. */
import type { FromWorker, Method, Params, Reply, ToWorker } from '../protocol/index.ts'

export interface Calls {
  /** Requests that were not answered yet. */
  readonly open: number
  request<M extends Method>(method: M, params: Params<M>): Promise<Reply<M>>
  post(message: ToWorker): void
  answered(message: Extract<FromWorker, { type: 'reply' }>): void
  /** Rejects everything that still waits. */
  abandon(reason: string): void
}

interface Waiting {
  resolve(value: unknown): void
  reject(error: Error): void
}

export function createCalls(post: (message: ToWorker) => void): Calls {
  const waiting = new Map<number, Waiting>()
  let last = 0
  return {
    get open() {
      return waiting.size
    },
    post,
    request<M extends Method>(method: M, params: Params<M>) {
      const id = ++last
      return new Promise<Reply<M>>((resolve, reject) => {
        waiting.set(id, { resolve: resolve as (value: unknown) => void, reject })
        post({ type: 'request', id, method, params })
      })
    },
    answered(message) {
      const call = waiting.get(message.id)
      waiting.delete(message.id)
      if (message.ok) call?.resolve(message.result)
      else call?.reject(Object.assign(new Error(message.error.message), { name: message.error.name }))
    },
    abandon(reason) {
      for (const call of waiting.values()) call.reject(new Error(reason))
      waiting.clear()
    },
  }
}
