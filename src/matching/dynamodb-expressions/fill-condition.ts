/** From a condition as it is written to one that can be asked of an item. */
import { attributeTypes, type AttributeType, type AttributeValue } from '../../aws/services/dynamodb.ts'
import { fillPath, fillValue, found, needsPath, pathWords, wrongCount, wrongType, type Findings } from './findings.ts'
import type { Comparator, Condition, Operand, Path } from './model.ts'
import { bare, type RawNode } from './raw.ts'
import { compareValues, typeOf } from './value.ts'

export function fillCondition(findings: Findings, node: RawNode): Condition {
  switch (node.kind) {
    case 'and':
    case 'or':
      return { kind: node.kind, left: fillCondition(findings, node.left), right: fillCondition(findings, node.right) }
    case 'not':
      return { kind: 'not', of: fillCondition(findings, node.of) }
    case 'parentheses':
      if (node.of.kind === 'parentheses') redundant(findings)
      return fillCondition(findings, node.of)
    case 'compare':
      return compare(findings, node.operator, fillOperand(findings, node.left), fillOperand(findings, node.right))
    case 'between':
      return between(findings, fillOperand(findings, node.of), fillOperand(findings, node.low), fillOperand(findings, node.high))
    case 'in':
      return { kind: 'in', of: fillOperand(findings, node.of), among: node.among.map((each) => fillOperand(findings, each)) }
    case 'function':
      return fillFunction(findings, node.name, node.operands)
    default:
      return never
  }
}

/** Stands where a mistake was found; nobody will ask it. */
const never: Condition = { kind: 'missing', path: [] }

function redundant(findings: Findings): void {
  found(findings, 'parentheses', 'The expression has redundant parentheses;')
}

function fillOperand(findings: Findings, node: RawNode): Operand {
  if (node.kind === 'parentheses') {
    if (node.of.kind === 'parentheses') redundant(findings)
    return fillOperand(findings, node.of)
  }
  if (node.kind === 'path') return { kind: 'path', path: fillPath(findings, node.path) }
  if (node.kind === 'value') return { kind: 'value', value: fillValue(findings, node.name) }
  if (node.kind !== 'function' || node.name !== 'size') {
    if (node.kind === 'function') fillFunction(findings, node.name, node.operands)
    misused(findings, node.kind === 'function' ? node.name : node.kind)
    return { kind: 'value', value: { NULL: true } }
  }
  const operands = node.operands.map((each) => fillOperand(findings, each))
  const [of] = operands
  if (of === undefined || operands.length !== 1) wrongCount(findings, 'size', operands.length)
  else if (of.kind === 'value' && ['N', 'BOOL', 'NULL'].includes(typeOf(of.value))) wrongType(findings, 'size', typeOf(of.value))
  return { kind: 'size', of: of ?? { kind: 'value', value: { NULL: true } } }
}

function misused(findings: Findings, name: string): void {
  if (Object.hasOwn(counts, name) || name === 'size') {
    found(findings, 'misused-function', `The function is not allowed to be used this way in an expression; function: ${name}`)
  }
}

function compare(findings: Findings, operator: Comparator, left: Operand, right: Operand): Condition {
  checkDistinct(findings, operator, left, right)
  if (operator !== '=' && operator !== '<>') checkOrdered(findings, operator, [left, right])
  return { kind: 'compare', operator, left, right }
}

function checkOrdered(findings: Findings, operator: string, operands: readonly Operand[]): void {
  for (const operand of operands) {
    if (operand.kind !== 'value' || ['S', 'N', 'B'].includes(typeOf(operand.value))) continue
    found(
      findings,
      'operand',
      `Incorrect operand type for operator or function; operator: ${operator}, operand type: ${typeOf(operand.value)}`,
    )
  }
}

