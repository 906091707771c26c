/** What a rule of a Choice may ask of its variable. https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html */
import type { Json } from '../../../base/json.ts'
import { instantOf, orderOf } from '../timestamps.ts'
import { stringMatches } from './string-matches.ts'

/** Values of another kind than a comparison is for are not equal, not less and not greater: it is simply not so. */
type Comparison = (value: Json, operand: Json) => boolean

const orders: Readonly<Record<string, (order: number) => boolean>> = {
  Equals: (order) => order === 0,
  LessThan: (order) => order < 0,
  GreaterThan: (order) => order > 0,
  LessThanEquals: (order) => order <= 0,
  GreaterThanEquals: (order) => order >= 0,
}

/** How two values of a kind stand to one another; `undefined` when one of them is of another kind. */
const kinds: Readonly<Record<string, (value: Json, operand: Json) => number | undefined>> = {
  String: (value, operand) => (typeof value === 'string' && typeof operand === 'string' ? textOrder(value, operand) : undefined),
  Numeric: (value, operand) => (typeof value === 'number' && typeof operand === 'number' ? value - operand : undefined),
  Timestamp: timestampOrder,
}

function textOrder(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

function timestampOrder(value: Json, operand: Json): number | undefined {
  const one = typeof value === 'string' ? instantOf(value) : undefined
  const other = typeof operand === 'string' ? instantOf(operand) : undefined
  return one === undefined || other === undefined ? undefined : orderOf(one, other)
}

/** The comparisons that need two values, by their name without `Path`. */
export const comparisons: Readonly<Record<string, Comparison>> = {
  BooleanEquals: (value, operand) => typeof value === 'boolean' && value === operand,
  StringMatches: (value, operand) => typeof value === 'string' && typeof operand === 'string' && stringMatches(value, operand),
  ...Object.fromEntries(
    Object.entries(kinds).flatMap(([kind, order]) =>
      Object.entries(orders).map(([name, test]): [string, Comparison] => [
        `${kind}${name}`,
        (value, operand) => {
          const found = order(value, operand)
          return found !== undefined && test(found)
        },
      ]),
    ),
  ),
}

/** The questions about one value; the rule says whether yes or no is wanted. */
export const questions: Readonly<Record<string, (value: Json) => boolean>> = {
  IsNull: (value) => value === null,
  IsNumeric: (value) => typeof value === 'number',
  IsString: (value) => typeof value === 'string',
  IsBoolean: (value) => typeof value === 'boolean',
  IsTimestamp: (value) => typeof value === 'string' && instantOf(value) !== undefined,
}
