/** The worker: connects its port, and knows nothing else. */
import type { ToWorker } from '../protocol/index.ts'
import { createReception } from './reception.ts'

const receive = createReception({
  post: (message) => self.postMessage(message),
  later: (task, ms) => void setTimeout(task, ms),
  loadEngine: async () => (await import('./engine.ts')).connectEngine(),
})

self.onmessage = (event: MessageEvent<ToWorker>) => receive(event.data)
