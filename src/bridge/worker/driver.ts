/** Drives a session: slice after slice while it runs, and a frame whenever the page can draw one. */
import type { FromWorker, WorkerError } from '../protocol/index.ts'
import type { Clock } from './clock.ts'
import { buildFrame, transferablesOf } from './frame-builder.ts'
import { startHeartbeat } from './heartbeat.ts'
import { pause, shownTemplate, type Session } from './session.ts'
import { createSlicer } from './slicer.ts'
import { createTokenTable } from './token-table.ts'

/** One end of a message channel; the page's, a test's or a Node thread's. */
export interface Port {
  post(message: FromWorker, transfer?: ArrayBuffer[]): void
}

export interface Driver {
  start(options: { readonly speed: number; readonly untilIdle: boolean }): void
  setSpeed(speed: number): void
  /** The page can draw: it gets a frame as soon as there is something new. */
  pageIsReady(): void
  /** Something changed by a request: a page that waits for a frame gets one. */
  tell(): void
  /** A bug of ours: the run stands, and the page is told. */
  stop(error: unknown): void
}

const restMs = 8

export function createDriver(session: Session, port: Port, clock: Clock): Driver {
  const slicer = createSlicer(session, clock)
  const table = createTokenTable()
  let pageWaits = false
  let looping = false
  const beat = startHeartbeat(clock, () => port.post({ type: 'heartbeat', step: stepOf(session), given: session.run?.given ?? 0 }))

  const stop = (error: unknown): void => {
    pause(session, 'fault', 'Stopped by a fault in Switchyard itself.')
    port.post({ type: 'stopped', error: describeError(error), step: stepOf(session), seed: session.run?.template.settings.seed ?? 0 })
  }
  const slice = (): boolean => {
    beat()
    try {
      return slicer.slice()
    } catch (error) {
      stop(error)
      return true
    }
  }
  const tell = (): void => {
    const { run } = session
    if (!pageWaits || run === undefined) return
    pageWaits = false
    const { running, paused, chronicle, changes, watched } = session
    const { wires } = shownTemplate(session, run)
    const logRows = chronicle.log.pages.rows
    const frame = buildFrame(run, changes, { running, paused, speed: slicer.speed(), logRows, watched, wires }, table)
    port.post({ type: 'frame', frame }, transferablesOf(frame))
  }
  const loop = (): void => {
    const upToDate = slice()
    looping = session.running
    if (!looping) tell()
    else if (upToDate) clock.later(loop, restMs)
    else clock.soon(loop)
  }

  return {
    start({ speed, untilIdle }) {
      session.running = true
      session.untilIdle = untilIdle
      session.paused = undefined
      slicer.setSpeed(speed)
      if (looping) return
      looping = true
      clock.soon(loop)
    },
    setSpeed: slicer.setSpeed,
    pageIsReady() {
      pageWaits = true
      slice()
      tell()
    },
    tell,
    stop,
  }
}

export function stepOf(session: Session): number {
  return session.run?.kernel.world.steps ?? 0
}

export function describeError(error: unknown): WorkerError {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) }
  return { name: error.name, message: error.message, ...(error.stack !== undefined && { stack: error.stack }) }
}
