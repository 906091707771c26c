/**
 * Invocations that are made to fail or to take longer, as AWS's Fault Injection Service does it to functions.
 * https://docs.aws.amazon.com/fis/latest/userguide/use-lambda-actions.html
 */
import type { HandlerOutcome, JournalEntry, Step } from '../../kernel/index.ts'
import { drawsError, errorWords, injectedAt, injectedMessage, noteHit } from '../shared/injected-faults.ts'
import { functionKey } from '../shared/resource-keys.ts'
import type { FunctionState } from './state.ts'

/** What an invocation ends in that a fault made fail: before its first line of code is run. `undefined` for one that is let through. */
export function injectedError(step: Step, { name }: Readonly<FunctionState>, entry: JournalEntry): HandlerOutcome | undefined {
  if (entry.type !== 'event') return undefined
  const key = functionKey(name)
  const fault = injectedAt(step, key)
  if (fault === undefined || !drawsError(step, key, fault)) return undefined
  noteHit(step, key, { operation: 'Invoke', kind: 'errors' })
  const errorMessage = injectedMessage('This invocation was made to fail.', errorWords(fault.errorPercent), key)
  return {
    ticks: 1,
    console: [],
    calls: [],
    timers: [],
    end: { kind: 'threw', errorType: 'Switchyard.InjectedError', errorMessage, trace: [] },
  }
}

/** Virtual ms that pass before a handler begins to work, within its invocation and its `Timeout`. */
export function injectedLatency(step: Step, { name }: Readonly<FunctionState>): number {
  return injectedAt(step, functionKey(name))?.latencyMs ?? 0
}
