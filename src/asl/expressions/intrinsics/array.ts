/** `States.Array(a, b, …)`: a list of its arguments. */
import type { Intrinsic } from './intrinsic.ts'

export const array: Intrinsic = { fewest: 0, most: Number.POSITIVE_INFINITY, run: (values) => values }
