/** Which state is tried: one that stands alone, or one of a whole machine. */
import { refusalOf, validateDefinition, type AwsDiagnostic, type Scope, type State, type StateMachine } from '../../../../asl/index.ts'
import { clientFault, type AwsFault } from '../../../../aws/service.ts'
import { fail, ok, type Result } from '../../../../base/result.ts'
import { validation } from '../faults.ts'
import { jsonProblem } from '../json-text.ts'
import { definitionFault } from '../machine-settings.ts'
import { machineOf } from '../run.ts'

export interface Tried {
  /** Of a machine that has the state. */
  readonly definition: string
  readonly state: State
  /** It runs inside a Map, so its context tells of an item. */
  readonly hasItem: boolean
}

/** The name of a state that comes without one. */
const nameless = 'State'

export function triedState(definition: string, stateName: string | undefined): Result<Tried, AwsFault> {
  if (stateName !== undefined) return stateOfMachine(definition, stateName)
  if (jsonProblem(definition) !== undefined) return fail(definitionFault(definition, 'STANDARD') ?? clientFault('InvalidDefinition', ''))
  const machine = `{"StartAt":"${nameless}","States":{"${nameless}":${definition}}}`
  const refusal = refusalOf(validateDefinition(machine, 'STANDARD').flatMap(aloneDiagnostic))
  if (refusal !== undefined) return fail(clientFault('InvalidDefinition', refusal))
  const state = machineOf(machine).states[nameless]
  return state ? ok({ definition: machine, state, hasItem: false }) : fail(validation('The definition is no state.'))
}

/** Where its transitions lead is nobody's business; what is inside the state is. */
function aloneDiagnostic(diagnostic: AwsDiagnostic): AwsDiagnostic[] {
  const { code, location } = diagnostic
  const place = `/States/${nameless}`
  const isInside = location?.startsWith(place) === true && /^\/(?:Branches|ItemProcessor|Iterator)/.test(location.slice(place.length))
  if ((code === 'MISSING_TRANSITION_TARGET' || code === 'MISSING_END_STATE') && !isInside) return []
  return location?.startsWith(place) ? [{ ...diagnostic, location: location.slice(place.length) || '/' }] : [diagnostic]
}

/** † What is said of a name that no state has. */
function stateOfMachine(definition: string, name: string): Result<Tried, AwsFault> {
  const fault = definitionFault(definition, 'STANDARD')
  if (fault) return fail(fault)
  const machine = machineOf(definition)
  const state = machine.everyState[name]
  if (state === undefined) return fail(validation(`State '${name}' not found in the definition.`))
  return ok({ definition, state, hasItem: isInMap(machine, name) })
}

function isInMap({ everyState }: StateMachine, name: string): boolean {
  return Object.values(everyState).some((state) => state.type === 'Map' && state.processor !== undefined && holds(state.processor, name))
}

function holds({ states }: Scope, name: string): boolean {
  return Object.values(states).some((state) => {
    if (state.name === name) return true
    if (state.type === 'Parallel') return state.branches.some((branch) => holds(branch, name))
    return state.type === 'Map' && state.processor !== undefined && holds(state.processor, name)
  })
}
