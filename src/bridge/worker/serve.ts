/** Connects a port to a session: the page's requests in, replies and frames out. */
import { inspectMessage, inspectNode, inspectToken, logWindow, type HandlerHost } from '../../engine/simulation/index.ts'
import { protocolVersion, type Method, type Params, type Reply, type ToWorker } from '../protocol/index.ts'
import type { Clock } from './clock.ts'
import { createDriver, describeError, stepOf, type Driver, type Port } from './driver.ts'
import {
  callFromScreen,
  createSession,
  editDocument,
  openDocument,
  pause,
  proceed,
  recover,
  restart,
  stateOf,
  type Session,
} from './session.ts'

/** Makes the handler host of a compiled sandbox. `onEnter` hears of every handler before it is entered. */
export type HandlerHostMaker = (
  module: WebAssembly.Module,
  onEnter: (entered: { readonly environment: string; readonly invocation?: string }) => void,
) => Promise<HandlerHost>

export interface Surroundings extends Clock {
  readonly createHandlerHost: HandlerHostMaker
}

type Handlers = { readonly [M in Method]: (params: Params<M>) => Reply<M> | Promise<Reply<M>> }

/** Returns what takes the page's messages. */
export function serve(port: Port, surroundings: Surroundings): (message: ToWorker) => void {
  const sandbox = awaitSandbox()
  const session = createSession(sandbox.host, { input: (input) => port.post({ type: 'input', input }) })
  const driver = createDriver(session, port, surroundings)
  const handlers = createHandlers(session, driver, sandbox.ready)

  const answer = async (id: number, method: Method, params: unknown): Promise<void> => {
    try {
      const result = await (handlers[method] as (params: unknown) => unknown)(params)
      port.post({ type: 'reply', id, ok: true, result })
    } catch (error) {
      port.post({ type: 'reply', id, ok: false, error: describeError(error) })
      driver.stop(error)
    }
    driver.tell()
  }
  const prepare = async (module: WebAssembly.Module): Promise<void> => {
    const onEnter = (entered: { readonly environment: string; readonly invocation?: string }): void =>
      port.post({
        type: 'entering',
        handler: { function: entered.environment, invocation: entered.invocation ?? '' },
        step: stepOf(session),
      })
    try {
      sandbox.arrived(await surroundings.createHandlerHost(module, onEnter))
    } catch (error) {
      driver.stop(error)
    }
  }

  return (message) => {
    switch (message.type) {
      case 'request':
        return void answer(message.id, message.method, message.params)
      case 'ready':
        return message.version === protocolVersion
          ? driver.pageIsReady()
          : driver.stop(new Error('page and simulation are of different versions: reload the page'))
      case 'sandbox':
        return void prepare(message.module)
    }
  }
}

/** A handler host that is there from the start and works once the sandbox has been handed over. */
function awaitSandbox(): { readonly host: HandlerHost; readonly ready: Promise<void>; arrived(host: HandlerHost): void } {
  let current: HandlerHost | undefined
  let resolve: () => void = () => {}
  const ready = new Promise<void>((done) => {
    resolve = done
  })
  return {
    ready,
    arrived(host) {
      current = host
      resolve()
    },
    host: {
      run(request) {
        if (current === undefined) throw new Error('a handler is due before the sandbox was handed over')
        return current.run(request)
      },
    },
  }
}

/** `sandboxReady` is awaited by whatever lets time pass: code may be due. */
function createHandlers(session: Session, driver: Driver, sandboxReady: Promise<void>): Handlers {
  return {
    open: (params) => openDocument(session, params),
    edit: ({ text }) => editDocument(session, text),
    async run({ speed }) {
      await sandboxReady
      driver.start({ speed, untilIdle: false })
      return stateOf(session)
    },
    pause() {
      if (session.running) pause(session, 'asked', '')
      return stateOf(session)
    },
    setSpeed({ speed }) {
      driver.setSpeed(speed)
      return stateOf(session)
    },
    async step({ count }) {
      await sandboxReady
      pause(session, 'asked', '')
      proceed(session, { steps: count })
      return stateOf(session)
    },
    async runUntilIdle() {
      await sandboxReady
      driver.start({ speed: Infinity, untilIdle: true })
      return stateOf(session)
    },
    restart: ({ seed }) => restart(session, seed),
    state: () => stateOf(session),
    call: (params) => callFromScreen(session, params),
    node: ({ id }) => session.run && inspectNode(session.run, id),
    message: ({ node, messageId }) => session.run && inspectMessage(session.run, node, messageId),
    token: ({ id }) => session.run && inspectToken(session.run, id),
    log: (params) => logWindow(session.run, session.log, params),
    async recover(recovery) {
      await sandboxReady
      return recover(session, recovery)
    },
  }
}
