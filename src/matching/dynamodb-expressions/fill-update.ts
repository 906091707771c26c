/** From an update as it is written to one that can be applied to an item. */
import type { AttributeValue } from '../../aws/services/dynamodb.ts'
import { checkPaths, fillPath, fillValue, found, needsPath, wrongCount, wrongType, type Findings } from './findings.ts'
import type { SetValue, Update, UpdateClause } from './model.ts'
import type { RawClause, RawNode, RawUpdate } from './raw.ts'
import { typeOf } from './value.ts'

export function fillUpdate(findings: Findings, { clauses, sections }: RawUpdate): Update {
  const twice = sections.find((section, index) => sections.indexOf(section) < index)
  if (twice) found(findings, 'section', `The "${twice}" section can only be used once in an update expression;`)
  const update = clauses.map((clause) => fillClause(findings, clause))
  checkPaths(
    findings,
    update.map(({ path }) => path),
  )
  return update
}

function fillClause(findings: Findings, { section, path: raw, value }: RawClause): UpdateClause {
  const path = fillPath(findings, raw)
  if (section === 'REMOVE' || value === undefined) return { kind: 'remove', path }
  if (section === 'SET') return { kind: 'set', path, value: fillSetValue(findings, value) }
  const given = value.kind === 'value' ? fillValue(findings, value.name) : { NULL: true }
  checkChange(findings, section, given)
  return { kind: section === 'ADD' ? 'add' : 'delete', path, value: given }
}

const typeWords: Readonly<Record<string, string>> = {
  S: 'STRING',
  N: 'NUMBER',
  B: 'BINARY',
  NULL: 'NULL',
  BOOL: 'BOOLEAN',
  L: 'LIST',
  M: 'MAP',
}

/** ADD takes numbers and sets, DELETE sets. */
function checkChange(findings: Findings, section: 'ADD' | 'DELETE', value: AttributeValue): void {
  const type = typeOf(value)
  const word = typeWords[type]
  if (word === undefined || (section === 'ADD' && type === 'N')) return
  found(findings, 'operand', `Incorrect operand type for operator or function; operator: ${section}, operand type: ${word}`)
}

const nothing: SetValue = { kind: 'value', value: { NULL: true } }

function fillSetValue(findings: Findings, node: RawNode): SetValue {
  switch (node.kind) {
    case 'parentheses':
      if (node.of.kind === 'parentheses') found(findings, 'parentheses', 'The expression has redundant parentheses;')
      return fillSetValue(findings, node.of)
    case 'path':
      return { kind: 'path', path: fillPath(findings, node.path) }
    case 'value':
      return { kind: 'value', value: fillValue(findings, node.name) }
    case 'arithmetic': {
      const [left, right] = [fillSetValue(findings, node.left), fillSetValue(findings, node.right)]
      checkOperands(findings, node.operator, [left, right], 'N')
      return { kind: node.operator === '+' ? 'plus' : 'minus', left, right }
    }
    case 'function':
      return fillFunction(findings, node.name, node.operands)
    default:
      return nothing
  }
}

function fillFunction(findings: Findings, name: string, nodes: readonly RawNode[]): SetValue {
  const operands = nodes.map((node) => fillSetValue(findings, node))
  const [first = nothing, second = nothing] = operands
  if (name !== 'if_not_exists' && name !== 'list_append') {
    found(findings, 'unknown-function', `Invalid function name; function: ${name}`)
    return nothing
  }
  if (operands.length !== 2) wrongCount(findings, name, operands.length)
  if (name === 'list_append') {
    checkOperands(findings, name, operands, 'L')
    return { kind: 'append', left: first, right: second }
  }
  if (first.kind !== 'path') needsPath(findings, name)
  return first.kind === 'path' ? { kind: 'if-missing', path: first.path, otherwise: second } : nothing
}

function checkOperands(findings: Findings, name: string, operands: readonly SetValue[], type: 'N' | 'L'): void {
  const wrong = operands.find((operand) => operand.kind === 'value' && typeOf(operand.value) !== type)
  if (wrong?.kind === 'value') wrongType(findings, name, typeOf(wrong.value))
}
