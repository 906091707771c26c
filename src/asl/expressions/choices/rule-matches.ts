/** The rules of a Choice in JSONPath: a comparison, or `And`, `Or`, `Not` of others. */
import { isJsonObject, type Json, type JsonObject } from '../../../base/json.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import { parsePath } from '../paths/parse-path.ts'
import { pathValue } from '../read-path.ts'
import type { ExpressionFailure, ExpressionScope } from '../scope.ts'
import { comparisons, questions } from './comparisons.ts'

/** A rule made ready: whether it matches, or why it cannot be told. */
type Test = (scope: ExpressionScope) => boolean | ExpressionFailure

/** By the definition's own objects. */
const prepared = new WeakMap<JsonObject, Test>()

const yes = ok(true)
const no = ok(false)

/**
 * Whether a rule matches. Rules inside `And` and `Or` are asked in order, and no further than needed. Fails with `States.Runtime`
 * where a variable, or what it is compared with, is not there; only `IsPresent` may ask for such a one.
 */
export function ruleMatches(rule: JsonObject, scope: ExpressionScope): Result<boolean, ExpressionFailure> {
  let test = prepared.get(rule)
  if (test === undefined) {
    test = testOf(rule)
    prepared.set(rule, test)
  }
  const found = test(scope)
  if (typeof found === 'boolean') return found ? yes : no
  return fail(found)
}

function testOf(rule: Json | undefined): Test {
  if (!isJsonObject(rule)) return () => failure('A rule of a Choice must be an object')
  if (Array.isArray(rule['And'])) return joined(rule['And'] as readonly Json[], false)
  if (Array.isArray(rule['Or'])) return joined(rule['Or'] as readonly Json[], true)
  if (rule['Not'] !== undefined) {
    const inner = testOf(rule['Not'])
    return (scope) => {
      const found = inner(scope)
      return typeof found === 'boolean' ? !found : found
    }
  }
  return comparisonOf(rule)
}

/** Asks until one answers `decisive`: true ends an `Or`, false an `And`. */
function joined(rules: readonly Json[], decisive: boolean): Test {
  const tests = rules.map(testOf)
  return (scope) => {
    for (const test of tests) {
      const found = test(scope)
      if (found === decisive || typeof found !== 'boolean') return found
    }
    return !decisive
  }
}

function comparisonOf(rule: JsonObject): Test {
  const variable = rule['Variable']
  const read = typeof variable === 'string' ? readerOf(variable) : () => undefined
  const missing = invalidValue(String(variable))
  for (const [name, operand] of Object.entries(rule)) {
    if (operand === undefined) continue
    if (name === 'IsPresent') return (scope) => (read(scope) !== undefined) === operand
    const question = Object.hasOwn(questions, name) ? questions[name] : undefined
    if (question !== undefined) return (scope) => withValue(read(scope), missing, (value) => question(value) === operand)
    const test = twoValueTest(name, operand, read, missing)
    if (test !== undefined) return test
  }
  return () => failure('A rule of a Choice must have a comparison')
}

function twoValueTest(name: string, operand: Json, read: Reader, missing: ExpressionFailure): Test | undefined {
  if (Object.hasOwn(comparisons, name)) {
    const compare = comparisons[name] as (typeof comparisons)[string]
    return (scope) => withValue(read(scope), missing, (value) => compare(value, operand))
  }
  const plain = name.slice(0, -'Path'.length)
  if (!name.endsWith('Path') || !Object.hasOwn(comparisons, plain) || typeof operand !== 'string') return undefined
  const compare = comparisons[plain] as (typeof comparisons)[string]
  const readOperand = readerOf(operand)
  const missingOperand = invalidValue(operand)
  const isNumeric = plain.startsWith('Numeric')
  return (scope) =>
    withValue(read(scope), missing, (value) =>
      withValue(readOperand(scope), missingOperand, (other) => compare(value, isNumeric ? asNumber(other) : other)),
    )
}

type Reader = (scope: ExpressionScope) => Json | undefined

function readerOf(text: string): Reader {
  const path = parsePath(text)
  if (!path.ok) return () => undefined
  return (scope) => pathValue(path.value, scope)
}

function withValue<T>(value: Json | undefined, missing: ExpressionFailure, ask: (value: Json) => T): T | ExpressionFailure {
  return value === undefined ? missing : ask(value)
}

function invalidValue(path: string): ExpressionFailure {
  return failure(`Invalid path '${path}': The choice state's condition path references an invalid value.`)
}

function failure(cause: string): ExpressionFailure {
  return { error: 'States.Runtime', cause }
}

/** AWS takes what a number is compared with for one (Jackson's `asDouble`): a list is 0, `true` is 1, so 7 is greater than `[6]`. */
function asNumber(value: Json): number {
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : 0
  return Number.isFinite(number) ? number : 0
}
