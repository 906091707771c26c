/** The functions that a path may end with: `$.items.length()`, `$.prices.max()`. https://github.com/json-path/JsonPath#functions */
import { isJsonObject, type Json } from '../../../base/json.ts'

type PathFunction = (value: Json, operands: readonly (Json | undefined)[]) => Json | undefined

const functions: Readonly<Record<string, PathFunction>> = {
  length: sizeOf,
  size: sizeOf,
  keys: (value) => (isJsonObject(value) ? Object.keys(value) : undefined),
  first: (value) => listOf(value)?.[0],
  last: (value) => listOf(value)?.at(-1),
  index: (value, [position]) => (typeof position === 'number' ? listOf(value)?.at(position) : undefined),
  append: (value, operands) => (Array.isArray(value) ? [...(value as readonly Json[]), ...given(operands)] : value),
  concat: (value, operands) => texts([...(listOf(value) ?? []), ...given(operands)]),
  sum: aggregate((numbers) => numbers.reduce((total, number) => total + number, 0)),
  min: aggregate((numbers) => Math.min(...numbers)),
  max: aggregate((numbers) => Math.max(...numbers)),
  avg: aggregate(average),
  stddev: aggregate((numbers) => {
    const mean = average(numbers)
    return Math.sqrt(average(numbers.map((number) => (number - mean) ** 2)))
  }),
}

/** What a function makes of a value; `undefined` where it cannot be applied. */
export function callFunction(name: string, value: Json, operands: readonly (Json | undefined)[]): Json | undefined {
  return functions[name]?.(value, operands)
}

function sizeOf(value: Json): Json | undefined {
  if (Array.isArray(value)) return value.length
  return isJsonObject(value) ? Object.keys(value).length : undefined
}

function listOf(value: Json): readonly Json[] | undefined {
  return Array.isArray(value) ? (value as readonly Json[]) : undefined
}

function given(operands: readonly (Json | undefined)[]): readonly Json[] {
  return operands.filter((operand) => operand !== undefined)
}

function texts(values: readonly Json[]): string {
  return values.filter((value) => typeof value === 'string' || typeof value === 'number').join('')
}

function aggregate(fold: (numbers: readonly number[]) => number): PathFunction {
  return (value, operands) => {
    const numbers = [...(listOf(value) ?? []), ...given(operands)].filter((member) => typeof member === 'number')
    return numbers.length === 0 ? undefined : fold(numbers)
  }
}

function average(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0) / numbers.length
}
