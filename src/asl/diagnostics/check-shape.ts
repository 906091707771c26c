/**
 * Walks a definition along the tables of fields and reports, in AWS's words, everything that does not fit. Words that AWS was seen
 * to use are exact; those for rules that nobody recorded follow the same pattern.
 */
import { isJsonObject, type Json, type JsonObject } from '../../base/json.ts'
import { combinatorFields, operatorFields } from '../fields/comparisons.ts'
import type { Field, Shape } from '../fields/field.ts'
import { branchShape, MAX_STATE_NAME, machineShape, partShapes, processorShape } from '../fields/part-fields.ts'
import { stateShapes } from '../fields/state-fields.ts'
import type { QueryLanguage, StateType } from '../model/model.ts'
import { checkStaticResult } from './check-template.ts'
import { checkStatesAll, checkValue } from './check-value.ts'
import { type Check, inside, type Place, schemaError } from './problem.ts'
import { isSubstituted } from './substitution.ts'

/** Reports what does not fit the tables in a whole definition. */
export function checkMachine(definition: JsonObject, check: Check): void {
  checkObject(definition, machineShape, check.machineLanguage, undefined, check)
}

/** Checks an object against its table: fields that are not known, are missing, exclude one another, and the value of each. */
function checkObject(object: JsonObject, shape: Shape, language: QueryLanguage, place: Place, check: Check): void {
  const names = Object.keys(object)
  for (const name of names) checkField(name, fieldOf(shape, name), language, place, check)
  const missing = (shape.required ?? []).filter((name) => !Object.hasOwn(object, name))
  if (missing.length > 0) check.found.push(schemaError(`These fields are required: [${missing.join(', ')}]`, place))
  for (const group of shape.exactlyOne ?? []) checkGroup(names, group, place, check, 1)
  for (const group of shape.atMostOne ?? []) checkGroup(names, group, place, check, 0)
  for (const name of names) {
    const field = fieldOf(shape, name)
    const value = object[name]
    if (field === undefined || value === undefined) continue
    if (check.substitutions === 'open' && isSubstituted(value)) continue
    checkContent(value, field, language, inside(place, name), check)
  }
}

function fieldOf(shape: Shape, name: string): Field | undefined {
  return Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined
}

function checkField(name: string, field: Field | undefined, language: QueryLanguage, place: Place, check: Check): void {
  if (field === undefined) check.found.push(schemaError(`Field '${name}' is not supported`, place, name))
  else if (field.language !== undefined && field.language !== language) {
    const message = `The QueryLanguage is set to '${language}', but field '${name}' is only supported for the '${field.language}' QueryLanguage`
    check.found.push(schemaError(message, place, name))
  }
}

function checkGroup(names: readonly string[], group: readonly string[], place: Place, check: Check, least: 0 | 1): void {
  const there = names.filter((name) => group.includes(name))
  if (there.length > 1) {
    const listed = group.filter((name) => there.includes(name)).join(', ')
    check.found.push(schemaError(`There should only be one of the following fields: [${listed}]`, place, there[1]))
  } else if (there.length < least) {
    check.found.push(schemaError(`There should be one of the following fields: [${group.join(', ')}]`, place))
  }
}

function checkContent(value: Json, field: Field, language: QueryLanguage, place: Place, check: Check): void {
  if (field.kind === 'states') checkStates(value, place, check)
  else if (field.kind === 'scope') checkProcessor(value, place, check)
  else if (field.kind === 'scopes') eachItem(value, place, check, (item, at) => checkInner(item, branchShape, language, at, check))
  else if (field.kind === 'object') checkInner(value, shapeFor(field, value, language), language, place, check)
  else if (field.kind === 'list') {
    eachItem(value, place, check, (item, at) => checkInner(item, shapeFor(field, item, language), language, at, check))
    checkStatesAll(value, place, check)
  } else checkValue(value, field, language, place, check)
}

function checkInner(value: Json, shape: Shape, language: QueryLanguage, place: Place, check: Check): void {
  if (isJsonObject(value)) checkObject(value, shape, language, place, check)
  else check.found.push(schemaError('Expected value of type Object', place))
}

