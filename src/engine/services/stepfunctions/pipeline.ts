/**
 * Input and output processing, in AWS's order. JSONPath: InputPath, Parameters, the work, ResultSelector, Assign, ResultPath,
 * OutputPath. JSONata: Arguments, the work, then Assign and Output from one and the same moment.
 * https://docs.aws.amazon.com/step-functions/latest/dg/concepts-input-output-filtering.html
 */
import { evaluateTemplate, fillTemplate, placeAt, readPath, type ExpressionFailure, type State } from '../../../asl/index.ts'
import { isJsonObject, type Json, type JsonObject } from '../../../base/json.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import { failureOf, scopeOf, type Bindings } from './expression.ts'
import type { Attempt } from './failed.ts'
import { emptyPayload, ofValue, textOf, valueOf, type Payload } from './payload.ts'
import { inputOf, stateOf, type Run } from './run.ts'
import type { Frame } from './state.ts'

/** A state that is being worked on. */
export interface Work {
  readonly run: Run
  readonly frame: Frame
  readonly state: State
  /** Told every value on its way, by the name that TestState gives the stage. */
  readonly onStage?: (stage: Stage, payload: Payload) => void
}

export type Stage =
  | 'afterInputPath'
  | 'afterItemsPath'
  | 'afterItemSelector'
  | 'afterItemBatcher'
  | 'afterParameters'
  | 'afterArguments'
  | 'result'
  | 'afterResultSelector'
  | 'afterResultPath'
  | 'afterOutputPath'

/** The state that a frame is at. One that is tried alone keeps what is seen on its way. */
export function workOn(run: Run, frame: Frame): Work {
  const state = stateOf(run, frame)
  const { trial } = run.execution
  return trial ? { run, frame, state, onStage: (name, payload) => void (trial.stages[name] = textOf(payload)) } : { run, frame, state }
}

/** What leaves a state: its output, and the variables it assigns (`null`: it has no `Assign`). */
export interface Outgoing {
  readonly output: Payload
  readonly assigned: JsonObject | null
}

/** Where the fields that shape an output stand: the state itself, a rule of a Choice, a catcher. */
export type Shaping = JsonObject

export function rawInput({ run, frame }: Work): Payload {
  return inputOf(run, frame)
}

/** After `InputPath`. */
export function effectiveInput(work: Work): Attempt<Payload> {
  const raw = rawInput(work)
  if (work.state.language === 'JSONata') return ok(raw)
  return stage(work, 'afterInputPath', throughPath(work, work.state.fields['InputPath'], raw))
}

/** After `Parameters` or `Arguments`: what the work is given. */
export function effectiveParameters(work: Work, input: Payload, token?: string): Attempt<Payload> {
  const { fields, language } = work.state
  if (language === 'JSONata') {
    const template = fields['Arguments']
    return stage(work, 'afterArguments', template === undefined ? ok(input) : evaluated(work, template, { input, token }, 'Arguments'))
  }
  const template = fields['Parameters']
  return stage(work, 'afterParameters', template === undefined ? ok(input) : filled(work, template, { input, token }))
}

/** What leaves a state whose work had a result. */
export function outgoingOfResult(work: Work, result: Payload): Attempt<Outgoing> {
  work.onStage?.('result', result)
  if (work.state.language === 'JSONata') return outgoingJsonata(work, work.state.fields, { input: rawInput(work), result }, result)
  const { fields } = work.state
  const selected = fields['ResultSelector'] === undefined ? ok(result) : filled(work, fields['ResultSelector'], { input: result })
  const shown = stage(work, 'afterResultSelector', selected)
  if (!shown.ok) return shown
  const assigned = assignedBy(work, fields, { input: shown.value })
  if (!assigned.ok) return assigned
  const placed = stage(work, 'afterResultPath', placedInInput(work, fields['ResultPath'], shown.value))
  if (!placed.ok) return placed
  const output = stage(work, 'afterOutputPath', throughPath(work, fields['OutputPath'], placed.value))
  return output.ok ? ok({ output: output.value, assigned: assigned.value }) : output
}

