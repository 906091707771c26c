/**
 * What a workflow needs of its input and of the results of its tasks, told by what later states read: paths, operands of Choices,
 * templates, expressions. Where a Choice can go several ways, values are asked for that lead to an end which is no failure.
 */
import { transitionsOf } from '../diagnostics/check-transitions.ts'
import type { Scope, State, StateMachine } from '../model/model.ts'
import { type Ledger, newLedger, type Place } from './ledger.ts'
import { anything, askedOf, both, type Need } from './need.ts'
import { preferredWays } from './route.ts'
import { inputNeeds } from './state-needs.ts'

export interface WorkflowNeeds {
  /** Of the execution's input. */
  readonly input: Need
  /** Of the results of tasks, by the state's name. */
  readonly results: Readonly<Record<string, Need>>
  /** Of an item of a Map, by the state's name. */
  readonly items: Readonly<Record<string, Need>>
}

const outermost: Place = { map: undefined, child: undefined }

/** What is asked at one end has come through to the other after so many rounds, or the loops feed themselves. */
const mostRounds = 12

export function needsOf(machine: StateMachine): WorkflowNeeds {
  const ledger = newLedger()
  let before = ''
  for (let round = 0; round < mostRounds; round++) {
    visitScope(ledger, machine, outermost, anything)
    const now = JSON.stringify(ledger)
    if (now === before) break
    before = now
  }
  return { input: both(ledger.inputs[machine.startAt ?? ''] ?? anything, ledger.execution), results: ledger.results, items: ledger.items }
}

/** `output` is asked of what leaves the scope. */
function visitScope(ledger: Ledger, scope: Scope, place: Place, output: Need): void {
  for (const state of Object.values(scope.states).toReversed()) {
    const ways = state.type === 'Choice' ? preferredWays(scope, state) : []
    ledger.inputs[state.name] = inputNeeds(state, { ledger, scope, place, output: outputNeed(ledger, state, ways, output), ways })
    visitInside(ledger, state, place)
  }
}

function visitInside(ledger: Ledger, state: State, place: Place): void {
  const result = ledger.results[state.name] ?? anything
  if (state.type === 'Parallel')
    for (const [index, branch] of state.branches.entries()) visitScope(ledger, branch, place, askedOf(result, index))
  if (state.type !== 'Map' || !state.processor) return
  const child = state.mode === 'DISTRIBUTED' ? state.name : place.child
  visitScope(ledger, state.processor, { map: state.name, child }, both(askedOf(result, 0), result.inner ?? anything))
}

/** What the states that come then need; the way that is taken first counts first. */
function outputNeed(ledger: Ledger, state: State, ways: readonly number[], end: Need): Need {
  if (state.type === 'Choice') {
    const targets = ways.map((way) => (way === -1 ? state.defaultNext : state.rules[way]?.next))
    return targets.reduce((all, target) => both(all, ledger.inputs[target ?? ''] ?? anything), anything)
  }
  const next = transitionsOf(state).find(({ steps }) => steps[0] === 'Next')
  return next ? (ledger.inputs[next.target] ?? anything) : end
}
