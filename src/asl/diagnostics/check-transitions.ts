/** Where the states of a definition lead: names that occur twice, targets that are not there, ends, and states that nobody reaches. */
import { MAX_LABEL } from '../fields/part-fields.ts'
import type { Scope, State, StateMachine } from '../model/model.ts'
import { type AwsCode, inside, type Place, type Problem } from './problem.ts'

/** A way out of a state. */
export interface Transition {
  readonly target: string
  /** The steps to it from the state. */
  readonly steps: readonly (string | number)[]
}

/** Every way out of a state, in the order in which it names them. */
export function transitionsOf(state: State): Transition[] {
  const ways: Transition[] = []
  const add = (target: string | undefined, ...steps: readonly (string | number)[]): void => {
    if (target !== undefined) ways.push({ target, steps })
  }
  if (state.type === 'Choice') {
    for (const [index, rule] of state.rules.entries()) add(rule.next, 'Choices', index, 'Next')
    add(state.defaultNext, 'Default')
  } else add(state.next, 'Next')
  if (state.type === 'Task' || state.type === 'Parallel' || state.type === 'Map') {
    for (const [index, catcher] of state.catchers.entries()) add(catcher.next, 'Catch', index, 'Next')
  }
  return ways
}

/** The scopes inside a state, each with the steps to it. */
export function placedScopes(state: State): { readonly scope: Scope; readonly steps: readonly (string | number)[] }[] {
  if (state.type === 'Parallel') return state.branches.map((scope, index) => ({ scope, steps: ['Branches', index] }))
  if (state.type !== 'Map' || state.processor === undefined) return []
  return [{ scope: state.processor, steps: ['ItemProcessor' in state.fields ? 'ItemProcessor' : 'Iterator'] }]
}

/** What is known only when the whole is read: names and labels that occur twice. */
export function checkNames(machine: StateMachine, found: Problem[]): void {
  const names = new Set<string>()
  const labels = new Set<string>()
  eachScope(machine, undefined, (scope, place) => {
    for (const [name, state] of Object.entries(scope.states)) {
      const at = inside(place, 'States', name)
      if (names.has(name)) found.push(problem('DUPLICATE_STATE_NAME', `Duplicate State name: ${name}`, at))
      names.add(name)
      const label = state.type === 'Map' ? state.fields['Label'] : undefined
      if (typeof label !== 'string' || label.length > MAX_LABEL) continue
      if (labels.has(label)) found.push(problem('DUPLICATE_LABEL_NAME', `Duplicate Label name: ${label}`, inside(at, 'Label')))
      labels.add(label)
    }
  })
}

/**
 * Targets that are not there, in every scope. `thorough` adds what makes sense only when no state is broken: a scope without an end,
 * and, if it has one, states that nothing leads to.
 */
export function checkTransitions(machine: StateMachine, thoroughness: 'targets' | 'thorough', found: Problem[]): void {
  eachScope(machine, undefined, (scope, place) => {
    checkTargets(scope, place, found)
    if (thoroughness === 'targets') return
    // Without an end AWS does not look any further.
    if (Object.values(scope.states).some((state) => state.isEnd)) checkReach(scope, place, found)
    else found.push({ ...problem('MISSING_END_STATE', 'Workflow has no terminal state', place), isNowhere: true })
  })
}

function eachScope(scope: Scope, place: Place, visit: (scope: Scope, place: Place) => void): void {
  visit(scope, place)
  for (const [name, state] of Object.entries(scope.states)) {
    for (const inner of placedScopes(state)) eachScope(inner.scope, inside(place, 'States', name, ...inner.steps), visit)
  }
}

/** AWS says `Next` whatever the field is called. */
function checkTargets(scope: Scope, place: Place, found: Problem[]): void {
  const check = (target: string | undefined, at: Place): void => {
    if (target === undefined || target in scope.states) return
    found.push(problem('MISSING_TRANSITION_TARGET', `Missing 'Next' target: ${target}`, at))
  }
  check(scope.startAt, inside(place, 'StartAt'))
  for (const [name, state] of Object.entries(scope.states)) {
    for (const { target, steps } of transitionsOf(state)) check(target, inside(place, 'States', name, ...steps))
  }
}

function checkReach(scope: Scope, place: Place, found: Problem[]): void {
  const reached = reachedFrom(scope, scope.startAt)
  for (const name of Object.keys(scope.states)) {
    if (reached.has(name)) continue
    found.push(problem('MISSING_TRANSITION_TARGET', `State "${name}" is not reachable.`, inside(place, 'States', name)))
  }
}

/** The states that can be reached from one, itself included. */
function reachedFrom(scope: Scope, start: string | undefined): ReadonlySet<string> {
  const reached = new Set<string>()
  const waiting = start === undefined ? [] : [start]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const state = scope.states[name]
    if (state === undefined || reached.has(name)) continue
    reached.add(name)
    for (const { target } of transitionsOf(state)) waiting.push(target)
  }
  return reached
}

function problem(code: AwsCode, message: string, place: Place): Problem {
  return { severity: 'ERROR', code, message, place }
}
