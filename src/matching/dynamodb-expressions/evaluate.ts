/** What a condition says of an item. */
import type { AttributeValue, Item } from '../../aws/services/dynamodb.ts'
import { utf8Length } from '../../base/utf8.ts'
import type { Comparator, Condition, Operand } from './model.ts'
import { valueAt } from './path.ts'
import { bytesAsText, compareValues, isSame, typeOf } from './value.ts'

/** No item is one without attributes. */
export function holds(condition: Condition, item: Item): boolean {
  switch (condition.kind) {
    case 'and':
      return holds(condition.left, item) && holds(condition.right, item)
    case 'or':
      return holds(condition.left, item) || holds(condition.right, item)
    case 'not':
      return !holds(condition.of, item)
    case 'exists':
      return valueAt(item, condition.path) !== undefined
    case 'missing':
      return valueAt(item, condition.path) === undefined
    case 'compare':
      return compares(condition.operator, valueOf(condition.left, item), valueOf(condition.right, item))
    case 'between': {
      const of = valueOf(condition.of, item)
      return compares('>=', of, valueOf(condition.low, item)) && compares('<=', of, valueOf(condition.high, item))
    }
    case 'in': {
      const of = valueOf(condition.of, item)
      return condition.among.some((each) => compares('=', of, valueOf(each, item)))
    }
    case 'type': {
      const of = valueOf(condition.of, item)
      return of !== undefined && typeOf(of) === condition.type
    }
    case 'begins-with':
      return beginsWith(valueOf(condition.of, item), valueOf(condition.prefix, item))
    case 'contains':
      return contains(valueOf(condition.of, item), valueOf(condition.what, item))
  }
}

function valueOf(operand: Operand, item: Item): AttributeValue | undefined {
  if (operand.kind === 'value') return operand.value
  if (operand.kind === 'path') return valueAt(item, operand.path)
  const of = valueOf(operand.of, item)
  const size = of && sizeOf(of)
  return size === undefined ? undefined : { N: String(size) }
}

/** Bytes of texts and binaries, elements of all else; numbers and truth values have no size. */
function sizeOf(value: AttributeValue): number | undefined {
  if (value.S !== undefined) return utf8Length(value.S)
  if (value.B !== undefined) return bytesAsText(value.B).length
  if (value.M !== undefined) return Object.keys(value.M).length
  return (value.L ?? value.SS ?? value.NS ?? value.BS)?.length
}

/** What is not there is not equal to anything, and has no order. */
function compares(operator: Comparator, left: AttributeValue | undefined, right: AttributeValue | undefined): boolean {
  if (left === undefined || right === undefined) return operator === '<>'
  if (operator === '=') return isSame(left, right)
  if (operator === '<>') return !isSame(left, right)
  const order = compareValues(left, right)
  if (order === undefined) return false
  if (operator === '<') return order < 0
  if (operator === '<=') return order <= 0
  return operator === '>' ? order > 0 : order >= 0
}

function beginsWith(of: AttributeValue | undefined, prefix: AttributeValue | undefined): boolean {
  if (of?.S !== undefined && prefix?.S !== undefined) return of.S.startsWith(prefix.S)
  return of?.B !== undefined && prefix?.B !== undefined && bytesAsText(of.B).startsWith(bytesAsText(prefix.B))
}

/** A part of a text or of bytes, an element of a set or of a list. */
function contains(of: AttributeValue | undefined, what: AttributeValue | undefined): boolean {
  if (of === undefined || what === undefined) return false
  if (of.L !== undefined) return of.L.some((element) => isSame(element, what))
  if (what.S !== undefined) return (of.S?.includes(what.S) ?? false) || (of.SS?.includes(what.S) ?? false)
  if (what.N !== undefined) return of.NS?.includes(what.N) ?? false
  if (what.B === undefined) return false
  return (of.B !== undefined && bytesAsText(of.B).includes(bytesAsText(what.B))) || (of.BS?.includes(what.B) ?? false)
}
