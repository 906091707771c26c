/** Variables that are called like a function of JSONata: where they are set, the function cannot be called. */
import { isJsonObject, type Json } from '../../base/json.ts'
import { inside, type Place } from '../diagnostics/problem.ts'
import type { State, StateMachine } from '../model/model.ts'
import { type Advice, eachState } from './advice.ts'
import { bareName, isFunction } from './variable-names.ts'

/** https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html */
export function adviseOnHiddenFunctions(machine: StateMachine): Advice[] {
  // In a workflow without JSONata nobody calls its functions.
  if (!Object.values(machine.everyState).some(({ language }) => language === 'JSONata')) return []
  const advice: Advice[] = []
  eachState(machine, ({ state, place }) => {
    for (const { value, at } of assignsOf(state, place)) {
      for (const key of Object.keys(isJsonObject(value) ? value : {})) {
        const name = bareName(key, state)
        if (isFunction(name)) advice.push(adviceOn(name, inside(at, key)))
      }
    }
  })
  return advice
}

interface Assign {
  readonly value: Json | undefined
  readonly at: Place
}

/** Of the state itself, of its rules and of its catchers. */
function assignsOf(state: State, place: Place): Assign[] {
  const own = { value: state.fields['Assign'], at: inside(place, 'Assign') }
  if (state.type === 'Choice') return [own, ...state.rules.map(({ fields }, at) => inner(fields, inside(place, 'Choices', at)))]
  if (state.type !== 'Task' && state.type !== 'Parallel' && state.type !== 'Map') return [own]
  return [own, ...state.catchers.map(({ fields }, at) => inner(fields, inside(place, 'Catch', at)))]
}

function inner(fields: Readonly<Record<string, Json | undefined>>, place: Place): Assign {
  return { value: fields['Assign'], at: inside(place, 'Assign') }
}

function adviceOn(name: string, place: Place): Advice {
  const message = `The variable $${name} hides JSONata’s function $${name}: from the next state on, $${name}(…) fails.`
  return { code: 'asl.variable-hides-function', severity: 'info', message, help: 'Give the variable another name.', place }
}
