/** `States.ArrayLength(list)`. */
import { listIn, type Intrinsic } from './intrinsic.ts'

export const arrayLength: Intrinsic = { fewest: 1, most: 1, run: ([list]) => listIn(list)?.length }
