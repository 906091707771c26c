/** What a table or a bucket holds, a window of it at a time, narrowed by words. Looking reads nothing in the world. */
import type { LogicalId } from '../../document/index.ts'
import { itemsInOrder, type SeenItem, type TableState } from '../services/dynamodb/index.ts'
import { objectsInOrder, textOfObject, type BucketState, type SeenObject } from '../services/s3/index.ts'
import { stateOf } from './nodes.ts'
import { resourceKeyOf } from './resources.ts'
import type { Run } from './run.ts'

export interface ContentsQuery {
  readonly node: LogicalId
  /** Index of the first row wanted. */
  readonly from: number
  /** At most 500. */
  readonly count: number
  /** Words that name or content must have; in any case. */
  readonly text?: string
  /** The name of the row whose content is wanted as well. */
  readonly open?: string
}

export interface ContentRow {
  /** An item's key, an object's key. */
  readonly name: string
  /** Of an object, bytes; of an item, how many attributes it has. */
  readonly size: number
}

export interface ContentsAnswer {
  /** Index of the first row, as it was asked for. */
  readonly from: number
  readonly rows: readonly ContentRow[]
  /** How many there are in all that fit. */
  readonly total: number
  /** Words were looked for, and there was more to look through than is looked through at once. */
  readonly isCut: boolean
  /** `text` is missing where the bytes are no text. */
  readonly opened?: { readonly name: string; readonly text?: string; readonly isShortened: boolean }
}

const mostRows = 500
/** Characters that are looked through for words in one go: some tens of milliseconds. */
const mostCharacters = 4_000_000
/** Characters of a content that are shown. */
const mostShown = 100_000

interface Held extends ContentRow {
  readonly content: () => string | undefined
}

/** `undefined` for what is no table and no bucket of the running world. */
export function listContents(run: Run, { node, from, count, text = '', open }: ContentsQuery): ContentsAnswer | undefined {
  const held = heldIn(run, node)
  if (held === undefined) return undefined
  const words = text.toLowerCase()
  const until = from + Math.min(mostRows, count)
  const rows: ContentRow[] = []
  let [total, looked] = [0, 0]
  let opened: Held | undefined
  for (const one of held.all) {
    if (one.name === open) opened = one
    if (looked > mostCharacters) break
    const isEnough = words === '' && total >= until && (open === undefined || opened !== undefined)
    if (isEnough) {
      total = held.count
      break
    }
    if (words !== '') {
      const whole = `${one.name}\n${one.content() ?? ''}`
      looked += whole.length
      if (!whole.toLowerCase().includes(words)) continue
    }
    if (total >= from && total < until) rows.push({ name: one.name, size: one.size })
    total++
  }
  return { from, rows, total, isCut: looked > mostCharacters, ...(opened && { opened: shown(opened) }) }
}

function shown({ name, content }: Held): NonNullable<ContentsAnswer['opened']> {
  const text = content()
  return { name, isShortened: (text?.length ?? 0) > mostShown, ...(text !== undefined && { text: text.slice(0, mostShown) }) }
}

interface Contents {
  readonly count: number
  readonly all: Iterable<Held>
}

function heldIn(run: Run, node: LogicalId): Contents | undefined {
  const kind = run.template.nodes.find(({ id }) => id === node)?.kind
  const key = resourceKeyOf(run.template, node)
  const reader = { read: <T>(cell: string) => stateOf<T>(run, cell) }
  if (kind === 'table') {
    const table = stateOf<TableState>(run, key)
    return table && { count: table.items, all: mapped(itemsInOrder(reader, table), heldItem) }
  }
  if (kind !== 'bucket') return undefined
  const bucket = stateOf<BucketState>(run, key)
  return bucket && { count: bucket.objects, all: mapped(objectsInOrder(reader, bucket), heldObject) }
}

function heldItem({ name, attributes, item }: SeenItem): Held {
  return { name, size: attributes, content: () => JSON.stringify(item(), undefined, 2) }
}

function heldObject(object: SeenObject): Held {
  return { name: object.key, size: object.size, content: () => textOfObject(object) }
}

function* mapped<T, U>(all: Iterable<T>, change: (one: T) => U): Generator<U, void> {
  for (const one of all) yield change(one)
}
