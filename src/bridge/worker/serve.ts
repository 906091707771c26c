/** Connects a port to a session: the page's requests in, replies and frames out. */
import {
  breakNode,
  glimpsesOf,
  whereaboutsOf,
  inspectMessage,
  inspectNode,
  inspectToken,
  inspectWire,
  listContents,
  listMessages,
  pathThrough,
  seriesOf,
  stringsOf,
  timelineOf,
  type HandlerHost,
} from '../../engine/simulation/index.ts'
import { fail } from '../../base/result.ts'
import { protocolVersion, type Method, type Params, type Reply, type ToWorker } from '../protocol/index.ts'
import { authoringHandlers } from './authoring-handlers.ts'
import type { Clock } from './clock.ts'
import { createDriver, describeError, stepOf, type Driver, type Port } from './driver.ts'
import { callFromScreen, createSession, editDocument, openDocument, pause, proceed, restart, stateOf, type Session } from './session.ts'
import { createLogReader } from './log-reader.ts'
import { NotLoaded } from './not-loaded.ts'
import { previewOf } from './preview.ts'
import { recover } from './recovery.ts'
import { workflowHandlers } from './workflow-handlers.ts'
import { createTraveller, momentOf, type Traveller } from './traveller.ts'

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
  const session = createSession(sandbox.host, { input: (change) => port.post({ type: 'input', change }) })
  const driver = createDriver(session, port, surroundings)
  const handlers = createHandlers(session, driver, surroundings, sandbox.ready)

  const answer = async (id: number, method: Method, params: unknown): Promise<void> => {
    try {
      const result = await (handlers[method] as (params: unknown) => unknown)(params)
      port.post({ type: 'reply', id, ok: true, result })
    } catch (error) {
      port.post({ type: 'reply', id, ok: false, error: describeError(error) })
      if (!(error instanceof NotLoaded)) driver.stop(error)
    }
    driver.tell()
  }
  const prepare = async (module: WebAssembly.Module): Promise<void> => {
    const onEnter = (entered: { readonly environment: string; readonly invocation?: string }): void => {
      if (session.isReplaying) return
      port.post({
        type: 'entering',
        handler: { function: entered.environment, invocation: entered.invocation ?? '' },
        step: stepOf(session),
      })
    }
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

/**
 * `sandboxReady` is awaited by whatever lets time pass: code may be due. Whoever acts or goes on does so at the moment
 * that was last gone to, also while it is still being gone to.
 */
function createHandlers(session: Session, driver: Driver, clock: Clock, sandboxReady: Promise<void>): Handlers {
  const traveller = createTraveller(session, clock)
  const { afterwards } = traveller
  const goOn = async <T>(work: () => T): Promise<T> => {
    await sandboxReady
    return afterwards(work)
  }
  return {
    ...pastHandlers(session, clock, traveller),
    ...authoringHandlers(session),
    ...workflowHandlers(session),
    preview: previewOf,
    open: (params) => afterwards(() => openDocument(session, params)),
    edit: (params) => afterwards(() => editDocument(session, params)),
    run: ({ speed }) =>
      goOn(() => {
        driver.start({ speed, untilIdle: false })
        return stateOf(session)
      }),
    pause: () =>
      afterwards(() => {
        if (session.running) pause(session, 'asked', '')
        return stateOf(session)
      }),
    setSpeed({ speed }) {
      driver.setSpeed(speed)
      return stateOf(session)
    },
    step: ({ count }) =>
      goOn(() => {
        pause(session, 'asked', '')
        proceed(session, { steps: count })
        return stateOf(session)
      }),
    runUntilIdle: () =>
      goOn(() => {
        driver.start({ speed: Infinity, untilIdle: true })
        return stateOf(session)
      }),
    restart: ({ seed }) => afterwards(() => restart(session, seed)),
    state: () => stateOf(session),
    call: (params) => afterwards(() => callFromScreen(session, params)),
    fault: ({ node, fault }) => goOn(() => (session.run ? breakNode(session.run, node, fault) : fail({ message: 'No document is open.' }))),
    node: ({ id }) => session.run && inspectNode(session.run, id),
    messages: (query) => session.run && listMessages(session.run, query),
    contents: (query) => session.run && listContents(session.run, query),
    message: ({ node, messageId }) => session.run && inspectMessage(session.run, session.chronicle, node, messageId),
    token: ({ id }) => session.run && inspectToken(session.run, id),
    glimpses: ({ ids }) => (session.run ? glimpsesOf(session.run, ids) : {}),
    whereabouts: ({ label }) => (session.run ? whereaboutsOf(session.run, label) : []),
    wire: ({ id }) => session.run && inspectWire(session.run, id),
    recover: (recovery) => goOn(() => recover(session, recovery)),
  }
}

/** What is told about the past of the run, and going there. */
function pastHandlers(
  session: Session,
  clock: Clock,
  traveller: Traveller,
): Pick<Handlers, 'goTo' | 'moment' | 'log' | 'timeline' | 'series' | 'strings' | 'path'> {
  return {
    goTo: (to) => traveller.goTo(to),
    moment: () => session.run && momentOf(session, session.run),
    log: createLogReader(session, clock),
    timeline: (query) => session.run && timelineOf(session.run, session.chronicle, query),
    series: (query) => session.run && seriesOf(session.run, session.chronicle.history, query),
    strings: (query) => session.run && stringsOf(session.run, session.chronicle, query),
    path: ({ node }) => (session.run ? pathThrough(session.run.template, node) : []),
  }
}
