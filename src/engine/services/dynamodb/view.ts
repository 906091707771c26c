/** What the screen is told about a table. */
import type { TableDeed, TableState } from './state.ts'

export interface TableView {
  readonly items: number
  readonly bytes: number
  readonly writes: number
  readonly reads: number
  /** Items that were deleted because their time had come. */
  readonly expired: number
  /** The names of the key's attributes, partition key first. */
  readonly key: readonly string[]
  readonly indexes: readonly { readonly name: string; readonly items: number }[]
  /** What was written last, newest first. */
  readonly deeds: readonly TableDeed[]
}

export function viewTable({ items, bytes, writes, reads, expired, key, indexes, deeds }: Readonly<TableState>): TableView {
  return {
    items,
    bytes,
    writes,
    reads,
    expired,
    key: key.range === null ? [key.hash] : [key.hash, key.range],
    indexes: indexes.map((index) => ({ name: index.name, items: index.items })),
    deeds: deeds.toReversed(),
  }
}
