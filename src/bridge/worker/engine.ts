/** The engine at the worker's port, with the worker's clock. */
import { serve, type Surroundings } from './serve.ts'
import type { Receive } from './reception.ts'

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
    // Nobody needs the sandbox before the first run: its code comes with its wasm.
    async createHandlerHost(module, onEnter) {
      const { createHandlerHost } = await import('../../sandbox/index.ts')
      return createHandlerHost(module, { onEnter })
    },
  }
  return serve({ post: (message, transfer) => self.postMessage(message, { transfer: transfer ?? [] }) }, surroundings)
}
