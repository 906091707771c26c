/** `States.MathAdd(one, other)`: 32-bit integers; a fraction is rounded to the nearest one, a half upwards. */
import type { Json } from '../../../base/json.ts'
import type { Intrinsic } from './intrinsic.ts'

export const mathAdd: Intrinsic = {
  fewest: 2,
  most: 2,
  run([one, other]) {
    const [left, right] = [integerOf(one), integerOf(other)]
    return left === undefined || right === undefined ? undefined : integerOf(left + right)
  },
}

function integerOf(value: Json | undefined): number | undefined {
  if (typeof value !== 'number') return undefined
  const rounded = Math.round(value)
  return rounded === (rounded | 0) ? rounded | 0 : undefined
}
