/** `States.JsonToString(value)`. */
import type { Intrinsic } from './intrinsic.ts'

export const jsonToString: Intrinsic = { fewest: 1, most: 1, run: ([value]) => JSON.stringify(value) }
