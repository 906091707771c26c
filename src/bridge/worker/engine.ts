/** The engine at the worker's port, with the worker's clock. */
import { serve, type Surroundings } from './serve.ts'
import type { Receive } from './reception.ts'

/** After the engine, ms: so that it does not compete with the first world. */
const sandboxAfterMs = 100

const loadSandbox = () => import('../../sandbox/index.ts')

export function connectEngine(): Receive {
  const channel = new MessageChannel()
  const tasks: (() => void)[] = []
  channel.port1.onmessage = () => tasks.shift()?.()
  const surroundings: Surroundings = {
    wallMs: () => performance.now(),
    soon(task) {
      tasks.push(task)
      channel.port2.postMessage(undefined)
    },
    later: (task, ms) => void setTimeout(task, ms),
    async createHandlerHost(module, onEnter) {
      const { createHandlerHost } = await loadSandbox()
      return createHandlerHost(module, { onEnter })
    },
  }
  // Nobody needs it before the first run; what fails here is asked for again then.
  setTimeout(() => loadSandbox().catch(() => undefined), sandboxAfterMs)
  return serve({ post: (message, transfer) => self.postMessage(message, { transfer: transfer ?? [] }) }, surroundings)
}
