/** The one engine of this page: its frames go into the mirror once per animation frame, its run state into the session. */
import { connectEngine, type Engine, type EngineListener } from '../../bridge/client/index.ts'
import type { Frame, Method, Params, PauseReason, Reply } from '../../bridge/protocol/index.ts'
import { worldRebuilt } from './document.ts'
import { clearMirror, clockTurnedBack, takeFrame } from './mirror.ts'
import { announce, notify } from './notices.ts'
import { sessionStore, setRunState } from './session.ts'

let engine: Engine | undefined
let waiting: Frame | undefined
let drawing = 0
/** The worker was asked for a frame and has not sent it: it is asked for one at a time, so that no change is overwritten unread. */
let isAsked = false
/** Something was asked of the world while a frame waited to be drawn: that frame is older than the answer. */
let isOutdated = false

/** What leaves a trace on the screen. Everything else only looks. */
const acts: ReadonlySet<Method> = new Set<Method>([
  'open',
  'edit',
  'run',
  'pause',
  'setSpeed',
  'step',
  'runUntilIdle',
  'restart',
  'call',
  'fault',
  'goTo',
  'watchWorkflow',
])

const listener: EngineListener = {
  frame(frame) {
    waiting = frame
    isAsked = false
    if (drawing === 0) drawing = requestAnimationFrame(draw)
  },
  recovered({ text, state, picture }) {
    isAsked = false
    worldReplaced()
    worldRebuilt(picture)
    setRunState(state)
    notify({ tone: 'failed', title: 'The simulation was stopped and put back', lines: [text] })
  },
  stopped({ text, step, seed }) {
    const run = sessionStore.getState().run
    if (run) setRunState({ ...run, running: false })
    const report = `Switchyard stopped at step ${step}, seed ${seed}\n${text}`
    notify({
      tone: 'failed',
      title: `Stopped at step ${step}, seed ${seed}: this is a mistake of ours`,
      lines: [text.split('\n')[0] ?? ''],
      report,
    })
  },
}

/** Starts the worker; further calls do nothing. */
export function connect(): void {
  if (engine) return
  engine = connectEngine(listener)
  askForFrame()
}

export async function request<M extends Method>(method: M, params: Params<M>): Promise<Reply<M>> {
  connect()
  if (!engine) throw new Error('no engine')
  const reply = await engine.request(method, params)
  if (acts.has(method)) {
    isOutdated = true
    askForFrame()
  }
  return reply
}

/** The sandbox is fetched with the first run, not with the page. */
export function prepareSandbox(): Promise<void> {
  connect()
  return engine?.prepareSandbox() ?? Promise.resolve()
}

/** Another world: what was told of the old one is forgotten, and the new one is asked for its first frame. */
export function worldReplaced(): void {
  waiting = undefined
  clearMirror()
  askForFrame()
}

/** The run stands at another moment: a frame that waits to be drawn is of the one that was left. */
export function movedInTime(clockMs: number): void {
  waiting = undefined
  clockTurnedBack(clockMs)
  isOutdated = true
  askForFrame()
}

function askForFrame(): void {
  if (isAsked || waiting) return
  isAsked = true
  isOutdated = false
  engine?.ready()
}

function draw(): void {
  drawing = 0
  const frame = waiting
  waiting = undefined
  if (frame) {
    takeFrame(frame)
    followRun(frame)
  }
  // A world that stands is not asked again until somebody does something.
  if (frame?.running === true || isOutdated) askForFrame()
}

/** Reasons to pause that need no notice: the person asked, or there is a notice already. */
const expected: ReadonlySet<PauseReason> = new Set(['asked', 'idle', 'watchdog'])

/** React hears of the run only when it starts, stops, or stands somewhere new: the rest is drawn without it. */
function followRun(frame: Frame): void {
  const { run } = sessionStore.getState()
  const { running, step, clockMs, hash, paused, past } = frame
  // A frame that was under way while a step was answered tells where the run stood before it.
  if (!running && run !== undefined && step < run.step) return
  const isNews =
    run?.running !== running ||
    run.paused?.text !== paused?.text ||
    run.past?.inputsAhead !== past?.inputsAhead ||
    (!running && (run.step !== step || run.hash !== hash))
  if (!isNews) return
  if (paused && paused.text !== run?.paused?.text && !expected.has(paused.reason))
    notify({ tone: 'retry', title: 'The run was paused', lines: [paused.text] })
  else if (run?.running === true && !running) announce(paused && paused.text !== '' ? paused.text : 'Paused')
  setRunState({ running, step, clockMs, hash, ...(paused && { paused }), ...(past && { past }) })
}
