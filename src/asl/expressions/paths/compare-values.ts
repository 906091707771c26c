/** How filters compare: Jayway's evaluators. A number and a text may be equal; a path that finds nothing equals nothing. */
import { isJsonObject, type Json } from '../../../base/json.ts'

/** A value, or `undefined` for a path that found nothing. */
export type Compared = Json | undefined

type Comparison = (left: Compared, right: Compared) => boolean

/** By operator, in lower case. Patterns (`=~`) are not values, and are matched where filters are evaluated. */
export const comparisons: Readonly<Record<string, Comparison>> = {
  '==': isEqual,
  '!=': (left, right) => !isEqual(left, right),
  '<>': (left, right) => !isEqual(left, right),
  '===': (left, right) => typeof left === typeof right && isEqual(left, right),
  '!==': (left, right) => !(typeof left === typeof right && isEqual(left, right)),
  '<': ordered((order) => order < 0),
  '<=': ordered((order) => order <= 0),
  '>': ordered((order) => order > 0),
  '>=': ordered((order) => order >= 0),
  in: (left, right) => isList(right) && holds(right, left),
  nin: (left, right) => !(isList(right) && holds(right, left)),
  contains: (left, right) =>
    typeof left === 'string' ? typeof right === 'string' && left.includes(right) : isList(left) && holds(left, right),
  all: (left, right) => isList(left) && isList(right) && right.every((member) => holds(left, member)),
  subsetof: (left, right) => isList(left) && isList(right) && left.every((member) => holds(right, member)),
  anyof: (left, right) => isList(left) && isList(right) && left.some((member) => holds(right, member)),
  noneof: (left, right) => isList(left) && isList(right) && !left.some((member) => holds(right, member)),
  size: (left, right) => typeof right === 'number' && (typeof left === 'string' || isList(left)) && left.length === right,
  empty: (left, right) => typeof right === 'boolean' && sizeOf(left) !== undefined && (sizeOf(left) === 0) === right,
}

function isList(value: Compared): value is readonly Json[] {
  return Array.isArray(value)
}

function holds(list: readonly Json[], value: Compared): boolean {
  return list.some((member) => isEqual(member, value))
}

function sizeOf(value: Compared): number | undefined {
  if (typeof value === 'string' || isList(value)) return value.length
  return isJsonObject(value) ? Object.keys(value).length : undefined
}

function isEqual(left: Compared, right: Compared): boolean {
  if (left === right) return left !== undefined
  if (typeof left === 'number' && typeof right === 'string') return right.trim() !== '' && Number(right) === left
  if (typeof left === 'string' && typeof right === 'number') return left === String(right)
  return isSameJson(left, right)
}

/** Equal as JSON: lists in order, objects in any order of their members. */
export function isSameJson(left: Compared, right: Compared): boolean {
  if (left === right) return true
  if (isList(left)) return isList(right) && left.length === right.length && left.every((member, index) => isSameJson(member, right[index]))
  if (!isJsonObject(left) || !isJsonObject(right)) return false
  const names = Object.keys(left)
  return (
    names.length === Object.keys(right).length && names.every((name) => Object.hasOwn(right, name) && isSameJson(left[name], right[name]))
  )
}

function ordered(test: (order: number) => boolean): Comparison {
  return (left, right) => {
    if (typeof left === 'number' && typeof right === 'number') return test(left - right)
    if (typeof left === 'string' && typeof right === 'string') return test(left < right ? -1 : left > right ? 1 : 0)
    return false
  }
}
