/**
 * Values in which texts of the form `{% … %}` stand for what their expression gives: `Arguments`, `Output`, `Assign`, `Items`.
 * https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
import { isJsonObject, type Json, type JsonObject } from '../../base/json.ts'
import { fail, ok, type Result } from '../../base/result.ts'
import type { ExpressionFailure, ExpressionScope } from '../expressions/scope.ts'
import { plainValue } from './plain-value.ts'
import { runExpression } from './run-expression.ts'

type Part =
  | { readonly kind: 'constant'; readonly value: Json }
  | { readonly kind: 'expression'; readonly text: string }
  | { readonly kind: 'list'; readonly members: readonly Part[] }
  | { readonly kind: 'object'; readonly members: readonly (readonly [string, Part])[] }

/** Templates as they are evaluated, by the definition's own objects. */
const prepared = new WeakMap<object, Part>()

/** The expression of `{% … %}`, which must be all of the text; `undefined` for a text that stands for itself. */
export function expressionIn(text: string): string | undefined {
  return text.startsWith('{%') && text.endsWith('%}') && text.length >= 4 ? text.slice(2, -2).trim() : undefined
}

/**
 * The value of a template. `location` names its field (`Arguments`), and the failure the place within it (`Arguments/items[0]`).
 * Fails with `States.QueryEvaluationError` for an expression that throws, gives nothing, or gives what is no JSON.
 */
export function evaluateTemplate(template: Json, scope: ExpressionScope, location: string): Result<Json, ExpressionFailure> {
  if (typeof template === 'string') return valueOf(partOf(template), scope, location)
  if (typeof template !== 'object' || template === null) return ok(template)
  let part = prepared.get(template)
  if (part === undefined) {
    part = partOf(template)
    prepared.set(template, part)
  }
  return valueOf(part, scope, location)
}

/** The failure of an expression whose value is not of the type that its field takes: `array`, `number`, `string`, `boolean`. */
export function unexpectedResult(template: Json, value: Json, expected: string, location: string): ExpressionFailure {
  const text = typeof template === 'string' ? (expressionIn(template) ?? template) : JSON.stringify(template)
  const given = JSON.stringify(value)
  return failure(
    text,
    location,
    `returned an unexpected result type. Expected '${expected}', but was '${typeName(value)}' for value: ${given}`,
  )
}

function typeName(value: Json): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

function partOf(template: Json): Part {
  if (typeof template === 'string') {
    const text = expressionIn(template)
    return text === undefined ? { kind: 'constant', value: template } : { kind: 'expression', text }
  }
  if (Array.isArray(template)) {
    const members = (template as readonly Json[]).map(partOf)
    return members.every(isConstant) ? { kind: 'constant', value: template } : { kind: 'list', members }
  }
  if (!isJsonObject(template)) return { kind: 'constant', value: template }
  const members = Object.entries(template).map(([name, member]) => [name, partOf(member ?? null)] as const)
  return members.every(([, member]) => isConstant(member)) ? { kind: 'constant', value: template } : { kind: 'object', members }
}

function isConstant(part: Part): boolean {
  return part.kind === 'constant'
}

function valueOf(part: Part, scope: ExpressionScope, location: string): Result<Json, ExpressionFailure> {
  switch (part.kind) {
    case 'constant':
      return ok(part.value)
    case 'expression':
      return expressionValue(part.text, scope, location)
    case 'list':
      return listValue(part.members, scope, location)
    case 'object':
      return objectValue(part.members, scope, location)
  }
}

function listValue(members: readonly Part[], scope: ExpressionScope, location: string): Result<Json, ExpressionFailure> {
  const values: Json[] = []
  for (const [index, member] of members.entries()) {
    const value = valueOf(member, scope, `${location}[${index}]`)
    if (!value.ok) return value
    values.push(value.value)
  }
  return ok(values)
}

function objectValue(
  members: readonly (readonly [string, Part])[],
  scope: ExpressionScope,
  location: string,
): Result<JsonObject, ExpressionFailure> {
  const values: Record<string, Json> = {}
  for (const [name, member] of members) {
    const value = valueOf(member, scope, `${location}/${name}`)
    if (!value.ok) return value
    if (name === '__proto__')
      Object.defineProperty(values, name, { value: value.value, enumerable: true, configurable: true, writable: true })
    else values[name] = value.value
  }
  return ok(values)
}

function expressionValue(text: string, scope: ExpressionScope, location: string): Result<Json, ExpressionFailure> {
  const given = runExpression(text, scope)
  if (!given.ok) return fail(failure(text, location, `threw an error during evaluation. ${given.error}`))
  if (given.value === undefined) return fail(failure(text, location, 'returned nothing (undefined).'))
  const value = plainValue(given.value)
  if (value.ok) return value
  return fail(
    failure(
      text,
      location,
      value.error === 'unsupported' ? 'returned an unsupported result type.' : 'returned a value with too many members.',
    ),
  )
}

function failure(text: string, location: string, what: string): ExpressionFailure {
  return {
    error: 'States.QueryEvaluationError',
    cause: `The JSONata expression '${text}' specified for the field '${location}' ${what}`,
    location,
  }
}
