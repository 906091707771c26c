// Measuring on a machine that has other things to do: ours and the reference take turns, and the best round of each counts.

export interface Rates {
  readonly ours: number
  readonly reference: number
}

/** Both answer with a rate: the more the better. */
export function takeTurns(rounds: number, ours: () => number, reference: () => number): Rates {
  let best: Rates = { ours: 0, reference: 0 }
  for (let round = 0; round < rounds; round++) {
    best = { ours: Math.max(best.ours, ours()), reference: Math.max(best.reference, reference()) }
  }
  return best
}

/** How many per second `work` does, when it does `count`. */
export function rateOf(count: number, work: () => void): number {
  const began = performance.now()
  work()
  return count / ((performance.now() - began) / 1_000)
}