function between(findings: Findings, of: Operand, low: Operand, high: Operand): Condition {
  checkOrdered(findings, 'BETWEEN', [of, low, high])
  if (low.kind === 'value' && high.kind === 'value') {
    const bounds = `lower bound operand: AttributeValue: ${valueWords(low.value)}, upper bound operand: AttributeValue: ${valueWords(high.value)}`
    const order = compareValues(low.value, high.value)
    if (typeOf(low.value) !== typeOf(high.value)) {
      found(findings, 'operand', `The BETWEEN operator requires same data type for lower and upper bounds; ${bounds}`)
    } else if (order !== undefined && order > 0) {
      found(findings, 'operand', `The BETWEEN operator requires upper bound to be greater than or equal to lower bound; ${bounds}`)
    }
  }
  return { kind: 'between', of, low, high }
}

/** `{N:5}` */
function valueWords(value: AttributeValue): string {
  const type = typeOf(value)
  const held = value[type]
  return `{${type}:${typeof held === 'object' ? JSON.stringify(held) : String(held)}}`
}

function checkDistinct(findings: Findings, name: string, left: Operand, right: Operand): void {
  if (left.kind !== 'path' || right.kind !== 'path' || pathWords(left.path) !== pathWords(right.path)) return
  const words = 'The first operand must be distinct from the remaining operands for this operator or function; operator'
  found(findings, 'distinct', `${words}: ${name}, first operand: ${pathWords(left.path)}`)
}

const counts: Readonly<Record<string, number>> = {
  attribute_exists: 1,
  attribute_not_exists: 1,
  attribute_type: 2,
  begins_with: 2,
  contains: 2,
}

function fillFunction(findings: Findings, name: string, nodes: readonly RawNode[]): Condition {
  const operands = nodes.map((node) => fillOperand(findings, node))
  if (name === 'size') misused(findings, name)
  else if (!Object.hasOwn(counts, name)) found(findings, 'unknown-function', `Invalid function name; function: ${name}`)
  else if (operands.length !== counts[name]) wrongCount(findings, name, operands.length)
  const [of, other] = operands
  if (findings.words !== undefined || of === undefined) return never
  if (name === 'attribute_exists' || name === 'attribute_not_exists') {
    return { kind: name === 'attribute_exists' ? 'exists' : 'missing', path: pathIn(findings, name, of) }
  }
  if (other === undefined) return never
  checkDistinct(findings, name, of, other)
  if (name === 'attribute_type') return { kind: 'type', of, type: typeNamed(findings, other) }
  if (name === 'contains') return { kind: 'contains', of, what: other }
  for (const operand of [of, other]) {
    if (operand.kind === 'value' && !['S', 'B'].includes(typeOf(operand.value))) wrongType(findings, name, typeOf(operand.value))
  }
  return { kind: 'begins-with', of, prefix: other }
}

function pathIn(findings: Findings, name: string, operand: Operand): Path {
  if (operand.kind === 'path') return operand.path
  needsPath(findings, name)
  return []
}

function typeNamed(findings: Findings, operand: Operand): AttributeType {
  if (operand.kind !== 'value' || operand.value.S === undefined) {
    wrongType(findings, 'attribute_type', operand.kind === 'value' ? typeOf(operand.value) : '{NS,SS,L,BS,N,M,B,BOOL,NULL,S}')
    return 'NULL'
  }
  const type = attributeTypes.find((each) => each === operand.value.S)
  if (type === undefined) {
    const words = `Invalid attribute type name found; type: ${operand.value.S}, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}`
    found(findings, 'operand', words)
  }
  return type ?? 'NULL'
}

/** What the operators of a key condition are called; `undefined` for those that it may have. */
export function foreignToKeys(node: RawNode): string | undefined {
  const held = bare(node)
  switch (held.kind) {
    case 'and':
      return foreignToKeys(held.left) ?? foreignToKeys(held.right)
    case 'or':
      return 'OR'
    case 'not':
      return 'NOT'
    case 'in':
      return 'IN'
    case 'compare':
      return held.operator === '<>' ? '<>' : undefined
    case 'function':
      return held.name === 'begins_with' || !Object.hasOwn(counts, held.name) ? undefined : held.name
    default:
      return undefined
  }
}
