/** `States.ArrayRange(first, last, step)`: numbers up to the last one, which is included. */
import { wholeNumber, type Intrinsic } from './intrinsic.ts'

const mostNumbers = 1000

export const arrayRange: Intrinsic = {
  fewest: 3,
  most: 3,
  run(values) {
    const [first, last, step] = values.map(wholeNumber)
    if (first === undefined || last === undefined || step === undefined || step === 0) return undefined
    const count = Math.max(0, Math.floor((last - first) / step) + 1)
    return count > mostNumbers ? undefined : Array.from({ length: count }, (_, index) => first + index * step)
  },
}
