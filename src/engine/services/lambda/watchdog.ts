/**
 * Invocations that the watchdog had to end, because the code inside would not return and the worker died with it. A
 * replay obeys the logged input instead of entering the code again (decided 12); the third end switches the function off.
 */
import type { Step } from '../../kernel/index.ts'
import { functionKey } from '../shared/resource-keys.ts'
import type { FunctionState } from './state.ts'

const endsUntilDisabled = 3

/** Internal order `EndByWatchdog`: the next time this invocation would run, it must not. */
export function doom(step: Step, functionName: string, requestId: string): void {
  const key = functionKey(functionName)
  if (step.read(key) !== undefined) step.edit<FunctionState>(key).doomed.push(requestId)
}

export function isDoomed(state: Readonly<FunctionState>, requestId: string): boolean {
  return state.doomed.includes(requestId)
}

export function recordDoom(step: Step, state: FunctionState, requestId: string): void {
  state.doomed = state.doomed.filter((doomed) => doomed !== requestId)
  state.watchdogEnds++
  if (state.watchdogEnds < endsUntilDisabled || state.disabled !== null) return
  state.disabled = `Its code stalled the simulation ${state.watchdogEnds} times; change the code to switch it on again.`
  step.emit('lambda.FunctionDisabled', functionKey(state.name), { reason: state.disabled })
}
