/** What a JSONata template reads, given what is asked of what it makes. */
import type { JsonataNode } from '#jsonata-sync'
import { isJsonObject, type Json } from '../../base/json.ts'
import { expressionIn } from '../jsonata/evaluate-template.ts'
import { partsOfExpression } from '../jsonata/run-expression.ts'
import { askContext, askVariable, type Reads } from './ledger.ts'
import { anything, askedOf, both, elementsOf, listOf, member, type Need } from './need.ts'

export function askJsonata(reads: Reads, template: Json | undefined, made: Need): void {
  if (Array.isArray(template))
    for (const [index, item] of (template as readonly Json[]).entries()) askJsonata(reads, item, askedOf(made, index))
  else if (isJsonObject(template)) for (const [key, content] of Object.entries(template)) askJsonata(reads, content, askedOf(made, key))
  else if (typeof template === 'string') {
    const text = expressionIn(template)
    const parts = text === undefined ? undefined : partsOfExpression(text)
    if (parts) askPart(reads, parts, made)
  }
}

/** A Condition: whether it is to be true. */
export function askCondition(reads: Reads, template: Json | undefined, isWanted: boolean): void {
  const text = typeof template === 'string' ? expressionIn(template) : undefined
  const parts = text === undefined ? undefined : partsOfExpression(text)
  if (parts) askTruth(reads, parts, isWanted)
}

function askTruth(reads: Reads, part: JsonataNode, isWanted: boolean): void {
  const { type, value, rhs, expressions = [] } = part
  const lhs = part.lhs as JsonataNode | undefined
  if (type === 'block') {
    for (const expression of expressions.slice(0, -1)) askPart(reads, expression, anything)
    const last = expressions.at(-1)
    if (last) askTruth(reads, last, isWanted)
  } else if (type === 'function') askTest(reads, part, isWanted)
  else if (type !== 'binary' || !lhs || !rhs) askPart(reads, part, { value: isWanted })
  else if (value === 'and' || value === 'or') {
    const isEvery = (value === 'and') === isWanted
    if (isEvery || isWanted) askTruth(reads, lhs, isWanted)
    if (isEvery || !isWanted) askTruth(reads, rhs, isWanted)
  } else askCompared(reads, { left: lhs, right: rhs, operator: String(value) }, isWanted)
}

function askTest(reads: Reads, part: JsonataNode, isWanted: boolean): void {
  const [first] = part.arguments ?? []
  const name = part.procedure?.value
  if (name === 'not' && first) askTruth(reads, first, !isWanted)
  else if (name === 'exists' && first) askPart(reads, first, isWanted ? anything : { isAbsent: true })
  else askPart(reads, part, anything)
}

interface Comparison {
  readonly left: JsonataNode
  readonly right: JsonataNode
  readonly operator: string
}

const mirrored: Readonly<Record<string, string>> = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' }

function askCompared(reads: Reads, { left, right, operator }: Comparison, isWanted: boolean): void {
  if (isLiteral(left) && !isLiteral(right))
    return askCompared(reads, { left: right, right: left, operator: mirrored[operator] ?? operator }, isWanted)
  if (!isLiteral(right)) {
    askPart(reads, left, { value: 5 })
    askPart(reads, right, { value: operator === '=' ? 5 : operator.startsWith('<') === isWanted ? 6 : 4 })
    return
  }
  askPart(reads, left, comparedWith(right.value as Json, operator, isWanted))
}

function comparedWith(value: Json, operator: string, isWanted: boolean): Need {
  if (operator === '=' || operator === '!=') return (operator === '=') === isWanted ? { value } : { ...kindOf(value), avoid: [value] }
  if (typeof value !== 'number') return anything
  const isLess = operator.startsWith('<') === isWanted
  const takesEqual = operator.endsWith('=') === isWanted
  return { value: takesEqual ? value : value + (isLess ? -1 : 1) }
}

function kindOf(value: Json): Need {
  return typeof value === 'number' ? { kind: 'number' } : typeof value === 'boolean' ? { kind: 'boolean' } : {}
}

function isLiteral({ type }: JsonataNode): boolean {
  return type === 'string' || type === 'number' || type === 'value'
}

