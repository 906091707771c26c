/** `States.ArrayUnique(list)`: each value once, in the order in which a hash set of AWS's Java gives them back. */
import type { Json } from '../../../base/json.ts'
import { javaHash } from '../java-hash.ts'
import { isSameJson } from '../paths/compare-values.ts'
import { listIn, type Intrinsic } from './intrinsic.ts'

export const arrayUnique: Intrinsic = {
  fewest: 1,
  most: 1,
  run([value]) {
    const list = listIn(value)
    return list === undefined ? undefined : inSetOrder(list)
  },
}

function inSetOrder(list: readonly Json[]): Json {
  const buckets = bucketsFor(list.length)
  const chains = new Map<number, Json[]>()
  for (const member of list) {
    const hash = javaHash(member)
    const bucket = (hash ^ (hash >>> 16)) & (buckets - 1)
    const chain = chains.get(bucket) ?? []
    if (!chain.some((kept) => isSameJson(kept, member))) chain.push(member)
    chains.set(bucket, chain)
  }
  return [...chains.entries()].sort(([one], [other]) => one - other).flatMap(([, chain]) => chain)
}

/** The size of the table that `new HashSet<>(list)` makes: a power of two that is at most three quarters full. */
function bucketsFor(length: number): number {
  const wanted = Math.max(Math.floor(length / 0.75) + 1, 16)
  return 2 ** Math.ceil(Math.log2(wanted))
}
