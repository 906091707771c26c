/** What a key condition asks of the two parts of a key. */
import type { AwsFault } from '../../../aws/service.ts'
import type { AttributeValue } from '../../../aws/services/dynamodb.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import { typeOf, type Condition, type Operand } from '../../../matching/dynamodb-expressions/index.ts'
import { invalidValues, validation } from './faults.ts'
import type { RangeCondition } from './order.ts'
import type { KeyNames, TableState } from './state.ts'

export interface KeyQuestion {
  readonly hash: AttributeValue
  readonly range: RangeCondition | undefined
}

/** `key`: of the table or of an index. */
export function keyQuestion(table: Readonly<TableState>, key: KeyNames, condition: Condition): Result<KeyQuestion, AwsFault> {
  const asked: Asked[] = []
  const problem = collect(condition, asked)
  if (problem !== undefined) return fail(invalid(problem))
  const names = asked.map(({ name }) => name)
  if (new Set(names).size < names.length) return fail(invalid('KeyConditionExpressions must only contain one condition per key'))
  const missed = missedKey(key, names)
  if (missed !== undefined) return fail(validation(`Query condition missed key schema element: ${missed}`))
  if (asked.some(({ name }) => name !== key.hash && name !== key.range)) return fail(validation('Query key condition not supported'))
  const mistyped = asked.some(({ name, condition: each }) => valuesOf(each).some((value) => typeOf(value) !== table.types[name]))
  if (mistyped) return fail(invalidValues('Condition parameter type does not match schema type'))
  const hash = asked.find(({ name }) => name === key.hash)?.condition
  if (hash?.kind !== '=') return fail(validation('Query key condition not supported'))
  return ok({ hash: hash.value, range: asked.find(({ name }) => name === key.range)?.condition })
}

interface Asked {
  readonly name: string
  readonly condition: RangeCondition
}

const invalid = (words: string): AwsFault => validation(`Invalid KeyConditionExpression: ${words}`)

function missedKey({ hash, range }: KeyNames, names: readonly string[]): string | undefined {
  if (!names.includes(hash)) return hash
  return range !== null && names.length > 1 && !names.includes(range) ? range : undefined
}

function valuesOf(condition: RangeCondition): readonly AttributeValue[] {
  return condition.kind === 'between' ? [condition.low, condition.high] : [condition.value]
}

/** AWS's words where something is no condition on a key. */
function collect(condition: Condition, asked: Asked[]): string | undefined {
  if (condition.kind === 'and') return collect(condition.left, asked) ?? collect(condition.right, asked)
  const parts = partsOf(condition)
  if (parts === undefined) return 'Invalid operator used in KeyConditionExpression'
  const [name, ...values] = [nameIn(parts.of), ...parts.values.map(valueIn)]
  if (name === undefined) return 'KeyConditionExpressions cannot have conditions on nested attributes'
  const [value, other] = values
  if (value === undefined || (parts.kind === 'between' && other === undefined)) {
    return 'KeyConditionExpressions cannot contain attribute names on the right side of a condition'
  }
  asked.push({
    name,
    condition: parts.kind === 'between' ? { kind: 'between', low: value, high: other as AttributeValue } : { kind: parts.kind, value },
  })
  return undefined
}

interface Parts {
  readonly kind: RangeCondition['kind']
  readonly of: Operand
  readonly values: readonly Operand[]
}

const turned = { '=': '=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const

function partsOf(condition: Condition): Parts | undefined {
  if (condition.kind === 'between') return { kind: 'between', of: condition.of, values: [condition.low, condition.high] }
  if (condition.kind === 'begins-with') return { kind: 'begins-with', of: condition.of, values: [condition.prefix] }
  if (condition.kind !== 'compare' || condition.operator === '<>') return undefined
  const { operator, left, right } = condition
  return left.kind === 'value' ? { kind: turned[operator], of: right, values: [left] } : { kind: operator, of: left, values: [right] }
}

function nameIn(operand: Operand): string | undefined {
  return operand.kind === 'path' && operand.path.length === 1 ? String(operand.path[0]) : undefined
}

function valueIn(operand: Operand): AttributeValue | undefined {
  return operand.kind === 'value' ? operand.value : undefined
}

/** Attributes that a filter looks at. */
export function attributesIn(condition: Condition): readonly string[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return [...attributesIn(condition.left), ...attributesIn(condition.right)]
    case 'not':
      return attributesIn(condition.of)
    case 'exists':
    case 'missing':
      return [String(condition.path[0])]
    case 'compare':
      return headsOf([condition.left, condition.right])
    case 'between':
      return headsOf([condition.of, condition.low, condition.high])
    case 'in':
      return headsOf([condition.of, ...condition.among])
    case 'type':
      return headsOf([condition.of])
    case 'begins-with':
      return headsOf([condition.of, condition.prefix])
    case 'contains':
      return headsOf([condition.of, condition.what])
  }
}

function headsOf(operands: readonly Operand[]): readonly string[] {
  return operands.flatMap((operand) => {
    if (operand.kind === 'path') return [String(operand.path[0])]
    return operand.kind === 'size' ? headsOf([operand.of]) : []
  })
}
