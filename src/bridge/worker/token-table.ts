/**
 * What travels, as columns. Nearly everything that is under way was so in the last frame too, and what is known of an item does not
 * change while its world and the wires stay: so each is looked at once, and kept by its sequence number.
 */
import { labelOfTrail, labelsWanted, liveOnHop, lookOf, travelOf, worldOf, type Run } from '../../engine/simulation/index.ts'
import { tokenLegs, tokenShapes, tokenStatuses, type PictureWire, type TokenColumns } from '../protocol/index.ts'

interface Reading {
  /** Everything that is seen under way, in the order in which it was sent. */
  readonly tokens: TokenColumns
  /** Messages under way to a queue. */
  readonly live: number
}

export interface TokenTable {
  /** `wires` are those of the picture that the page shows. The columns are new ones: they may be handed over. */
  read(run: Run, wires: readonly PictureWire[]): Reading
}

type AgendaItem = ReturnType<typeof worldOf>['agenda'][number]
type Columns = Omit<TokenColumns, 'count' | 'labels'>

/** A row per item, at the last bits of its sequence number. */
interface Kept {
  readonly mask: number
  /** The reading in which the row was last met. */
  readonly met: Uint32Array
  readonly live: Uint16Array
  readonly trail: string[]
  readonly columns: Columns
}

/** With another one of these nothing holds that was kept. */
interface Basis {
  readonly world: unknown
  readonly tracks: Run['tracks']
  readonly own: readonly PictureWire[]
  readonly shown: readonly PictureWire[]
}

interface Row {
  readonly item: AgendaItem
  readonly travel: NonNullable<ReturnType<typeof travelOf>>
}

const fewest = 2 ** 10
const most = 2 ** 18

export function createTokenTable(): TokenTable {
  let kept = emptyKept(fewest)
  let basis: Basis | undefined
  let reading = 0
  return {
    read(run, shown) {
      const world = worldOf(run)
      const next: Basis = { world, tracks: run.tracks, own: run.template.wires, shown }
      const room = roomFor(world.agenda.length)
      if (kept.mask + 1 < room || !isSame(basis, next)) kept = emptyKept(Math.max(room, kept.mask + 1))
      basis = next
      reading += 1
      const look = looker(run, shown)
      const met = meet({ agenda: world.agenda, tracks: run.tracks }, kept, reading, look)
      return met === undefined ? readEach(run, look) : { tokens: rowsBetween(run, kept, { ...met, reading }), live: met.live }
    },
  }
}

function isSame(before: Basis | undefined, now: Basis): boolean {
  if (before === undefined) return false
  return before.world === now.world && before.tracks === now.tracks && before.own === now.own && before.shown === now.shown
}

/** What is under way lies within some multiple of its own number: other things are numbered in between. */
function roomFor(items: number): number {
  return Math.min(most, 2 ** Math.ceil(Math.log2(Math.max(fewest, items * 4))))
}

function emptyKept(room: number): Kept {
  const trail = Array.from({ length: room }, () => '')
  return { mask: room - 1, met: new Uint32Array(room), live: new Uint16Array(room), trail, columns: emptyColumns(room) }
}

function emptyColumns(rows: number): Columns {
  return {
    id: new Float64Array(rows),
    wire: new Int16Array(rows),
    leg: new Uint8Array(rows),
    sentAt: new Float64Array(rows),
    arrivesAt: new Float64Array(rows),
    shape: new Uint8Array(rows),
    status: new Uint8Array(rows),
    messages: new Uint16Array(rows),
  }
}

interface Ways {
  readonly agenda: readonly AgendaItem[]
  readonly tracks: Run['tracks']
}

interface Met {
  readonly first: number
  readonly last: number
  readonly count: number
  readonly live: number
}

