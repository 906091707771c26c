/** Variables that are read where no path through the workflow has assigned them. */
import { placedScopes, transitionsOf } from '../diagnostics/check-transitions.ts'
import { inside, type Place } from '../diagnostics/problem.ts'
import type { Scope, StateMachine } from '../model/model.ts'
import { type Advice, eachState } from './advice.ts'
import { readsOf, variablesSetBy } from './variable-names.ts'

type Names = ReadonlySet<string>

/** https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html */
export function adviseOnVariables(machine: StateMachine): Advice[] {
  let isRead = false
  eachState(machine, ({ state, place }) => {
    isRead ||= readsOf(state, place).length > 0
  })
  if (!isRead) return []
  const everySet = Object.values(machine.everyState).map(variablesSetBy)
  // Where an expression decides which variables are set, nothing can be said.
  if (everySet.includes(undefined)) return []
  const everywhere = new Set(everySet.flatMap((names) => names ?? []))
  const advice: Advice[] = []
  adviseOnScope(machine, undefined, new Set(), everywhere, advice)
  return advice
}

function adviseOnScope(scope: Scope, place: Place, inherited: Names, everywhere: Names, advice: Advice[]): void {
  const before = setBefore(scope, inherited)
  for (const [name, state] of Object.entries(scope.states)) {
    const known = before.get(name)
    // A state that nothing leads to has a diagnostic already.
    if (known === undefined) continue
    const at = inside(place, 'States', name)
    for (const read of readsOf(state, at)) {
      if (!known.has(read.name)) advice.push(adviceOn(read.name, everywhere, read.place))
    }
    // A distributed Map runs executions of their own, which see nothing of this one.
    const seen: Names = state.type === 'Map' && state.mode === 'DISTRIBUTED' ? new Set() : known
    for (const inner of placedScopes(state)) adviseOnScope(inner.scope, inside(at, ...inner.steps), seen, everywhere, advice)
  }
}

/** For every state that can be reached, the variables that some path to it has set. */
function setBefore(scope: Scope, inherited: Names): ReadonlyMap<string, Names> {
  const before = new Map<string, Set<string>>()
  const waiting: string[] = []
  const arrive = (name: string, names: Iterable<string>): void => {
    if (!(name in scope.states)) return
    const known = before.get(name)
    const size = known?.size
    const all = known ?? new Set<string>()
    for (const variable of names) all.add(variable)
    before.set(name, all)
    if (size === undefined || all.size > size) waiting.push(name)
  }
  if (scope.startAt !== undefined) arrive(scope.startAt, inherited)
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const state = scope.states[name]
    if (state === undefined) continue
    const after = [...(before.get(name) ?? []), ...(variablesSetBy(state) ?? [])]
    for (const { target } of transitionsOf(state)) arrive(target, after)
  }
  return before
}

function adviceOn(name: string, everywhere: Names, place: Place): Advice {
  const message = everywhere.has(name)
    ? `$${name} is read here, but no path to this state assigns it.`
    : `$${name} is read here, but nothing in this workflow assigns it.`
  const help = 'Assign it in a state before; what a state assigns itself is there from the next state on.'
  return { code: 'asl.variable-not-assigned', severity: 'warning', message, help, place }
}
