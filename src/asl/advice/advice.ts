/** What we say of a definition beyond what AWS refuses, and the walk that all of it shares. */
import type { Place } from '../diagnostics/problem.ts'
import { inside } from '../diagnostics/problem.ts'
import { placedScopes } from '../diagnostics/check-transitions.ts'
import type { MapState, ParallelState, Scope, State } from '../model/model.ts'

export interface Advice {
  /** With the room in front: `asl.wait-in-express`. */
  readonly code: string
  readonly severity: 'warning' | 'info'
  readonly message: string
  readonly help?: string
  readonly place: Place
}

/** A state on its way through the definition. */
export interface Visit {
  readonly state: State
  readonly place: Place
  /** The Parallel and Map states around it, outermost first. */
  readonly around: readonly (ParallelState | MapState)[]
}

/** Every state of a scope and of all scopes inside it, outer ones first. */
export function eachState(scope: Scope, visit: (visit: Visit) => void): void {
  walk(scope, undefined, [], visit)
}

function walk(scope: Scope, place: Place, around: Visit['around'], visit: (visit: Visit) => void): void {
  for (const [name, state] of Object.entries(scope.states)) {
    const at = inside(place, 'States', name)
    visit({ state, place: at, around })
    if (state.type !== 'Parallel' && state.type !== 'Map') continue
    for (const inner of placedScopes(state)) walk(inner.scope, inside(at, ...inner.steps), [...around, state], visit)
  }
}
