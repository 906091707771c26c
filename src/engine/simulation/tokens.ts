/** Everything under way that carries a message, as the screen draws it. */
import type { AgendaItem, Hop } from '../kernel/index.ts'
import { tokenOf } from './tracks.ts'
import { worldOf, type Run } from './run.ts'
import type { LabelledToken } from './view.ts'

/** In the order in which they were sent. */
export function tokensOfRun(run: Run): LabelledToken[] {
  return inOrder(worldOf(run).agenda.filter(carriesMessages)).map((item) => tokenOf(item, item.envelope.hop as Hop, run.tracks))
}

function carriesMessages({ envelope: { hop } }: AgendaItem): boolean {
  return hop !== undefined && hop.carries.length > 0
}

const mostItems = 2 ** 21

/** By sequence number. Numbers are sorted many times as fast as objects, so each carries its item's place in its last digits. */
function inOrder(items: readonly AgendaItem[]): AgendaItem[] {
  const keys = Float64Array.from(items, ({ sequence }, place) => sequence * mostItems + place).sort()
  return Array.from(keys, (key) => items[key % mostItems] as AgendaItem)
}
