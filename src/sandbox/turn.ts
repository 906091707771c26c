/** What one journal entry brings about, recorded while it happens so that it survives a guest that is stopped. */
import type { ConsoleLine, Exhausted, HandlerCall, HandlerEnd, HandlerOutcome, HandlerTimer } from '../engine/kernel/index.ts'
import { budget } from './budget.ts'

export interface Turn {
  readonly nowMs: number
  ticks: number
  jobs: number
  outputCharacters: number
  exhausted: Exhausted | undefined
  end: HandlerEnd | undefined
  readonly console: ConsoleLine[]
  readonly calls: HandlerCall[]
  readonly timers: HandlerTimer[]
}

/** What an invocation, or the loading of the code, has left over all of its entries. */
export interface Allowance {
  fuel: number
  consoleLines: number
}

export function newTurn(nowMs: number): Turn {
  return { nowMs, ticks: 0, jobs: 0, outputCharacters: 0, exhausted: undefined, end: undefined, console: [], calls: [], timers: [] }
}

export function outcomeOf(turn: Turn): HandlerOutcome {
  const { ticks, console, calls, timers } = turn
  const end: HandlerEnd | undefined = turn.exhausted === undefined ? turn.end : { kind: 'exhausted', of: turn.exhausted }
  return end === undefined ? { ticks, console, calls, timers } : { ticks, console, calls, timers, end }
}

export function exhaust(turn: Turn, of: Exhausted): void {
  turn.exhausted ??= of
}

/** One tick of computing. True when there is none left and the guest must stop. */
export function spendTick(turn: Turn, allowance: Allowance): boolean {
  if (turn.exhausted !== undefined) return true
  if (allowance.fuel <= 0) {
    exhaust(turn, 'ticks')
    return true
  }
  allowance.fuel--
  turn.ticks++
  return false
}

/** One promise job or one round of the event loop. True when there was none left. */
export function spendJob(turn: Turn): boolean {
  if (turn.jobs >= budget.jobs) {
    exhaust(turn, 'jobs')
    return true
  }
  turn.jobs++
  return false
}

export function recordLine(turn: Turn, allowance: Allowance, level: string, text: string): void {
  if (allowance.consoleLines <= 0) return
  allowance.consoleLines--
  const known = levels.find((known) => known === level) ?? 'log'
  turn.console.push({ level: known, text: text.slice(0, budget.consoleCharacters) })
  if (allowance.consoleLines === 0) {
    turn.console.push({ level: 'warn', text: `console: more than ${budget.consoleLines} lines; the rest is not kept` })
  }
}

const levels = ['debug', 'info', 'log', 'warn', 'error'] as const satisfies readonly ConsoleLine['level'][]

export function recordCall(turn: Turn, call: HandlerCall): void {
  if (!fits(turn, call.input)) return
  if (turn.calls.length >= budget.jobs) return exhaust(turn, 'jobs')
  turn.calls.push(call)
}

/** As in Node, a delay that is no number from 1 to 2^31 - 1 is 1. */
export function recordTimer(turn: Turn, { timer, delayMs }: HandlerTimer): void {
  if (turn.timers.length >= budget.jobs) return exhaust(turn, 'jobs')
  turn.timers.push({ timer, delayMs: Number.isInteger(delayMs) && delayMs >= 1 && delayMs < 2 ** 31 ? delayMs : 1 })
}

export function recordReturn(turn: Turn, value: string): void {
  if (fits(turn, value)) turn.end ??= { kind: 'returned', value }
}

/** Our stack limit is far below Node's, so running out of it is our budget and not the handler's error. */
export function recordThrow(turn: Turn, errorType: string, message: string, trace: string): void {
  if (/^(Internal|Syntax)Error$/.test(errorType) && message === 'stack overflow') return exhaust(turn, 'stack')
  if (errorType === 'InternalError' && message === 'out of memory') return exhaust(turn, 'memory')
  const lines = trace === '' ? [] : trace.split('\n').slice(0, 100)
  turn.end ??= { kind: 'threw', errorType, errorMessage: message.slice(0, 64 * 1024), trace: lines }
}

function fits(turn: Turn, text: string): boolean {
  turn.outputCharacters += text.length
  if (text.length <= budget.outputCharacters && turn.outputCharacters <= 4 * budget.outputCharacters) return true
  exhaust(turn, 'output')
  return false
}
