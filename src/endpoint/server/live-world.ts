/**
 * A world that goes on by itself, and takes calls. This is the seam between the server, which knows the wire, and the engine: what
 * passes it is plain data, so that the world can stand in a thread of its own.
 */
import type { JsonObject } from '../../base/json.ts'
import type { Result } from '../../base/result.ts'
import { openTemplate } from '../../document/index.ts'
import {
  advanceRun,
  answerOf,
  pageLimits,
  putIn,
  startRun,
  userTarget,
  worldOf,
  type Fault,
  type HandlerHost,
  type Run,
  type RunEnd,
} from '../../engine/simulation/index.ts'
import { createClock, type ClockSettings, type LiveClock } from './clock.ts'

export interface LiveCall {
  readonly service: string
  readonly operation: string
  readonly input: JsonObject
  /** The number of the account that calls, where it is not the world's own. */
  readonly principal?: string
}

export type LiveAnswer = Result<JsonObject, Fault>

export interface LiveWorld {
  /** Answered in virtual time: a long poll or an invocation takes as long as it takes. */
  call(call: LiveCall): Promise<LiveAnswer>
  /** Where the world stands. */
  state(): { readonly clockMs: number; readonly steps: number; readonly openCalls: number; readonly stopped: string | null }
  /** Ends it. What was not answered never is. */
  close(): void
}

export interface WorldSettings {
  readonly clock: ClockSettings
  readonly handlers: HandlerHost
  /** Milliseconds since 1970. */
  readonly startMs: number
  readonly seed: number
  readonly realism: 'honest' | 'chaos' | 'exact'
  readonly settling: boolean
}

/** An account in which there is nothing: a template must have a resource, and this one is none that runs. */
function emptyTemplate({ startMs, seed, realism, settling }: WorldSettings): string {
  const start = new Date(startMs).toISOString()
  const settings = { Version: 1, Seed: seed, Start: start, Pace: 'none', Realism: realism, Settling: settling ? 'on' : 'off' }
  return JSON.stringify({
    Metadata: { Switchyard: settings },
    Resources: { Nothing: { Type: 'AWS::CloudFormation::WaitConditionHandle' } },
  })
}

/** So long the world may keep the thread from what else it has to do. */
const sliceMs = 8
/** A loop that takes no virtual time stops here; days of ordinary work do not. */
const limits = { ...pageLimits, steps: Infinity }

/** A world on its way. */
interface Live {
  readonly run: Run
  readonly clock: LiveClock
  readonly wallMs: () => number
  /** Calls that are not answered yet, by request. */
  readonly waiting: Map<number, (answer: LiveAnswer) => void>
  requests: number
  stopped: string | null
  /** A bug of ours that showed itself. What it broke was one step; everybody else's work goes on. */
  broke: Error | null
  wake: { cancel(): void } | null
}

export function createLiveWorld(settings: WorldSettings): LiveWorld {
  const waiting: Live['waiting'] = new Map()
  const run = startEmpty(settings, (request, result) => {
    waiting.get(request)?.(result)
    waiting.delete(request)
  })
  const clock = createClock(settings.clock)
  const live: Live = { run, clock, wallMs: settings.clock.wallMs, waiting, requests: 0, stopped: null, broke: null, wake: null }
  goOn(live)
  return {
    call: (call) => new Promise((resolve) => take(live, call, resolve)),
    state: () => ({ clockMs: run.clockMs, steps: worldOf(run).steps, openCalls: waiting.size, stopped: live.stopped }),
    close() {
      live.stopped = 'The server was closed.'
      live.wake?.cancel()
    },
  }
}

function take(live: Live, { service, operation, input, principal }: LiveCall, resolve: (answer: LiveAnswer) => void): void {
  if (live.stopped !== null) return resolve({ ok: false, error: standsStill(live.stopped) })
  const request = ++live.requests
  catchUp(live)
  live.waiting.set(request, resolve)
  const from = principal === undefined ? {} : { principal }
  putIn(live.run, { kind: 'call', request, service, operation, input, to: userTarget(input), ...from })
  live.broke = null
  goOn(live)
  const { broke } = live as { broke: Error | null }
  if (broke !== null && live.waiting.delete(request)) resolve({ ok: false, error: standsStill(`Switchyard broke: ${broke.message}`) })
}

/** Does what is due, jumps as far as the clock allows, and sees to it that this is done again in time. */
function goOn(live: Live): void {
  live.wake?.cancel()
  live.wake = null
  for (;;) {
    const why = catchUp(live)
    if (live.stopped !== null) return
    if (why === 'slice') return sleep(live, 0)
    if (why === 'held') return sleep(live, live.clock.heldForMs(worldOf(live.run)))
    const next = live.clock.next(worldOf(live.run), live.waiting.size)
    if ('waitMs' in next) return sleep(live, next.waitMs)
  }
}

/** Does what is due; answers why it stopped. */
function catchUp(live: Live): 'done' | 'slice' | 'held' {
  const { run, clock, wallMs } = live
  const end = wallMs() + sliceMs
  const isHeld = (): boolean => clock.heldForMs(worldOf(run)) > 0
  for (;;) {
    const nowMs = Math.max(clock.nowMs(), run.clockMs)
    const first = worldOf(run).agenda[0]
    if (first !== undefined && first.at <= nowMs && isHeld()) {
      const standMs = Math.max(first.at - 1, run.clockMs)
      clock.standAt(standMs)
      advance(live, { ms: standMs })
      return 'held'
    }
    const ended = advance(live, { ms: nowMs, stop: () => wallMs() >= end || isHeld() })
    if (ended === 'time' || ended === 'empty') return 'done'
    if (ended !== 'asked') return stop(live, `The world stands still (${ended}): something goes round and round without time passing.`)
    if (wallMs() >= end) return 'slice'
  }
}

function advance(live: Live, until: { readonly ms: number; readonly stop?: () => boolean }): RunEnd {
  try {
    return advanceRun(live.run, until)
  } catch (error) {
    live.broke = error instanceof Error ? error : new Error(String(error))
    process.stderr.write(`${live.broke.stack ?? live.broke.message}\n`)
    return 'asked'
  }
}

function stop(live: Live, why: string): 'done' {
  live.stopped = why
  for (const answer of live.waiting.values()) answer({ ok: false, error: standsStill(why) })
  live.waiting.clear()
  return 'done'
}

function sleep(live: Live, ms: number): void {
  if (ms !== Infinity) live.wake = ms <= 0 ? onImmediate(() => goOn(live)) : onTimeout(() => goOn(live), ms)
}

function startEmpty(settings: WorldSettings, onAnswer: (request: number, result: LiveAnswer) => void): Run {
  const opened = openTemplate(emptyTemplate(settings), { name: 'endpoint.json' })
  if (!opened.ok) throw new Error(`the empty account cannot be made: ${opened.error.message}`)
  return startRun({
    template: opened.value,
    handlers: settings.handlers,
    limits,
    forgets: true,
    open: () => undefined,
    onRecord(record) {
      const answer = answerOf(record)
      if (answer) onAnswer(answer.request, answer.result)
    },
  })
}

function standsStill(message: string): Fault {
  return { code: 'InternalFailure', message, origin: 'server' }
}

function onImmediate(then: () => void): { cancel(): void } {
  const set = setImmediate(then)
  return { cancel: () => clearImmediate(set) }
}

/** Timers of Node count in 31 bits; who waits longer looks again. */
function onTimeout(then: () => void, ms: number): { cancel(): void } {
  const set = setTimeout(then, Math.min(Math.ceil(ms), 2 ** 31 - 1))
  return { cancel: () => clearTimeout(set) }
}
