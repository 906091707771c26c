// Measuring on a machine that has other things to do: processor time instead of the clock's, ours and the reference in turns,
// and the best round of each counts.

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

/** How many per second of processor time `work` does, when it does `count`; what the collector does beside it is counted in. */
export function rateOf(count: number, work: () => void): number {
  const began = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(began)
  return count / ((user + system) / 1_000_000)
}
