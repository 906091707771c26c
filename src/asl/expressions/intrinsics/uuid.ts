/** `States.UUID()`: version 4, from the execution's own chance. */
import type { Intrinsic } from './intrinsic.ts'

export const uuid: Intrinsic = { fewest: 0, most: 0, run: (_, random) => randomUuid(random) }

/** A version 4 UUID (RFC 9562) from numbers in [0, 1). */
export function randomUuid(random: () => number): string {
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replaceAll(/[xy]/g, (place) => {
    const digit = Math.floor(random() * 16)
    return (place === 'x' ? digit : (digit & 3) | 8).toString(16)
  })
}
