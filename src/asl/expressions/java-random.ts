/**
 * `java.util.Random`: what AWS draws from where a definition gives a seed.
 * https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Random.html
 */

const multiplier = 0x5deece66dn
const mask = (1n << 48n) - 1n

export interface JavaRandom {
  /** An integer from 0 on and below `bound`, which is between 1 and 2^31. */
  readonly nextInt: (bound: number) => number
  /** A number in [0, 1). */
  readonly nextDouble: () => number
}

/** The same seed, an integer, gives the same numbers always. */
export function javaRandom(seed: number): JavaRandom {
  let state = (BigInt.asUintN(64, BigInt(Math.trunc(seed))) ^ multiplier) & mask
  const next = (bits: number): number => {
    state = (state * multiplier + 0xbn) & mask
    return Number(BigInt.asIntN(32, state >> BigInt(48 - bits)))
  }
  return {
    nextInt(bound) {
      let bits = next(31)
      if ((bound & -bound) === bound) return Number((BigInt(bound) * BigInt(bits)) >> 31n)
      // The last, incomplete round of `bound` is drawn again, so that no number is likelier than another.
      while (bits - (bits % bound) + (bound - 1) > 0x7fffffff) bits = next(31)
      return bits % bound
    },
    nextDouble: () => (next(26) * 2 ** 27 + next(27)) * 2 ** -53,
  }
}
