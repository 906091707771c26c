/** `States.ArrayGetItem(list, index)`. */
import { listIn, wholeNumber, type Intrinsic } from './intrinsic.ts'

export const arrayGetItem: Intrinsic = {
  fewest: 2,
  most: 2,
  run([value, position]) {
    const list = listIn(value)
    const index = wholeNumber(position)
    if (list === undefined || index === undefined) return undefined
    return list.length === 0 ? null : list[index]
  },
}
