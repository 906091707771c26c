/**
 * The order in which items stand: by a hash of the partition key, as in AWS, so that a Scan seems to have none; within a
 * partition by the sort key. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.Partitions.html
 */
import type { AttributeValue, Item } from '../../../aws/services/dynamodb.ts'
import { hashString } from '../../../base/hash.ts'
import { orderOf } from '../../../matching/dynamodb-expressions/index.ts'
import { last, type Range } from '../shared/sorted-store.ts'
import type { KeyNames } from './state.ts'

const end = '\0\0'

/** So that no text reaches into what follows it. */
function ended(text: string): string {
  return escaped(text) + end
}

function escaped(text: string): string {
  return text.replaceAll('\0', '\0\u0001')
}

function hexOf(hash: number): string {
  return (hash >>> 0).toString(16).padStart(8, '0')
}

/** What all items of a partition begin with. */
function partitionOrder(hash: AttributeValue): string {
  const order = orderOf(hash) ?? ''
  return hexOf(hashString(order)) + ended(order)
}

function rangeOrder(value: AttributeValue): string {
  return ended(orderOf(value) ?? '')
}

/** Where an item stands in its table; its key must be whole. */
export function orderOfItem({ hash, range }: KeyNames, item: Item): string {
  const partition = partitionOrder(item[hash] as AttributeValue)
  return range === null ? partition : partition + rangeOrder(item[range] as AttributeValue)
}

/** Where an item stands in an index, or `undefined` when it lacks a part of the index's key. */
export function orderInIndex(index: KeyNames, item: Item, base: string): string | undefined {
  const hash = memberOf(item, index.hash)
  const range = index.range === null ? undefined : memberOf(item, index.range)
  if (hash === undefined || (index.range !== null && range === undefined)) return undefined
  return partitionOrder(hash) + (range === undefined ? '' : rangeOrder(range)) + base
}

export function memberOf(item: Item, name: string): AttributeValue | undefined {
  return Object.hasOwn(item, name) ? item[name] : undefined
}

/** What a key condition asks of the sort key. */
export type RangeCondition =
  | { readonly kind: '=' | '<' | '<=' | '>' | '>='; readonly value: AttributeValue }
  | { readonly kind: 'between'; readonly low: AttributeValue; readonly high: AttributeValue }
  | { readonly kind: 'begins-with'; readonly value: AttributeValue }

/** The stretch of a partition that a key condition means. */
export function rangeOfCondition(hash: AttributeValue, condition: RangeCondition | undefined, isBackward: boolean): Range {
  const partition = partitionOrder(hash)
  const [from, to] = condition === undefined ? ['', last] : boundsOf(condition)
  return { from: partition + from, to: partition + to, isBackward }
}

function boundsOf(condition: RangeCondition): readonly [from: string, to: string] {
  switch (condition.kind) {
    case 'between':
      return [rangeOrder(condition.low), rangeOrder(condition.high) + last]
    case 'begins-with': {
      const prefix = escaped(orderOf(condition.value) ?? '')
      return [prefix, prefix + last]
    }
    case '=':
      return [rangeOrder(condition.value), rangeOrder(condition.value) + last]
    case '<':
      return ['', rangeOrder(condition.value)]
    case '<=':
      return ['', rangeOrder(condition.value) + last]
    case '>':
      return [rangeOrder(condition.value) + last, last]
    case '>=':
      return [rangeOrder(condition.value), last]
  }
}

/** The part of a table that one of several parallel scans goes through. */
export function rangeOfSegment(segment: number, of: number): Range {
  const bound = (part: number): string => hexOf(Math.min(0xffff_ffff, Math.ceil((part * 0x1_0000_0000) / of)))
  return { from: segment === 0 ? '' : bound(segment), to: segment === of - 1 ? last : bound(segment + 1), isBackward: false }
}
