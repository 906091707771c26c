/** Retriers and catchers that never have anything to do, and tasks whose errors nobody handles. */
import { inside, type Place } from '../diagnostics/problem.ts'
import type { State, StateMachine } from '../model/model.ts'
import { type Advice, eachState } from './advice.ts'

/** https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html */
const reservedNames = new Set([
  'States.ALL',
  'States.TaskFailed',
  'States.Timeout',
  'States.HeartbeatTimeout',
  'States.BranchFailed',
  'States.NoChoiceMatched',
  'States.Permissions',
  'States.DataLimitExceeded',
  'States.Runtime',
  'States.ParameterPathFailure',
  'States.ResultPathMatchFailure',
  'States.IntrinsicFailure',
  'States.QueryEvaluationError',
  'States.ExceedToleratedFailureThreshold',
  'States.ItemReaderFailed',
  'States.ResultWriterFailed',
  'States.Http.Socket',
])

/** Errors of states that hold others; a Task never has them. */
const errorsOfScopes = new Set([
  'States.BranchFailed',
  'States.NoChoiceMatched',
  'States.ExceedToleratedFailureThreshold',
  'States.ItemReaderFailed',
  'States.ResultWriterFailed',
])
const errorsOfPaths = new Set(['States.ParameterPathFailure', 'States.ResultPathMatchFailure', 'States.IntrinsicFailure'])

/** What `States.ALL` leaves alone. */
const errorsOutsideAll = new Set(['States.DataLimitExceeded', 'States.Runtime'])

export function adviseOnHandlers(machine: StateMachine): Advice[] {
  const advice: Advice[] = []
  eachState(machine, ({ state, place, around }) => {
    if (state.type !== 'Task' && state.type !== 'Parallel' && state.type !== 'Map') return
    adviseOnList(state, 'Retry', state.retriers, place, advice)
    adviseOnList(state, 'Catch', state.catchers, place, advice)
    const isHandled = state.type !== 'Task' || state.catchers.length > 0 || around.some(({ catchers }) => catchers.length > 0)
    if (isHandled) return
    advice.push({
      code: 'asl.missing-catch',
      severity: 'info',
      message: `No Catch handles an error of ${state.name}: it ends the whole execution.`,
      help: 'Add a Catch that leads to a state which cleans up or tells somebody.',
      place,
    })
  })
  return advice
}

function adviseOnList(
  state: State,
  field: 'Retry' | 'Catch',
  handlers: readonly { readonly errors: readonly string[] }[],
  place: Place,
  advice: Advice[],
): void {
  const earlier: string[] = []
  for (const [index, { errors }] of handlers.entries()) {
    const reasons = errors.map((error) => whyNever(error, state, earlier))
    earlier.push(...errors)
    if (errors.length === 0 || reasons.includes(undefined)) continue
    advice.push({
      code: field === 'Catch' ? 'asl.catcher-never-matches' : 'asl.retrier-never-matches',
      severity: 'warning',
      message: `This ${field === 'Catch' ? 'catcher' : 'retrier'} never matches: ${[...new Set(reasons)].join(' ')}`,
      help: 'Remove it, or name the errors that the state can have.',
      place: inside(place, field, index, 'ErrorEquals'),
    })
  }
}

/** Why an error never gets to its handler; `undefined` if it may. */
function whyNever(error: string, state: State, earlier: readonly string[]): string | undefined {
  if (earlier.includes(error)) return `${error} is named by an earlier one.`
  if (earlier.includes('States.ALL') && !errorsOutsideAll.has(error)) return 'States.ALL of an earlier one takes every error.'
  if (earlier.includes('States.TaskFailed') && !error.startsWith('States.')) return 'States.TaskFailed of an earlier one takes it.'
  // What is inside a Parallel or Map may fail with any name.
  if (state.type !== 'Task') return undefined
  if (error.startsWith('States.') && !reservedNames.has(error)) return `AWS has no error named ${error}.`
  if (errorsOfScopes.has(error)) return `a Task has no ${error}.`
  if (state.language === 'JSONata' && errorsOfPaths.has(error)) return `${error} is an error of JSONPath.`
  if (state.language === 'JSONPath' && error === 'States.QueryEvaluationError') return `${error} is an error of JSONata.`
  return undefined
}
