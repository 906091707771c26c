/** The worker's side without a worker: requests go straight in, and a clock that tests turn by hand. */
import { scripted } from '../../../engine/simulation/testing/runs.ts'
import type { HandlerHost } from '../../../engine/simulation/index.ts'
import { protocolVersion, type Frame, type FromWorker, type Method, type Params, type Reply } from '../../protocol/index.ts'
import { serve } from '../serve.ts'

type Kind = FromWorker['type']

export interface DirectWorker {
  readonly told: FromWorker[]
  request<M extends Method>(method: M, params: Params<M>): Promise<Reply<M>>
  /** Hands over the sandbox. */
  sandbox(): void
  /** The page can draw. */
  ready(): void
  /** Lets wall time pass: everything that is to happen by then happens. */
  pass(ms: number): Promise<void>
  /** Lets what is under way at this moment happen, and no time pass. */
  settle(): Promise<void>
  messages<K extends Kind>(type: K): Extract<FromWorker, { type: K }>[]
  frames(): readonly Frame[]
  /** Wall ms that go by whenever the worker looks at the clock: a slow machine. */
  lookCostMs: number
  readonly wallMs: number
}

interface Due {
  readonly at: number
  readonly task: () => void
}

/** `host` runs handlers; `enter` may throw, as a worker that is ended does. */
export function directWorker({ host = scripted() as HandlerHost } = {}): DirectWorker {
  const told: FromWorker[] = []
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  const soon: (() => void)[] = []
  let later: Due[] = []
  let wallMs = 1_000
  let requests = 0

  const post = (message: FromWorker): void => {
    told.push(structuredClone(message))
    if (message.type !== 'reply') return
    const call = waiting.get(message.id)
    if (message.ok) call?.resolve(message.result)
    else call?.reject(new Error(message.error.message))
  }
  const worker: DirectWorker = {
    told,
    lookCostMs: 0,
    get wallMs() {
      return wallMs
    },
    request<M extends Method>(method: M, params: Params<M>) {
      const id = ++requests
      return new Promise<Reply<M>>((resolve, reject) => {
        waiting.set(id, { resolve: resolve as (value: unknown) => void, reject })
        receive({ type: 'request', id, method, params })
      })
    },
    sandbox: () => receive({ type: 'sandbox', module: {} as WebAssembly.Module }),
    ready: () => receive({ type: 'ready', version: protocolVersion }),
    async settle() {
      for (let turn = 0; turn < 5; turn++) await Promise.resolve()
    },
    async pass(ms) {
      const until = wallMs + ms
      for (;;) {
        await worker.settle()
        const task = soon.shift()
        if (task) {
          task()
          if (wallMs >= until) return
          continue
        }
        const next = later.toSorted((a, b) => a.at - b.at)[0]
        if (next === undefined || next.at > until) break
        later = later.filter((due) => due !== next)
        wallMs = Math.max(wallMs, next.at)
        next.task()
      }
      wallMs = Math.max(wallMs, until)
      await worker.settle()
    },
    messages: <K extends Kind>(type: K) => told.filter((message): message is Extract<FromWorker, { type: K }> => message.type === type),
    frames: () => worker.messages('frame').map(({ frame }) => frame),
  }
  const receive = serve(
    { post },
    {
      wallMs: () => (wallMs += worker.lookCostMs),
      soon: (task) => void soon.push(task),
      later: (task, ms) => void later.push({ at: wallMs + ms, task }),
      createHandlerHost: (_, onEnter) =>
        Promise.resolve({
          run(request) {
            const entry = JSON.parse(request.journal.at(-1) ?? '') as { readonly type: string; readonly invocation?: string }
            onEnter(
              entry.type === 'event' && entry.invocation !== undefined
                ? { environment: request.environment, invocation: entry.invocation }
                : { environment: request.environment },
            )
            return host.run(request)
          },
        }),
    },
  )
  return worker
}
