/** `States.MathRandom(start, end, seed)`: an integer from `start` on and below `end`; with a seed always the same one, Java's. */
import { javaRandom } from '../java-random.ts'
import { wholeNumber, type Intrinsic } from './intrinsic.ts'

/** The largest `int` of Java. */
const mostFromInt = 0x7fffffff

export const mathRandom: Intrinsic = {
  fewest: 2,
  most: 3,
  run(values, random) {
    const [start, end, seed] = values.map(wholeNumber)
    if (start === undefined || end === undefined || start >= end || (values.length === 3 && seed === undefined)) return undefined
    const count = end - start
    if (seed === undefined) return start + Math.floor(random() * count)
    const seeded = javaRandom(seed)
    return start + (count <= mostFromInt ? seeded.nextInt(count) : Math.floor(seeded.nextDouble() * count))
  },
}
