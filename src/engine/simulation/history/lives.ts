/**
 * Lives: where each message was and when, for the newest messages. Points stand in columns, those of one message chained
 * from its newest back to its first. A copy keeps its message's trail, so a fan-out is one life with several ends.
 */
import type { ResourceKey } from '../../kernel/index.ts'

/** What happened to a message at a point of its life. */
export const pointKinds = [
  'sent',
  'published',
  'entered',
  'delay-over',
  'received',
  'invoked',
  'returned',
  'deleted',
  'arrived',
  'refused',
  'filtered',
  'delivery-failed',
  'delivery-retry',
  'dead-letter',
  'moved-back',
  'lost',
  'purged',
] as const
export type PointKind = (typeof pointKinds)[number]

export interface Point {
  readonly atMs: number
  readonly step: number
  readonly kind: PointKind
  readonly place: ResourceKey
  /** Receives, copies or a place's number, as the kind needs it. */
  readonly more: number
}

interface PointColumns {
  readonly at: Float64Array
  readonly step: Uint32Array
  readonly kind: Uint8Array
  readonly place: Uint16Array
  readonly more: Uint32Array
  /** The point of the same message before it, by its number; -1 for none. */
  readonly before: Int32Array
}

export interface Lives {
  /** Points so far; point n stands at n modulo the columns' length. */
  points: number
  /** The oldest point that is still there. */
  oldest: number
  columns: PointColumns
  readonly slots: Map<string, number>
  /** Messages so far; the nth stands at n modulo {@link mostLives}. */
  lives: number
  readonly trails: (string | undefined)[]
  readonly bornAt: number[]
  readonly bornStep: number[]
  readonly newest: number[]
  readonly placeNumbers: Map<ResourceKey, number>
  readonly places: ResourceKey[]
}

export const mostLives = 131_072
const firstPoints = 4_096
const mostPoints = 2 ** 20
const mostPlaces = 65_535

export function createLives(): Lives {
  return {
    points: 0,
    oldest: 0,
    columns: pointColumns(firstPoints),
    slots: new Map(),
    lives: 0,
    trails: [],
    bornAt: [],
    bornStep: [],
    newest: [],
    placeNumbers: new Map(),
    places: [],
  }
}

function pointColumns(length: number): PointColumns {
  return {
    at: new Float64Array(length),
    step: new Uint32Array(length),
    kind: new Uint8Array(length),
    place: new Uint16Array(length),
    more: new Uint32Array(length),
    before: new Int32Array(length),
  }
}

const kindNumbers = Object.fromEntries(pointKinds.map((kind, number) => [kind, number])) as Readonly<Record<PointKind, number>>

/** When a point came about. */
export interface Done {
  readonly time: number
  readonly step: number
}

/** Adds a point to the life of a trail, which begins with its first. */
export function addPoint(lives: Lives, trail: string, { time: atMs, step }: Done, kind: PointKind, place: ResourceKey, more: number): void {
  const slot = slotOf(lives, trail, atMs, step)
  if (lives.points === lives.columns.at.length && lives.points < mostPoints) grow(lives)
  const { columns } = lives
  const index = lives.points % columns.at.length
  columns.at[index] = atMs
  columns.step[index] = step
  columns.kind[index] = kindNumbers[kind]
  columns.place[index] = placeNumber(lives, place)
  columns.more[index] = more
  columns.before[index] = lives.newest[slot] as number
  lives.newest[slot] = lives.points++
  lives.oldest = Math.max(lives.oldest, lives.points - columns.at.length)
}

function slotOf(lives: Lives, trail: string, atMs: number, step: number): number {
  const known = lives.slots.get(trail)
  if (known !== undefined) return known
  const slot = lives.lives++ % mostLives
  const oldest = lives.trails[slot]
  if (oldest !== undefined) lives.slots.delete(oldest)
  lives.slots.set(trail, slot)
  lives.trails[slot] = trail
  lives.bornAt[slot] = atMs
  lives.bornStep[slot] = step
  lives.newest[slot] = -1
  return slot
}

function grow(lives: Lives): void {
  const grown = pointColumns(lives.columns.at.length * 2)
  for (const name of Object.keys(grown) as (keyof PointColumns)[]) grown[name].set(lives.columns[name])
  lives.columns = grown
}

export function placeNumber(lives: Lives, place: ResourceKey): number {
  const known = lives.placeNumbers.get(place)
  if (known !== undefined) return known
  const number = Math.min(lives.places.length, mostPlaces)
  if (number === lives.places.length) lives.places.push(place)
  lives.placeNumbers.set(place, number)
  return number
}

/** When a trail's life began; `undefined` when it is not known (any more). */
export function birthOf(lives: Lives, trail: string): number | undefined {
  const slot = lives.slots.get(trail)
  return slot === undefined ? undefined : lives.bornAt[slot]
}

/** Goes through the numbers of a life's points, the newest first, until `visit` answers `false`. */
export function walkBack(lives: Lives, slot: number, visit: (index: number) => boolean | void): void {
  const { at, before } = lives.columns
  for (let point = lives.newest[slot] ?? -1; point >= lives.oldest; ) {
    const index = point % at.length
    if (visit(index) === false) return
    point = before[index] as number
  }
}

/** When a message had last come into a queue, by a step. */
export function entryOf(lives: Lives, trail: string, place: ResourceKey, step: number): number | undefined {
  const slot = lives.slots.get(trail)
  const wanted = lives.placeNumbers.get(place)
  if (slot === undefined || wanted === undefined) return undefined
  let at: number | undefined
  walkBack(lives, slot, (index) => {
    const { columns } = lives
    if (columns.kind[index] !== kindNumbers.entered || columns.place[index] !== wanted || (columns.step[index] as number) > step)
      return true
    at = columns.at[index]
    return false
  })
  return at
}

/** The points of a trail that are still known, the oldest first. */
export function lifeOf(lives: Lives, trail: string): Point[] {
  const slot = lives.slots.get(trail)
  const points: Point[] = []
  if (slot !== undefined) walkBack(lives, slot, (index) => void points.push(pointAt(lives, index)))
  return points.toReversed()
}

export function pointAt({ columns, places }: Lives, index: number): Point {
  return {
    atMs: columns.at[index] as number,
    step: columns.step[index] as number,
    kind: pointKinds[columns.kind[index] as number] as PointKind,
    place: places[columns.place[index] as number] as ResourceKey,
    more: columns.more[index] as number,
  }
}

/** Forgets every point after a step, and the lives that began after it. */
export function cutLives(lives: Lives, step: number): void {
  const { columns, oldest } = lives
  const length = columns.at.length
  while (lives.points > oldest && (columns.step[(lives.points - 1) % length] as number) > step) lives.points--
  for (const slot of lives.slots.values()) {
    let newest = lives.newest[slot] as number
    while (newest >= lives.points) newest = newest < oldest ? -1 : (columns.before[newest % length] as number)
    lives.newest[slot] = newest
  }
  while (lives.lives > 0 && (lives.bornStep[(lives.lives - 1) % mostLives] as number) > step) {
    const slot = --lives.lives % mostLives
    const trail = lives.trails[slot]
    if (trail !== undefined) lives.slots.delete(trail)
    lives.trails[slot] = undefined
  }
}
