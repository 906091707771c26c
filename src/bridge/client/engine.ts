/** The page's end of the bridge: typed calls, frames, and a new worker when the old one died. */
import {
  protocolVersion,
  type Frame,
  type FromWorker,
  type Method,
  type Params,
  type Picture,
  type Reply,
  type RunState,
} from '../protocol/index.ts'
import { createCalls, type Calls } from './calls.ts'
import { createMemory, noteMessage, noteReply, recoveryOf, type Memory } from './memory.ts'
import { compileSandbox } from './sandbox-source.ts'
import { createWatchdog } from './watchdog.ts'
import { startWorker } from './worker-source.ts'

/** What the page is told without asking. */
export interface EngineListener {
  frame(frame: Frame): void
  /** The worker was replaced: what ended it, in words, and where the run stands now. */
  recovered(report: { readonly text: string; readonly state: RunState; readonly picture: Picture }): void
  /** A bug of ours: the run stands, with what a report needs. */
  stopped(report: { readonly text: string; readonly step: number; readonly seed: number }): void
}

export interface Engine {
  request<M extends Method>(method: M, params: Params<M>): Promise<Reply<M>>
  /** Fetches and hands over the sandbox, once; called at the first Run. */
  prepareSandbox(): Promise<void>
  /** The page has drawn the last frame. Call once per animation frame. */
  ready(): void
  close(): void
}

interface Link {
  readonly worker: Worker
  readonly calls: Calls
}

export function connectEngine(listener: EngineListener): Engine {
  const memory = createMemory()
  let sandbox: Promise<WebAssembly.Module> | undefined
  let recovering = false
  const connect = (): Link =>
    createLink(
      (message) => hear(message),
      (text) => listener.stopped({ text, step: memory.step, seed: memory.seed }),
    )
  let link = connect()
  const watchdog = createWatchdog(
    () => !recovering && (memory.running || link.calls.open > 0),
    () => void replaceWorker(),
  )

  function hear(message: FromWorker): void {
    watchdog.heard()
    noteMessage(memory, message)
    if (message.type === 'reply') link.calls.answered(message)
    if (message.type === 'frame') listener.frame(message.frame)
    if (message.type === 'stopped')
      listener.stopped({ text: `${message.error.name}: ${message.error.message}`, step: message.step, seed: message.seed })
  }
  async function replaceWorker(): Promise<void> {
    recovering = true
    const old = link
    old.worker.onmessage = null
    old.worker.terminate()
    link = connect()
    old.calls.abandon('The simulation did not answer and was started anew.')
    if (sandbox) link.calls.post({ type: 'sandbox', module: await sandbox })
    await takeOver(link.calls, memory, listener)
    recovering = false
  }

  return {
    async request(method, params) {
      const result = await link.calls.request(method, params)
      noteReply(memory, method, params, result)
      return result
    },
    async prepareSandbox() {
      if (sandbox) return
      const compiling = compileSandbox()
      sandbox = compiling
      try {
        link.calls.post({ type: 'sandbox', module: await compiling })
      } catch (error) {
        sandbox = undefined
        throw error
      }
    },
    ready: () => link.calls.post({ type: 'ready', version: protocolVersion }),
    close() {
      watchdog.close()
      link.worker.terminate()
    },
  }
}

function createLink(hear: (message: FromWorker) => void, failed: (text: string) => void): Link {
  const worker = startWorker()
  const calls = createCalls((message) => worker.postMessage(message))
  worker.onmessage = (event: MessageEvent<FromWorker>) => hear(event.data)
  worker.onerror = (event) => failed(`The simulation could not go on: ${event.message}`)
  return { worker, calls }
}

/** Brings a new worker to where the old one was, and tells the page. */
async function takeOver(calls: Calls, memory: Memory, listener: EngineListener): Promise<void> {
  const recovered = await calls.request('recover', recoveryOf(memory))
  memory.running = false
  memory.entered = undefined
  if (!recovered.ok) return listener.stopped({ text: recovered.error.message, step: memory.step, seed: memory.seed })
  const { state, picture } = recovered.value
  memory.step = state.step
  memory.clockMs = state.clockMs
  if (memory.watched.node !== undefined) await calls.request('watchWorkflow', memory.watched)
  listener.recovered({ text: state.paused?.text ?? '', state, picture })
}
