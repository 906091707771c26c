/** Tables as plain JSON. Their items stand on pages of their own (`shared/sorted-store.ts`), so that a table is small however much it holds. */
import type { Item } from '../../../aws/services/dynamodb.ts'
import type { ResourceKey } from '../../kernel/index.ts'

export type KeyType = 'S' | 'N' | 'B'

/** The attributes that make a key, with their types. */
export interface KeyNames {
  readonly hash: string
  readonly range: string | null
}

export interface Projection {
  readonly type: 'ALL' | 'KEYS_ONLY' | 'INCLUDE'
  readonly attributes: readonly string[]
}

export interface Throughput {
  readonly read: number
  readonly write: number
}

export interface IndexState {
  readonly name: string
  readonly kind: 'global' | 'local'
  readonly key: KeyNames
  readonly projection: Projection
  readonly throughput: Throughput
  items: number
  bytes: number
}

/** One of the last things that were done to a table. */
export interface TableDeed {
  readonly at: number
  readonly operation: string
  /** The key of the item, as people read it. */
  readonly key: string
}

export interface TableState {
  readonly name: string
  readonly id: string
  /** In milliseconds since 1970. */
  readonly createdAt: number
  /** Of the attributes that keys are made of. */
  types: Readonly<Record<string, KeyType>>
  readonly key: KeyNames
  indexes: IndexState[]
  billing: 'PROVISIONED' | 'PAY_PER_REQUEST'
  throughput: Throughput
  isProtected: boolean
  tags: Readonly<Record<string, string>>
  /** The attribute that says when an item expires. */
  timeToLive: string | null
  /** When the one expiry timer that counts is due, in virtual milliseconds. */
  expiryDueAt: number | null
  items: number
  bytes: number
  writes: number
  reads: number
  expired: number
  /** Newest last. */
  deeds: TableDeed[]
}

/** An item in its table. */
export interface ItemEntry {
  readonly order: string
  readonly item: Item
}

/** An item in an index, or among those that expire: where it stands in its table. */
export interface IndexEntry {
  readonly order: string
  readonly base: string
}

/** Where the items of a table stand, in the order of their keys. */
export function itemsOf(table: string): ResourceKey {
  return `dynamodb/store/${table}`
}

/** Neither `:` nor `#` can be part of a name. */
export function entriesOf(table: string, index: string): ResourceKey {
  return `dynamodb/store/${table}:${index}`
}

export function expiriesOf(table: string): ResourceKey {
  return `dynamodb/store/${table}#expiry`
}
