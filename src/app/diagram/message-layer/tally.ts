/** Counts what sets out between two announcements: `12 messages to orders in 1 s`. Pure but for its own counts. */
import { tokenLegs, type Picture, type TokenColumns } from '../../../bridge/protocol/index.ts'

export interface Tally {
  /** Takes in a frame's tokens: those with a number that was not met before have set out since. */
  take(tokens: TokenColumns): void
  /** What set out since it was last asked, for the busiest nodes by name; `undefined` when nothing did. `seconds` is said as it is. */
  tell(seconds: number): string | undefined
}

const back = tokenLegs.indexOf('back')
/** So many names are said; the rest is one number. */
const NAMED = 2

export function createTally({ nodes, wires }: Pick<Picture, 'nodes' | 'wires'>): Tally {
  const names = new Map(nodes.map(({ id, name }) => [id, name]))
  const counts = new Map<string, number>()
  let newest: number | undefined
  return {
    take({ count, id, wire, leg, messages }) {
      const last = id[count - 1]
      // Somebody went back, or this is the first frame: nothing of it is news.
      const known = newest === undefined || (last !== undefined && last < newest) ? last : newest
      const after = known ?? Number.POSITIVE_INFINITY
      for (let row = count - 1; row >= 0 && (id[row] ?? 0) > after; row -= 1) {
        const { from, to: end } = wires[wire[row] ?? -1] ?? {}
        const to = leg[row] === back ? from : end
        if (to !== undefined) counts.set(to, (counts.get(to) ?? 0) + (messages[row] ?? 1))
      }
      newest = last ?? newest ?? 0
    },
    tell(seconds) {
      if (counts.size === 0) return undefined
      const busiest = [...counts].toSorted(([, a], [, b]) => b - a)
      counts.clear()
      const others = busiest.slice(NAMED).reduce((sum, [, count]) => sum + count, 0)
      const parts = busiest.slice(0, NAMED).map(([to, count]) => `${words(count)} to ${names.get(to) ?? to}`)
      return `${[...parts, ...(others > 0 ? [`${words(others)} elsewhere`] : [])].join(', ')} in ${seconds} s`
    },
  }
}

function words(count: number): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? 'message' : 'messages'}`
}
