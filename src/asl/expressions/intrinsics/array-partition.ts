/** `States.ArrayPartition(list, size)`: the list in pieces of at most that size. */
import { listIn, wholeNumber, type Intrinsic } from './intrinsic.ts'

export const arrayPartition: Intrinsic = {
  fewest: 2,
  most: 2,
  run([value, length]) {
    const list = listIn(value)
    const size = wholeNumber(length)
    if (list === undefined || size === undefined || size < 1) return undefined
    return Array.from({ length: Math.ceil(list.length / size) }, (_, piece) => list.slice(piece * size, (piece + 1) * size))
  },
}
