/** The worker: connects its port to `serve()`, and knows nothing else. */
import type { ToWorker } from '../protocol/index.ts'
import { serve } from './serve.ts'

const channel = new MessageChannel()
const tasks: (() => void)[] = []
channel.port1.onmessage = () => tasks.shift()?.()

const receive = serve(
  { post: (message, transfer) => self.postMessage(message, { transfer: transfer ?? [] }) },
  {
    wallMs: () => performance.now(),
    soon(task) {
      tasks.push(task)
      channel.port2.postMessage(undefined)
    },
    later: (task, ms) => void setTimeout(task, ms),
    // Nobody needs the sandbox before the first run: its code comes with its wasm.
    async createHandlerHost(module, onEnter) {
      const { createHandlerHost } = await import('../../sandbox/index.ts')
      return createHandlerHost(module, { onEnter })
    },
  },
)

self.onmessage = (event: MessageEvent<ToWorker>) => receive(event.data)