/** Everything that a part reads. */
function askPart(reads: Reads, part: JsonataNode, made: Need): void {
  switch (part.type) {
    case 'variable':
      return askAt(reads, [part], made)
    case 'path':
      return askAt(reads, part.steps ?? [], made)
    case 'condition':
      if (part.condition) askTruth(reads, part.condition, true)
      return askParts(reads, [part.then, part.else], made)
    case 'block':
      for (const expression of part.expressions?.slice(0, -1) ?? []) askPart(reads, expression, anything)
      return askParts(reads, part.expressions?.slice(-1) ?? [], made)
    case 'bind':
      return askParts(reads, [part.rhs], reads.ledger.variables[String((part.lhs as JsonataNode).value)] ?? anything)
    case 'unary':
      return askUnary(reads, part, made)
    case 'binary':
      return askParts(reads, [part.lhs as JsonataNode, part.rhs], needOfOperand(String(part.value)))
    case 'function':
      return askFunction(reads, part, made)
    default:
      askParts(reads, [part.body, part.lhs as JsonataNode | undefined, part.rhs, part.expression], anything)
  }
}

function askParts(reads: Reads, parts: readonly (JsonataNode | undefined)[], made: Need): void {
  for (const part of parts) if (part?.type !== undefined) askPart(reads, part, made)
}

function askUnary(reads: Reads, part: JsonataNode, made: Need): void {
  if (part.value === '[') for (const [index, item] of (part.expressions ?? []).entries()) askPart(reads, item, askedOf(made, index))
  else if (part.value === '{') {
    for (const [key, value] of part.lhs as readonly (readonly [JsonataNode, JsonataNode])[])
      askPart(reads, value, askedOf(made, String(key.value)))
  } else askParts(reads, [part.expression], { kind: 'number' })
}

function needOfOperand(operator: string): Need {
  if (/^[-+*/%<>]/.test(operator)) return { kind: 'number' }
  if (operator === '..') return { kind: 'number' }
  return anything
}

/** https://docs.jsonata.org/array-functions and its like */
function askFunction(reads: Reads, part: JsonataNode, made: Need): void {
  const name = String(part.procedure?.value ?? '')
  for (const [index, argument] of (part.arguments ?? []).entries())
    askPart(reads, argument, index === 0 ? needOfArgument(name, made) : anything)
}

function needOfArgument(name: string, made: Need): Need {
  if (name === 'parse') return { kind: 'json', inner: made }
  if (name === 'number') return { value: '5' }
  if (['sum', 'max', 'min', 'average'].includes(name)) return listOf({ kind: 'number' })
  if (['count', 'map', 'filter', 'reduce', 'sort', 'partition', 'join', 'distinct', 'append', 'reverse'].includes(name))
    return listOf(anything)
  if (['round', 'floor', 'ceil', 'abs', 'fromMillis'].includes(name)) return { kind: 'number' }
  if (name === 'toMillis') return { kind: 'moment' }
  if (name === 'base64decode') return { kind: 'base64' }
  return name === 'string' || name === 'merge' ? anything : {}
}

/** What the steps of a path lead to. A step that is no name is made for each element, and of what is in it nothing is known. */
function askAt(reads: Reads, steps: readonly JsonataNode[], made: Need): void {
  const [root, ...rest] = steps
  if (root?.type !== 'variable') {
    for (const step of steps) if (step.type !== 'name') askPart(reads, step, anything)
    return
  }
  const whole = rest.reduceRight((need: Need, step) => needAt(step, need), withFilters(root, made))
  const name = String(root.value)
  if (name !== 'states') return name === '' ? undefined : askVariable(reads.ledger, name, whole)
  reads.input = both(reads.input, askedOf(whole, 'input'))
  reads.result = both(reads.result, askedOf(whole, 'result'))
  askContext(reads, askedOf(whole, 'context'))
}

function needAt(step: JsonataNode, need: Need): Need {
  const held = withFilters(step, need)
  return step.type === 'name' ? member(String(step.value), held) : listOf(anything)
}

function withFilters({ stages = [], predicate = [] }: JsonataNode, need: Need): Need {
  const [filter] = [...stages, ...predicate]
  if (filter?.type !== 'filter' || !filter.expr) return need
  const { type, value } = filter.expr
  if (type === 'number' && typeof value === 'number') return { ...member(String(value), need), kind: 'list', least: value + 1 }
  return listOf(need.kind === 'list' ? elementsOf(need) : need)
}
