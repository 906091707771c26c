/** Payload templates and variables: which of their values are read, and whether they can be. */
import { isJsonObject, type Json } from '../../base/json.ts'
import type { QueryLanguage } from '../model/model.ts'
import { isIntrinsicCall, isPath, looksDynamic } from './path-syntax.ts'
import { type Check, inside, type Place, schemaError } from './problem.ts'
import { isSubstituted } from './substitution.ts'

/** Keys that end in `.$` must hold a path or a call; a value without it that looks like one earns a warning. */
export function checkTemplate(value: Json, language: QueryLanguage, place: Place, check: Check): void {
  if (language === 'JSONata') return
  if (Array.isArray(value)) {
    for (const [index, item] of (value as readonly Json[]).entries()) checkTemplate(item, language, inside(place, index), check)
    return
  }
  if (!isJsonObject(value)) return
  for (const [name, content] of Object.entries(value)) {
    if (content === undefined || (check.substitutions === 'open' && isSubstituted(content))) continue
    if (name.endsWith('.$')) checkDynamic(name, content, place, check)
    else if (typeof content !== 'string') checkTemplate(content, language, inside(place, name), check)
    else if (looksDynamic(content)) {
      const message = 'No .$ on a field that appears to be a JSONPath or Intrinsic Function.'
      check.found.push({ severity: 'WARNING', code: 'NO_DOLLAR', message, place: inside(place, name) })
    }
  }
}

function checkDynamic(name: string, content: Json, place: Place, check: Check): void {
  if (typeof content === 'string' && (isPath(content) || isIntrinsicCall(content))) return
  const message = `The value for the field '${name}' must be a valid JSONPath or a valid intrinsic function call`
  check.found.push(schemaError(message, place, name))
}

/** Letters, digits and underscores of any script, not a digit first. */
const variableName = /^[\p{ID_Start}_][\p{ID_Continue}]*$/u
const longestName = 80

/** https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html */
export function checkVariables(value: Json, language: QueryLanguage, place: Place, check: Check): void {
  // In JSONata an expression may make all of them at once.
  if (typeof value === 'string' && language === 'JSONata') return
  if (!isJsonObject(value)) {
    check.found.push(schemaError('Expected value of type Object', place))
    return
  }
  for (const key of Object.keys(value)) {
    const name = language === 'JSONPath' && key.endsWith('.$') ? key.slice(0, -2) : key
    if (variableName.test(name) && [...name].length <= longestName && name !== 'states') continue
    check.found.push(schemaError(`Invalid variable name: '${name}'`, inside(place, key)))
  }
  checkTemplate(value, language, place, check)
}

/** `Result` is taken as it stands, so a path in it is a mistake. */
export function checkStaticResult(result: Json | undefined, place: Place, check: Check): void {
  if (result === undefined || !holdsPath(result)) return
  const message = 'Attempt to use a path in the result of a pass state.'
  check.found.push({ severity: 'WARNING', code: 'PASS_RESULT_IS_STATIC', message, place })
}

function holdsPath(value: Json): boolean {
  if (typeof value === 'string') return looksDynamic(value)
  if (Array.isArray(value)) return (value as readonly Json[]).some(holdsPath)
  return (
    isJsonObject(value) &&
    Object.entries(value).some(([key, content]) => key.endsWith('.$') || (content !== undefined && holdsPath(content)))
  )
}
