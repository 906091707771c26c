/** Where arrow keys lead in a workflow: down and up along transitions, into and out of containers; sideways to what stands beside. */
import type { WorkflowScope, WorkflowState } from '../../bridge/protocol/index.ts'
import type { PlacedState } from './layout/placed.ts'

export type Way = 'up' | 'down' | 'left' | 'right'

/** The name of the state to go to; the same one where nothing is that way. */
export function walkStates(name: string, way: Way, root: WorkflowScope, placed: readonly PlacedState[]): string {
  const drawn = new Map(placed.map((state) => [state.name, state]))
  const home = homeOf(root, name)
  if (home === undefined) return name
  if (way === 'left' || way === 'right') return beside(name, way, drawn) ?? name
  const candidates = way === 'down' ? following(home) : leading(home)
  return candidates.find((one) => drawn.has(one) && one !== name) ?? name
}

/** A state with the scope that it stands in, and the container around that. */
interface Home {
  readonly state: WorkflowState
  readonly scope: WorkflowScope
  readonly around: Home | undefined
}

function homeOf(scope: WorkflowScope, name: string, around?: Home): Home | undefined {
  for (const state of scope.states) {
    const home = { state, scope, around }
    if (state.name === name) return home
    for (const inner of state.scopes) {
      const found = homeOf(inner, name, home)
      if (found !== undefined) return found
    }
  }
  return undefined
}

function following({ state, scope, around }: Home): readonly string[] {
  const inside = state.scopes.flatMap(({ startAt }) => startAt ?? [])
  const next = scope.transitions.filter(({ from }) => from === state.name).map(({ to }) => to)
  const out = around === undefined || next.length > 0 ? [] : after(around)
  return [...inside, ...next, ...out]
}

/** From the end of a branch one comes to what follows its container. */
function after({ state, scope, around }: Home): readonly string[] {
  const next = scope.transitions.filter(({ from }) => from === state.name).map(({ to }) => to)
  return next.length > 0 || around === undefined ? next : after(around)
}

function leading({ state, scope, around }: Home): readonly string[] {
  const before = scope.transitions.filter(({ to }) => to === state.name).map(({ from }) => from)
  const out = around !== undefined && scope.startAt === state.name ? [around.state.name] : []
  return [...out, ...before]
}

/** The nearest to that side; what stands lower or higher counts as further away. Never the container that it is in. */
function beside(name: string, way: 'left' | 'right', drawn: ReadonlyMap<string, PlacedState>): string | undefined {
  const here = drawn.get(name)
  if (here === undefined) return undefined
  let found: { readonly name: string; readonly cost: number } | undefined
  for (const other of drawn.values()) {
    const aside = way === 'right' ? other.head.left - here.head.right : here.head.left - other.head.right
    const level = Math.abs((other.head.top + other.head.bottom) / 2 - (here.head.top + here.head.bottom) / 2)
    if (other.name === name || aside < 0) continue
    const cost = aside + level * 3
    if (found === undefined || cost < found.cost) found = { name: other.name, cost }
  }
  return found?.name
}
