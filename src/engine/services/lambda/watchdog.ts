/**
 * Invocations that the watchdog had to end, because the code inside would not return and the worker died with it. A
 * replay obeys the logged input instead of entering the code again; the third end switches the function off.
 */
import type { ResourceKey, Step } from '../../kernel/index.ts'
import { functionKey } from '../shared/resource-keys.ts'
import type { FunctionState } from './state.ts'

const endsUntilDisabled = 3

/** Who was running: a function by its name or the key of one of its environments, and the invocation where it is known. */
export interface Ended {
  readonly function: string
  readonly invocation: string
}

/** Internal order `EndByWatchdog`: the next time that this invocation (or, unnamed, this environment) would run, it must not. */
export function doom(step: Step, ended: Ended): void {
  const key = functionKey(functionNameIn(ended.function))
  if (step.read(key) !== undefined) step.edit<FunctionState>(key).doomed.push(ended.invocation || ended.function)
}

/** `pack` of `lambda/environment/pack/3`, of `lambda/function/pack` and of `pack`. */
function functionNameIn(text: string): string {
  return text.startsWith('lambda/') ? (text.split('/')[2] as string) : text
}

/** What `doomed` lists of a run: its invocation or its environment; `undefined` when it may go on. */
export function doomOf(state: Readonly<FunctionState>, requestId: string, environment: ResourceKey): string | undefined {
  return state.doomed.find((doomed) => doomed === requestId || doomed === environment)
}

export function recordDoom(step: Step, state: FunctionState, met: string): void {
  state.doomed = state.doomed.filter((doomed) => doomed !== met)
  state.watchdogEnds++
  if (state.watchdogEnds < endsUntilDisabled || state.disabled !== null) return
  state.disabled = `Its code stalled the simulation ${state.watchdogEnds} times; change the code to switch it on again.`
  step.emit('lambda.FunctionDisabled', functionKey(state.name), { reason: state.disabled })
}
