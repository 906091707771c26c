/**
 * The intrinsic functions of JSONPath: what they take and what they make of it. AWS adds no more of them.
 * https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
import type { Json } from '../../../base/json.ts'

export interface Intrinsic {
  readonly fewest: number
  readonly most: number
  /** The result, or `undefined` for arguments that AWS calls invalid. Chance comes from the execution. */
  readonly run: (values: readonly Json[], random: () => number) => Json | undefined
  /** What AWS says of invalid arguments, where it is more than their function's name. */
  readonly complaint?: (values: readonly Json[]) => string
}

/** The most characters that may be encoded, decoded or hashed. */
export const mostCharacters = 10_000

/** A number without its fraction. AWS documents rounding for most functions, and cuts off (only `States.MathAdd` rounds). */
export function wholeNumber(value: Json | undefined): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? Math.trunc(value) : undefined
}

export function listIn(value: Json | undefined): readonly Json[] | undefined {
  return Array.isArray(value) ? (value as readonly Json[]) : undefined
}
