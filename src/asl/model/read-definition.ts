/** From a definition's values to the model of what they mean. Whatever is broken or missing is left out, never refused. */
import { emptyRecord, isJsonObject, type Json } from '../../base/json.ts'
import type { QueryLanguage, Scope, State, StateMachine } from './model.ts'
import { items, member, members, numberOf, type Part, rangeOf, textOf } from './part.ts'
import { readState } from './read-state.ts'

/** The model of a definition that is plain JSON already; its ranges are empty. `undefined` if it is no object. */
export function readDefinition(value: Json): StateMachine | undefined {
  return readMachine({ value, node: undefined, pointer: '' })
}

/** The model of a definition and its places. */
export function readMachine(root: Part): StateMachine | undefined {
  if (!isJsonObject(root.value)) return undefined
  const language = languageOf(root.value['QueryLanguage'], 'JSONPath')
  const scope = readScope(root, language)
  const everyState = emptyRecord<State>()
  gatherStates(scope, everyState)
  const version = textOf(root.value['Version'])
  const timeoutSeconds = numberOf(root.value['TimeoutSeconds'])
  return {
    ...scope,
    language,
    everyState,
    ...(version === undefined ? {} : { version }),
    ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
  }
}

/** States that stand together. States inside them inherit the language of the machine, not that of the state around them. */
function readScope(part: Part, machineLanguage: QueryLanguage): Scope {
  const inner = {
    scope: (nested: Part) => readScope(nested, machineLanguage),
    scopes: (nested: Part) => items(nested).map((branch) => readScope(branch, machineLanguage)),
  }
  const states = emptyRecord<State>()
  for (const [name, statePart] of members(member(part, 'States'))) {
    if (!isJsonObject(statePart.value)) continue
    states[name] = readState(name, statePart, languageOf(statePart.value['QueryLanguage'], machineLanguage), inner)
  }
  const comment = textOf(member(part, 'Comment').value)
  return {
    pointer: part.pointer,
    range: rangeOf(part),
    startAt: textOf(member(part, 'StartAt').value),
    states,
    ...(comment === undefined ? {} : { comment }),
  }
}

/** AWS takes every `QueryLanguage` but the exact `JSONPath` for JSONata, and reports those that are neither. */
function languageOf(value: Json | undefined, inherited: QueryLanguage): QueryLanguage {
  if (value === undefined) return inherited
  return value === 'JSONPath' ? 'JSONPath' : 'JSONata'
}

function gatherStates(scope: Scope, everyState: Record<string, State>): void {
  for (const [name, state] of Object.entries(scope.states)) {
    if (!(name in everyState)) everyState[name] = state
    for (const inner of innerScopes(state)) gatherStates(inner, everyState)
  }
}

/** The scopes inside a state: the branches of a Parallel, the processor of a Map. */
function innerScopes(state: State): readonly Scope[] {
  if (state.type === 'Parallel') return state.branches
  return state.type === 'Map' && state.processor !== undefined ? [state.processor] : []
}
