/** Follows a path through a document. A definite path finds one value or nothing; any other gives the list of what it finds. */
import { isJsonObject, type Json, type JsonObject } from '../../../base/json.ts'
import { comparisons, type Compared } from './compare-values.ts'
import type { Filter, Link, Operand, Path, Step } from './path.ts'
import { callFunction } from './path-functions.ts'

/** The value, or the list of values, that a path leads to; `undefined` where a definite path leads nowhere. */
export function valueAt(path: Path, document: Json): Json | undefined {
  return path.chain === undefined ? anyValueAt(path, { document, element: document }) : chainValue(path.chain, document)
}

/** The way of nearly every path in nearly every workflow: names and indices, nothing made on the way. */
function chainValue(chain: readonly Link[], document: Json): Json | undefined {
  let value: Json | undefined = document
  for (let index = 0; index < chain.length; index++) {
    const link = chain[index] as Link
    if (value === null || value === undefined) return undefined
    value = link.isGuarded ? guarded(value, link.key) : (value as JsonObject)[link.key]
  }
  return value
}

function guarded(value: Json, key: string | number): Json | undefined {
  if (typeof key === 'number') return Array.isArray(value) ? (value.at(key) as Json | undefined) : undefined
  return isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
}

interface Surroundings {
  readonly document: Json
  /** The element that a filter looks at. */
  readonly element: Json
}

function anyValueAt(path: Path, around: Surroundings): Json | undefined {
  const start = path.root === 'element' ? around.element : around.document
  const last = path.steps.at(-1)
  if (last?.kind === 'call') {
    const found = collected(path.steps.slice(0, -1), start, around)
    const before = path.steps.slice(0, -1).every((step) => step.kind === 'name' || step.kind === 'index') ? found[0] : found
    const operands = last.operands.map((operand) => operandValue(operand, around))
    return before === undefined ? undefined : callFunction(last.name, before, operands)
  }
  const found = collected(path.steps, start, around)
  return path.isDefinite ? found[0] : found
}

function collected(steps: readonly Step[], start: Json, around: Surroundings): Json[] {
  const found: Json[] = []
  visit(steps, 0, start, around, found)
  return found
}

/** Adds what the rest of the steps finds below a value, in the order of the document. */
function visit(steps: readonly Step[], index: number, value: Json, around: Surroundings, found: Json[]): void {
  const step = steps[index]
  if (step === undefined) {
    found.push(value)
    return
  }
  if (step.kind === 'deep') {
    visitDeep(steps, index + 1, value, around, found)
    return
  }
  if (step.kind === 'names' && index === steps.length - 1) {
    if (isJsonObject(value)) found.push(picked(value, step.names))
    return
  }
  for (const next of nextValues(step, value, around)) visit(steps, index + 1, next, around, found)
}

function visitDeep(steps: readonly Step[], index: number, value: Json, around: Surroundings, found: Json[]): void {
  visit(steps, index, value, around, found)
  for (const member of membersOf(value)) visitDeep(steps, index, member, around, found)
}

function nextValues(step: Step, value: Json, around: Surroundings): readonly Json[] {
  switch (step.kind) {
    case 'name':
      return present([guarded(value, step.name)])
    case 'names':
      return present(step.names.map((name) => guarded(value, name)))
    case 'index':
      return present([guarded(value, step.index)])
    case 'indexes':
      return present(step.indexes.map((index) => guarded(value, index)))
    case 'slice':
      return Array.isArray(value) ? sliced(value as readonly Json[], step.from, step.to) : []
    case 'every':
      return membersOf(value)
    case 'filter':
      return filtered(step.filter, value, around)
    default:
      return []
  }
}

function present(values: readonly (Json | undefined)[]): readonly Json[] {
  return values.filter((value) => value !== undefined)
}

function membersOf(value: Json): readonly Json[] {
  if (Array.isArray(value)) return value as readonly Json[]
  return isJsonObject(value) ? present(Object.values(value)) : []
}

/**
 * Elements from one position up to another, negative ones counted from the end. Where both are given they are counted as they
 * stand, so that `[-2:1]` wraps around and `[1:-1]` is empty: Jayway's ArraySliceToken, unlike Python's.
 */
function sliced(list: readonly Json[], from: number | undefined, to: number | undefined): readonly Json[] {
  if (from === undefined) return list.slice(0, to)
  if (to === undefined) return list.slice(from)
  const values: Json[] = []
  for (let index = Math.max(from, -list.length); index < Math.min(to, list.length); index++) values.push(list.at(index) as Json)
  return values
}

function filtered(filter: Filter, value: Json, around: Surroundings): readonly Json[] {
  const elements = Array.isArray(value) ? (value as readonly Json[]) : isJsonObject(value) ? [value] : []
  return elements.filter((element) => passes(filter, { document: around.document, element }))
}

function picked(value: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(names.filter((name) => Object.hasOwn(value, name)).map((name) => [name, value[name]]))
}

function passes(filter: Filter, around: Surroundings): boolean {
  switch (filter.kind) {
    case 'all':
      return filter.parts.every((part) => passes(part, around))
    case 'any':
      return filter.parts.some((part) => passes(part, around))
    case 'not':
      return !passes(filter.part, around)
    case 'exists': {
      const value = anyValueAt(filter.path, around)
      return filter.path.isDefinite ? value !== undefined : (value as readonly Json[]).length > 0
    }
    case 'compare':
      return filter.operator === '=~' ? matches(filter.left, filter.right, around) : isTrue(filter, around)
  }
}

function isTrue(filter: Extract<Filter, { kind: 'compare' }>, around: Surroundings): boolean {
  const compare = comparisons[filter.operator] as (typeof comparisons)[string]
  return compare(operandValue(filter.left, around), operandValue(filter.right, around))
}

function operandValue(operand: Operand, around: Surroundings): Compared {
  if (operand.kind === 'literal') return operand.value
  return operand.kind === 'path' ? anyValueAt(operand.path, around) : undefined
}

/** A pattern must fit the whole text, as `matches()` has it; of a list one text is enough. */
function matches(left: Operand, right: Operand, around: Surroundings): boolean {
  const [pattern, other] = left.kind === 'pattern' ? [left, right] : [right, left]
  if (pattern.kind !== 'pattern') return false
  const value = operandValue(other, around)
  const texts = Array.isArray(value) ? (value as readonly Json[]) : [value]
  return texts.some((text) => pattern.expression.matchesWhole(text === undefined || typeof text === 'object' ? '' : String(text)))
}
