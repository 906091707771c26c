/** Whether a value may stand in a field, told in AWS's words. */
import { instantOf } from '../expressions/timestamps.ts'
import { isJsonObject, type Json } from '../../base/json.ts'
import type { Field, FieldKind } from '../fields/field.ts'
import { isArn, readTaskResource } from '../fields/integrations.ts'
import { MAX_LABEL } from '../fields/part-fields.ts'
import { expressionIn } from '../jsonata/evaluate-template.ts'
import type { QueryLanguage } from '../model/model.ts'
import { checkExpressions } from './check-expressions.ts'
import { checkTemplate, checkVariables } from './check-template.ts'
import { isContextPath, isIntrinsicCall, isPath, isReferencePath, looksDynamic } from './path-syntax.ts'
import { type Check, inside, type Place, type Problem, schemaError } from './problem.ts'

const readsExpressions = new Set<FieldKind>(['expressions', 'template', 'variables', 'condition'])

/** Checks a value that is no object of the tables. */
export function checkValue(value: Json, field: Field, language: QueryLanguage, place: Place, check: Check): void {
  // `Resource` and their like are constants in both languages.
  if (language === 'JSONata' && (field.takesExpression || readsExpressions.has(field.kind))) checkExpressions(value, place, check)
  if (field.kind === 'template') return checkTemplate(value, language, place, check)
  if (field.kind === 'variables') return checkVariables(value, language, place, check)
  if (field.kind === 'errors') return checkErrors(value, place, check)
  const problem = problemOf(value, field, language, place, check)
  if (problem !== undefined) check.found.push(problem)
}

function problemOf(value: Json, field: Field, language: QueryLanguage, place: Place, check: Check): Problem | undefined {
  const wrong = (message: string): Problem => schemaError(message, place)
  if (language === 'JSONata' && field.takesExpression && typeof value === 'string' && expressionIn(value) !== undefined) return undefined
  switch (field.kind) {
    case 'text':
      return typeof value === 'string' ? noPath(value, language, place) : wrong('Expected value of type String')
    case 'state':
      return typeof value === 'string' ? undefined : wrong('Expected value of type String')
    case 'boolean':
      return typeof value === 'boolean' ? undefined : wrong('Expected value of type Boolean')
    case 'condition':
      return typeof value === 'boolean' || (typeof value === 'string' && expressionIn(value) !== undefined)
        ? undefined
        : wrong('Expected value of type Boolean or a JSONata expression')
    case 'integer':
      return Number.isInteger(value) ? outOfRange(value as number, field, place) : wrong('Expected value of type Integer')
    case 'number':
      return typeof value === 'number' ? outOfRange(value, field, place) : wrong('Expected value of type Number')
    case 'choice':
      return field.choices?.includes(value as string)
        ? undefined
        : wrong(`Value must be one of the following: [${field.choices?.join(', ')}]`)
    case 'timestamp':
      return typeof value === 'string' && isTimestamp(value) ? undefined : wrong('Value is not a valid RFC3339 timestamp')
    case 'label':
      return labelProblem(value, place)
    case 'resource':
      return resourceProblem(value, place, check)
    case 'expressions':
    case 'static':
      return undefined
    default:
      return pathProblem(value, field, place)
  }
}

/** Uppercase `T` and `Z`, or an offset; as the recordings show, a fraction of any length. */
const timestamp = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(?:Z|[+-]\d\d:\d\d)$/

function isTimestamp(text: string): boolean {
  const [whole, fraction = ''] = timestamp.exec(text) ?? []
  return whole !== undefined && instantOf(whole.replace(fraction, '')) !== undefined
}

