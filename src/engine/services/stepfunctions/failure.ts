/** A state has failed: it is tried again, or caught, or its scope fails. https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html */
import type { Catcher, Retrier, State } from '../../../asl/index.ts'
import type { JsonObject } from '../../../base/json.ts'
import { append, record } from './run.ts'
import { failureDetails, type Failure } from './failed.ts'
import { leave } from './leave.ts'
import { outgoingOfError, type Work } from './pipeline.ts'
import { noteRetry, noteState } from './tally.ts'
import { endTrial } from './trial/end.ts'

/** What a Parallel or a Map records when it fails for good; nothing when it never began. */
interface Failing {
  readonly began: boolean
}

/** Retries come first, then catchers; else the failure is that of the scope. */
export function failState(work: Work, failure: Failure, { began }: Failing = { began: false }): void {
  const { frame, state } = work
  frame.attempt++
  frame.waits = null
  if (failure.evaluation) recordEvaluation(work, failure)
  if (retry(work, failure)) return
  if (began || failure.evaluation) recordContainerFailed(work)
  const catcher = catchersOf(state).find(({ errors }) => matches(errors, failure))
  if (catcher === undefined) failScope(work, failure)
  else catchWith(work, failure, catcher)
}

/** While a state is entered its thread still stands at what came before, and that is what AWS names as predecessor. */
function recordEvaluation({ run, frame, state }: Work, { error, cause, evaluation }: Failure): void {
  const isEntering = frame.lastEvent === frame.enteredEvent && !evaluation?.isLate
  frame.lastEvent = append(run, 'EvaluationFailed', isEntering ? frame.beforeEntered : frame.lastEvent, {
    ...failureDetails({ error, cause }),
    ...(evaluation?.location !== undefined && { location: evaluation.location }),
    state: state.name,
  })
}

function recordContainerFailed({ run, frame, state }: Work): void {
  if (state.type === 'Map') record(run, frame, 'MapStateFailed', null)
  if (state.type === 'Parallel') record(run, frame, 'ParallelStateFailed', null)
}

/** The first retrier that matches counts; when its attempts are used up, no other is asked. */
function retry(work: Work, failure: Failure): boolean {
  const { run, frame, state } = work
  const retriers = retriersOf(state)
  const index = retriers.findIndex(({ errors }) => matches(errors, failure))
  const retrier = retriers[index]
  if (retrier === undefined) return false
  const { trial } = run.execution
  const used = trial?.retryCount ?? frame.retries[index] ?? 0
  if (used >= retrier.maxAttempts) return false
  while (frame.retries.length < retriers.length) frame.retries.push(0)
  frame.retries[index] = used + 1
  const delayMs = backoffMs(retrier, used, () => run.step.random(run.key, 'jitter'))
  if (trial) {
    const errorDetails = { retryIndex: index, retryBackoffIntervalSeconds: Math.round(delayMs / 1000) }
    endTrial(work, trial, { status: 'RETRIABLE', ...failureDetails(failure) }, errorDetails)
    return true
  }
  noteRetry(run)
  frame.waits = { kind: 'retry', until: run.step.now + delayMs, retrier: index }
  frame.phase = 'again'
  frame.unfinished = null
  const data = { execution: run.key, frame: frame.id, attempt: frame.attempt }
  run.step.schedule(delayMs, 'work', { to: 'states', timer: 'Retry', data })
  run.step.emit('states.RetryScheduled', run.key, { state: state.name, attempt: used + 1, delayMs, error: failure.error ?? '' })
  return true
}

/** Virtual ms until the next attempt. `used`: attempts made so far. */
function backoffMs(retrier: Retrier, used: number, random: () => number): number {
  const grown = retrier.intervalSeconds * retrier.backoffRate ** used
  const seconds = Math.min(grown, retrier.maxDelaySeconds ?? Infinity, longestBackoffSeconds)
  return Math.round(1000 * (retrier.jitter === 'FULL' ? seconds * random() : seconds))
}

/** Nothing outlives the year that an execution may take. */
const longestBackoffSeconds = 31_622_400

function catchWith(work: Work, failure: Failure, catcher: Catcher): void {
  const { trial } = work.run.execution
  if (trial) trial.caught = { error: failure.error, cause: failure.cause, catcher: catchersOf(work.state).indexOf(catcher) }
  const outgoing = outgoingOfError(work, catcher.fields, errorOutputOf(failure))
  if (outgoing.ok) {
    noteState(work.run, work.frame, 'caught')
    const caught = { state: work.state.name, error: failure.error ?? '', next: catcher.next ?? '' }
    if (!trial) work.run.step.emit('states.FailureCaught', work.run.key, caught)
    leave(work, outgoing.value, catcher.next)
  } else {
    if (outgoing.error.evaluation) recordEvaluation(work, outgoing.error)
    failScope(work, outgoing.error)
  }
}

/** What stands around learns of the error, not of how it came about. */
function failScope(work: Work, { error, cause, alias }: Failure): void {
  const { run, frame } = work
  const { trial } = run.execution
  if (trial) return endTrial(work, trial, { status: 'FAILED', ...failureDetails({ error, cause }) })
  noteState(run, frame, 'failed')
  run.ended.push({ frame, failure: alias === undefined ? { error, cause } : { error, cause, alias } })
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-fallback-states */
export function errorOutputOf({ error, cause }: Failure): JsonObject {
  return { Error: error, Cause: error === 'States.Timeout' && cause === null ? '' : cause }
}

/**
 * `States.ALL` takes everything but what nothing can be done about; so does `States.TaskFailed`, and not a timeout. (AWS's
 * manual says that `States.ALL` leaves out `States.DataLimitExceeded`, but AWS lets it be caught so.)
 */
function matches(errors: readonly string[], { error, alias }: Failure): boolean {
  if (error !== null && errors.includes(error)) return true
  if (alias !== undefined && errors.includes(alias)) return true
  if (error === 'States.Runtime') return false
  if (errors.includes('States.ALL')) return true
  return errors.includes('States.TaskFailed') && error !== 'States.Timeout'
}

function retriersOf(state: State): readonly Retrier[] {
  return 'retriers' in state ? state.retriers : []
}

function catchersOf(state: State): readonly Catcher[] {
  return 'catchers' in state ? state.catchers : []
}