/** Marks the row of everything under way; `undefined` when the sequence numbers lie too far apart for a row each. */
function meet({ agenda, tracks }: Ways, kept: Kept, reading: number, look: Look): Met | undefined {
  const { mask, met, live, trail, columns } = kept
  const { id } = columns
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  let count = 0
  let alive = 0
  for (const item of agenda) {
    const { sequence } = item
    const at = sequence & mask
    if (id[at] !== sequence) {
      const row = rowOf(item, tracks)
      if (row === undefined) continue
      if (met[at] === reading) return undefined
      look(columns, at, row)
      live[at] = liveOnHop(row.travel.hop)
      trail[at] = row.travel.trail
    }
    met[at] = reading
    first = Math.min(first, sequence)
    last = Math.max(last, sequence)
    count += 1
    alive += live[at] ?? 0
  }
  return count > 0 && last - first > mask ? undefined : { first, last, count, live: alive }
}

/** Sequence numbers grow, so rows are read in the order in which things were sent. */
function rowsBetween(run: Run, { mask, met, trail, columns }: Kept, { first, last, count, reading }: Met & { readonly reading: number }) {
  const into = emptyColumns(count)
  const labels: string[] = []
  let row = 0
  for (let sequence = first; sequence <= last; sequence += 1) {
    const at = sequence & mask
    if (met[at] !== reading) continue
    if (row < labelsWanted) labels.push(labelOfTrail(run, trail[at] ?? ''))
    copyRow(columns, at, into, row)
    row += 1
  }
  return { count, ...into, labels }
}

function copyRow(from: Columns, at: number, into: Columns, row: number): void {
  into.id[row] = from.id[at] as number
  into.wire[row] = from.wire[at] as number
  into.leg[row] = from.leg[at] as number
  into.sentAt[row] = from.sentAt[at] as number
  into.arrivesAt[row] = from.arrivesAt[at] as number
  into.shape[row] = from.shape[at] as number
  into.status[row] = from.status[at] as number
  into.messages[row] = from.messages[at] as number
}

/** The same without anything kept. */
function readEach(run: Run, look: Look): Reading {
  const rows = worldOf(run)
    .agenda.flatMap((item) => rowOf(item, run.tracks) ?? [])
    .toSorted((a, b) => a.item.sequence - b.item.sequence)
  const columns = emptyColumns(rows.length)
  for (const [at, row] of rows.entries()) look(columns, at, row)
  const labels = rows.slice(0, labelsWanted).map((row) => labelOfTrail(run, row.travel.trail))
  return { tokens: { count: rows.length, ...columns, labels }, live: rows.reduce((sum, { travel }) => sum + liveOnHop(travel.hop), 0) }
}

function rowOf(item: AgendaItem, tracks: Run['tracks']): Row | undefined {
  const travel = travelOf(item, tracks)
  return travel && { item, travel }
}

type Look = (into: Columns, at: number, row: Row) => void

function looker(run: Run, shown: readonly PictureWire[]): Look {
  const placeOf = wirePlaces(run, shown)
  return (into, at, { item, travel: { hop, count } }) => {
    const { wire, leg, shape, status } = lookOf(item.envelope, hop, run.tracks)
    into.id[at] = item.sequence
    into.wire[at] = placeOf(wire)
    into.leg[at] = legNumbers[leg]
    into.sentAt[at] = item.sentAt
    into.arrivesAt[at] = item.at
    into.shape[at] = shapeNumbers[shape]
    into.status[at] = statusNumbers[status]
    into.messages[at] = count
  }
}

const legNumbers = numbersOf(tokenLegs)
const shapeNumbers = numbersOf(tokenShapes)
const statusNumbers = numbersOf(tokenStatuses)

function numbersOf<T extends string>(names: readonly T[]): Readonly<Record<T, number>> {
  return Object.fromEntries(names.map((name, index) => [name, index])) as Record<T, number>
}

/** From a wire of the world's picture to the same wire of the page's; -1 where the page draws none. */
function wirePlaces(run: Run, shown: readonly PictureWire[]): (wire: number) => number {
  const own = run.template.wires
  if (own === shown) return (wire) => wire
  const indexes = new Map(shown.map(({ id }, index) => [id, index]))
  const places = own.map(({ id }) => indexes.get(id) ?? -1)
  return (wire) => places[wire] ?? -1
}