function pathProblem(value: Json, field: Field, place: Place): Problem | undefined {
  if (value === null && (field.kind === 'path' || field.kind === 'place')) return undefined
  if (typeof value !== 'string') return schemaError('Expected value of type String', place)
  if (field.kind === 'path') return isPath(value) ? undefined : schemaError('Value must be a valid JSONPath.', place)
  if (field.kind === 'referenceOrCall' && isIntrinsicCall(value)) return undefined
  if (!value.startsWith('$')) return schemaError("Value is not a Reference Path: Reference path didn't start with '$'", place)
  const isRefused = isContextPath(value) && (field.refusesContext === true || field.kind === 'place')
  return isReferencePath(value) && !isRefused ? undefined : schemaError('Value is not a Reference Path', place)
}

function outOfRange(value: number, field: Field, place: Place): Problem | undefined {
  const { min, max } = field.range ?? {}
  // AWS writes the bounds of a decimal with its fraction: 100.0.
  const written = (bound: number): string => (field.kind === 'number' && Number.isInteger(bound) ? `${bound}.0` : `${bound}`)
  if (min !== undefined && value < min) return schemaError(`Minimum value is ${written(min)}`, place)
  if (max !== undefined && value > max) return schemaError(`Maximum value is ${written(max)}`, place)
  return undefined
}

function labelProblem(value: Json, place: Place): Problem | undefined {
  if (typeof value !== 'string') return schemaError('Expected value of type String', place)
  const invalid = (why: string): Problem => ({
    severity: 'ERROR',
    code: 'INVALID_LABEL_NAME',
    message: `Invalid Label name: ${why}`,
    place,
  })
  if (value.length > MAX_LABEL) return invalid(`Label '${value}' exceeds the ${MAX_LABEL}-character limit allowed by the service`)
  // https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html, "Label"
  return /^[^\s?*<>{}[\]:;,\\|^~$#%&`"\p{Cc}]+$/u.test(value)
    ? undefined
    : invalid(`Label '${value}' contains characters that are not allowed`)
}

function resourceProblem(value: Json, place: Place, check: Check): Problem | undefined {
  if (typeof value !== 'string') return schemaError('Expected value of type String', place)
  if (!isArn(value)) return schemaError('Value is not a valid resource ARN', place)
  const resource = readTaskResource(value)
  if (resource === undefined) {
    const why = 'The value is not a valid resource ARN, or the resource is not available in this region.'
    return schemaError(`The resource provided ${value} is not recognized. ${why}`, place)
  }
  if (check.type === 'STANDARD') return undefined
  if (resource.kind === 'activity') return schemaError('Express state machine does not support Activity ARN', place)
  if (resource.kind === 'lambda' || resource.pattern === 'answer') return undefined
  // AWS's text for tokens has a space at its end.
  return resource.pattern === 'waitForTaskToken'
    ? schemaError("Express state machine does not support '.waitForTaskToken' service integration ", place)
    : schemaError("Express state machine does not support '.sync' service integration", place)
}

function checkErrors(value: Json, place: Place, check: Check): void {
  if (!Array.isArray(value)) {
    check.found.push(schemaError('Expected value of type Array', place))
    return
  }
  for (const [index, name] of (value as readonly Json[]).entries()) {
    if (typeof name !== 'string') check.found.push(schemaError('Expected value of type String', inside(place, index)))
  }
}

/** `States.ALL` catches everything, so nothing may stand beside it or after it. */
export function checkStatesAll(handlers: Json, place: Place, check: Check): void {
  if (!Array.isArray(handlers)) return
  for (const [at, handler] of (handlers as readonly Json[]).entries()) {
    const names = isJsonObject(handler) ? handler['ErrorEquals'] : undefined
    if (!Array.isArray(names)) continue
    const index = names.indexOf('States.ALL')
    if (index === -1 || (names.length === 1 && at === handlers.length - 1)) continue
    const message = 'States.ALL must appear alone and at end of list'
    check.found.push(schemaError(message, inside(place, at, 'ErrorEquals', index)))
  }
}

function noPath(value: string, language: QueryLanguage, place: Place): Problem | undefined {
  if (language !== 'JSONPath' || !looksDynamic(value)) return undefined
  const message = "Field value looks like a path, but field name does not end with 'Path'."
  return { severity: 'WARNING', code: 'NO_PATH', message, place }
}
