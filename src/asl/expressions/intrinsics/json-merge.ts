/** `States.JsonMerge(one, other, false)`: the members of both, the other's where both have one. AWS merges no deeper. */
import { isJsonObject } from '../../../base/json.ts'
import type { Intrinsic } from './intrinsic.ts'

export const jsonMerge: Intrinsic = {
  fewest: 3,
  most: 3,
  run: ([one, other, isDeep]) => (isJsonObject(one) && isJsonObject(other) && isDeep !== true ? { ...one, ...other } : undefined),
}