function eachItem(value: Json, place: Place, check: Check, visit: (item: Json, at: Place) => void): void {
  if (!Array.isArray(value)) {
    check.found.push(schemaError('Expected value of type Array', place))
    return
  }
  for (const [index, item] of (value as readonly Json[]).entries()) {
    if (check.substitutions === 'open' && isSubstituted(item)) continue
    visit(item, inside(place, index))
  }
}

/** Which comparison a rule must have depends on its language and on whether it combines others. */
function shapeFor(field: Field, value: Json, language: QueryLanguage): Shape {
  const name = field.of ?? 'nestedRule'
  if ((name !== 'rule' && name !== 'nestedRule') || !isJsonObject(value)) return partShapes[name]
  if (language === 'JSONata') return ruleShapes[name].expression
  const isCombined = Object.keys(combinatorFields).some((combinator) => combinator in value)
  return isCombined ? ruleShapes[name].combined : ruleShapes[name].comparison
}

function variantsOf(shape: Shape) {
  const required = shape.required ?? []
  const exactlyOne = [[...Object.keys(operatorFields), ...Object.keys(combinatorFields)]]
  return {
    expression: { ...shape, required: [...required, 'Condition'] },
    combined: { ...shape, exactlyOne },
    comparison: { ...shape, required: ['Variable', ...required], exactlyOne },
  }
}

const ruleShapes = { rule: variantsOf(partShapes.rule), nestedRule: variantsOf(partShapes.nestedRule) }

function checkStates(value: Json, place: Place, check: Check): void {
  if (!isJsonObject(value)) {
    check.found.push(schemaError('Expected value of type Object', place))
    return
  }
  for (const [name, state] of Object.entries(value)) {
    const at = inside(place, name)
    if ([...name].length > MAX_STATE_NAME) {
      const message = `Invalid State name: State '${name}' exceeds the ${MAX_STATE_NAME}-character limit allowed by the service`
      check.found.push({ severity: 'ERROR', code: 'INVALID_STATE_NAME', message, place: at })
    }
    if (check.substitutions === 'open' && isSubstituted(state)) continue
    if (isJsonObject(state)) checkState(state, at, check)
    else check.found.push(schemaError('Expected value of type Object', at))
  }
}

function checkState(state: JsonObject, place: Place, check: Check): void {
  const type = state['Type']
  if (typeof type !== 'string' || !Object.hasOwn(stateShapes, type)) {
    if (type === undefined) check.found.push(schemaError('These fields are required: [Type]', place))
    else if (check.substitutions === 'filled in' || !isSubstituted(type)) {
      const names = Object.keys(stateShapes).join(', ')
      check.found.push(schemaError(`Value must be one of the following: [${names}]`, inside(place, 'Type')))
    }
    return
  }
  const own = state['QueryLanguage']
  const language = own === undefined ? check.machineLanguage : own === 'JSONPath' ? 'JSONPath' : 'JSONata'
  if (own === 'JSONPath' && check.machineLanguage === 'JSONata') {
    const message = "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine"
    check.found.push(schemaError(message, place, 'QueryLanguage'))
  }
  checkObject(state, stateShapes[type as StateType], language, place, check)
  if (type === 'Pass' && language === 'JSONPath') checkStaticResult(state['Result'], inside(place, 'Result'), check)
}

/** The executions of a distributed Map are of a type of their own. */
function checkProcessor(value: Json, place: Place, check: Check): void {
  const config = isJsonObject(value) && isJsonObject(value['ProcessorConfig']) ? value['ProcessorConfig'] : {}
  const isDistributed = config['Mode'] === 'DISTRIBUTED'
  if (isDistributed && check.type === 'EXPRESS') {
    check.found.push(schemaError("Express state machine does not support 'DISTRIBUTED' Map", inside(place, 'ProcessorConfig', 'Mode')))
  }
  const type = isDistributed ? (config['ExecutionType'] === 'EXPRESS' ? 'EXPRESS' : 'STANDARD') : check.type
  checkInner(value, processorShape, check.machineLanguage, place, { ...check, type })
}