/** What leaves a state that only passes its input on: Choice, Wait, Succeed. A matched rule's own fields come before the state's. */
export function outgoingOfInput(work: Work, input: Payload, shaping: Shaping = work.state.fields): Attempt<Outgoing> {
  if (work.state.language === 'JSONata') return outgoingJsonata(work, shaping, { input: rawInput(work) }, input)
  const assigned = assignedBy(work, shaping, { input })
  if (!assigned.ok) return assigned
  const output = stage(work, 'afterOutputPath', throughPath(work, work.state.fields['OutputPath'], input))
  return output.ok ? ok({ output: output.value, assigned: assigned.value }) : output
}

/** What leaves a state by a catcher. */
export function outgoingOfError(work: Work, catcher: Shaping, errorOutput: JsonObject): Attempt<Outgoing> {
  const error = ofValue(errorOutput)
  if (work.state.language === 'JSONata') return outgoingJsonata(work, catcher, { input: rawInput(work), errorOutput }, error)
  const assigned = assignedBy(work, catcher, { input: error })
  if (!assigned.ok) return assigned
  const output = placedInInput(work, catcher['ResultPath'], error)
  return output.ok ? ok({ output: output.value, assigned: assigned.value }) : output
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html */
function outgoingJsonata(work: Work, shaping: Shaping, bindings: Bindings, otherwise: Payload): Attempt<Outgoing> {
  const assigned = shaping['Assign'] === undefined ? ok(null) : evaluated(work, shaping['Assign'], bindings, 'Assign')
  if (!assigned.ok) return assigned
  const template = shaping['Output']
  const output = template === undefined ? ok(otherwise) : evaluated(work, template, bindings, 'Output')
  if (!output.ok) return output
  return ok({ output: output.value, assigned: assigned.value && assignments(assigned.value) })
}

function assignedBy(work: Work, shaping: Shaping, bindings: Bindings): Attempt<JsonObject | null> {
  const template = shaping['Assign']
  if (template === undefined) return ok(null)
  const assigned = filled(work, template, bindings)
  return assigned.ok ? ok(assignments(assigned.value)) : assigned
}

/** To assign nothing is not to assign. */
function assignments(payload: Payload): JsonObject | null {
  const value = valueOf(payload)
  return isJsonObject(value) && Object.keys(value).length > 0 ? value : null
}

/** `ResultPath`: `null` drops the result, absent or `$` makes it the output. It is put into the raw input. */
function placedInInput(work: Work, path: Json | undefined, result: Payload): Attempt<Payload> {
  const raw = rawInput(work)
  if (path === null) return ok(raw)
  if (typeof path !== 'string' || path === '$') return ok(result)
  return asPayload(work, placeAt(valueOf(raw), path, valueOf(result)))
}

/** `InputPath` and `OutputPath`: `null` gives an empty object. */
function throughPath(work: Work, path: Json | undefined, input: Payload): Attempt<Payload> {
  if (path === null) return ok(emptyPayload())
  if (typeof path !== 'string' || path === '$') return ok(input)
  return asPayload(work, readPath(path, scopeOf(work.run, work.frame, { input })))
}

function filled(work: Work, template: Json, bindings: Bindings): Attempt<Payload> {
  return asPayload(work, fillTemplate(template, scopeOf(work.run, work.frame, bindings)))
}

/** A JSONata template, filled in. `location` is the field it stands in. */
function evaluated(work: Work, template: Json, bindings: Bindings, location: string): Attempt<Payload> {
  return asPayload(work, evaluateTemplate(template, scopeOf(work.run, work.frame, bindings), location))
}

function asPayload(work: Work, result: Result<Json, ExpressionFailure>): Attempt<Payload> {
  return result.ok ? ok(ofValue(result.value)) : fail(failureOf(work.frame, result.error))
}

function stage(work: Work, name: Stage, payload: Attempt<Payload>): Attempt<Payload> {
  if (payload.ok) work.onStage?.(name, payload.value)
  return payload
}
