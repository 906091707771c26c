/** One JSONata expression: compiled once, evaluated within a budget against a scope. AWS's language is 2.0.6, without `$eval`. */
import { jsonata, type JsonataExpression, type JsonataHost, type JsonataNode, withHost } from '#jsonata-sync'
import { decodeBase64, encodeBase64 } from '../../base/base64.ts'
import { fail, ok, type Result } from '../../base/result.ts'
import { remembered } from '../../base/remembered.ts'
import type { ExpressionScope } from '../expressions/scope.ts'
import { guards, mostEvaluations, mostMade, mostMembers, mostNested } from './budget.ts'
import { provideFunctions } from './functions.ts'
import { LinearRegex } from './linear-regex.ts'

/** What the expression gives: `undefined` for nothing. Fails with JSONata's own words, its code in front. */
export function runExpression(text: string, scope: ExpressionScope): Result<unknown, string> {
  const compiled = compiledOf(text)
  if (!compiled.expression.ok) return compiled.expression
  const { value: expression } = compiled.expression
  const before = compiled.turn.scope
  compiled.turn.scope = scope
  try {
    return ok(withHost(hostOf(scope), () => expression.evaluate(undefined, { ...scope.variables, states: statesOf(scope) })))
  } catch (error) {
    return fail(wordsOf(error))
  } finally {
    compiled.turn.scope = before
  }
}

/** Why a text is no expression, in JSONata's words; `undefined` if it is one. */
export function expressionProblem(text: string): string | undefined {
  const { expression } = compiledOf(text)
  return expression.ok ? undefined : expression.error
}

/** The parts of an expression; `undefined` for a text that is none. */
export function partsOfExpression(text: string): JsonataNode | undefined {
  const { expression } = compiledOf(text)
  return expression.ok ? expression.value.ast() : undefined
}

interface Compiled {
  readonly expression: Result<JsonataExpression, string>
  /** The evaluation that goes on, for the functions that read its scope. */
  readonly turn: { scope: ExpressionScope | undefined }
}

const options = { stack: mostNested, sequence: mostMembers, RegexEngine: LinearRegex }

const compiledOf = remembered((text: string): Compiled => {
  const turn: Compiled['turn'] = { scope: undefined }
  try {
    const expression = jsonata(text, options)
    provideFunctions(expression, () => turn.scope as ExpressionScope)
    return { expression: ok(expression), turn }
  } catch (error) {
    return { expression: fail(wordsOf(error)), turn }
  }
})

/** `$states`: what a state's expressions may read besides variables. */
function statesOf({ input, result, errorOutput, context }: ExpressionScope): object {
  return { input, context, ...(result !== undefined && { result }), ...(errorOutput !== undefined && { errorOutput }) }
}

function hostOf(scope: ExpressionScope): JsonataHost {
  const { nowMs, random } = scope
  return { nowMs, random, left: mostEvaluations, room: mostMade, toBase64, fromBase64, ...guards }
}

function toBase64(text: string): string {
  return encodeBase64(Uint8Array.from(text, (character) => character.charCodeAt(0)))
}

function fromBase64(text: string): string {
  const bytes = decodeBase64(text.replaceAll(/\s/g, ''))
  if (!bytes.ok) throw new Error('The text is not base64.')
  return Array.from(bytes.value, (byte) => String.fromCharCode(byte)).join('')
}

/** JSONata throws plain objects; deep recursion of our own engine shows as a `RangeError`. */
function wordsOf(error: unknown): string {
  if (error instanceof RangeError) return 'D1011: Stack overflow. Check for non-terminating recursive function.'
  const { code, message } = error as { readonly code?: string; readonly message?: string }
  return code === undefined ? (message ?? String(error)) : `${code}: ${message ?? ''}`
}
