/** A worker that answers one message with another of the same id; it is started with the first question, and anew after one that failed. */
import { workerAt } from '../../../bridge/client/index.ts'

interface Answer {
  readonly id: number
}

/**
 * @param url the address that the build gave the worker's file
 * @returns asks it. Rejects when the worker cannot be started, or fails.
 */
export function workerAsker<Question extends object, Reply extends Answer>(url: string): (question: Question) => Promise<Reply> {
  let worker: Worker | undefined
  let asked = 0
  return (question) => {
    worker ??= workerAt(url)
    const at = worker
    const id = ++asked
    return new Promise((resolve, reject) => {
      const listening = new AbortController()
      const { signal } = listening
      const answered = ({ data }: MessageEvent<Reply>): void => {
        if (data.id !== id) return
        listening.abort()
        resolve(data)
      }
      const failed = (event: ErrorEvent): void => {
        listening.abort()
        worker = undefined
        at.terminate()
        reject(new Error(event.message === '' ? 'the layout could not be started' : event.message))
      }
      at.addEventListener('message', answered, { signal })
      at.addEventListener('error', failed, { signal })
      at.postMessage({ ...question, id })
    })
  }
}
