/** Runs a script on both sides and holds each pair of answers against the list of known differences. */
import { isDeepStrictEqual } from 'node:util'
import type { Emulator } from './emulator-side.ts'
import { engineSide } from './engine-side.ts'
import type { Exchange, KnownDifference } from './known-difference.ts'
import { createNames } from './same-names.ts'
import type { Script, Side } from './script.ts'

export interface Comparison {
  /** What differed and is on no list; the script ended there. */
  readonly unlisted: Exchange | undefined
  /** The listed differences that were met. */
  readonly met: ReadonlySet<KnownDifference>
  /** The calls whose answers were compared. */
  readonly compared: readonly Exchange[]
}

/** Runs the script in a new world of ours and in the emulator, which is emptied afterwards. */
export async function compare(script: Script, known: readonly KnownDifference[], emulator: Emulator): Promise<Comparison> {
  try {
    return await compareSides(script, known, [engineSide(), emulator])
  } finally {
    await emulator.empty()
  }
}

async function compareSides(
  script: Script,
  known: readonly KnownDifference[],
  [engine, emulator]: readonly [Side, Side],
): Promise<Comparison> {
  const [ourNames, theirNames] = [createNames(), createNames()]
  const met = new Set<KnownDifference>()
  const past: Exchange[] = []
  for (const step of script) {
    const [ourStep, theirStep] = [ourNames.resolve(step), theirNames.resolve(step)]
    if (ourStep === undefined || theirStep === undefined) continue
    const ours = ourNames.rename(ourStep, await engine.call(ourStep))
    const theirs = theirNames.rename(theirStep, await emulator.call(theirStep))
    const exchange: Exchange = { step: ourNames.asCalled(ourStep), ours, theirs, past: [...past] }
    const { explained, apart, used } = explain(exchange, known)
    for (const difference of used) met.add(difference)
    past.push(exchange)
    if (!explained) return { unlisted: exchange, met, compared: past }
    if (apart) break
  }
  return { unlisted: undefined, met, compared: past }
}

interface Explanation {
  readonly explained: boolean
  /** From here on the two worlds are not the same, so nothing that follows can be compared. */
  readonly apart: boolean
  readonly used: readonly KnownDifference[]
}

function explain(exchange: Exchange, known: readonly KnownDifference[]): Explanation {
  let { theirs } = exchange
  const used: KnownDifference[] = []
  for (const difference of known) {
    if (isDeepStrictEqual(exchange.ours, theirs)) break
    const mended = difference.mend({ ...exchange, theirs })
    if (mended === undefined || isDeepStrictEqual(mended, theirs)) continue
    theirs = mended
    used.push(difference)
  }
  return { explained: isDeepStrictEqual(exchange.ours, theirs), apart: used.some(({ apart }) => apart), used }
}
