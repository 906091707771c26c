/** `States.ArrayContains(list, value)`. */
import { javaText } from '../json-text.ts'
import { listIn, type Intrinsic } from './intrinsic.ts'

export const arrayContains: Intrinsic = {
  fewest: 2,
  most: 2,
  run([list, value]) {
    // AWS compares texts: `true` is in a list with the text "true", and members of objects must stand in the same order.
    const wanted = javaText(value ?? null)
    return listIn(list)?.some((member) => javaText(member) === wanted)
  },
}
