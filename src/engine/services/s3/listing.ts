/**
 * Pages of a bucket's keys, in the order of their UTF-8. With a delimiter, keys that go on after it are told by what they have in
 * common. https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-prefixes.html
 */
import { decodeBase64, encodeBase64 } from '../../../base/base64.ts'
import { decodeUtf8, encodeUtf8 } from '../../../base/utf8.ts'
import type { Step } from '../../kernel/index.ts'
import { entriesIn, last } from '../shared/sorted-store.ts'
import { objectsOf, orderOfKey, type ObjectEntry } from './state.ts'

export interface ListRequest {
  readonly bucket: string
  readonly prefix: string
  /** Empty: none. */
  readonly delimiter: string
  readonly startAfter: string
  readonly token: Marker | undefined
  readonly most: number
}

export interface ListPage {
  readonly objects: readonly ObjectEntry[]
  readonly prefixes: readonly string[]
  /** Where the next page begins, if there is one. */
  readonly next: Marker | undefined
}

/** The last thing that a page told: a key, or what several keys have in common. */
export interface Marker {
  readonly kind: 'key' | 'prefix'
  readonly text: string
}

export function pageOf(step: Step, request: ListRequest): ListPage {
  const { bucket, prefix, most } = request
  const objects: ObjectEntry[] = []
  const prefixes: string[] = []
  const to = orderOfKey(prefix) + last
  let from = beginningOf(request)
  let told: Marker | undefined
  let isOver = false
  while (!isOver) {
    isOver = true
    for (const object of entriesIn<ObjectEntry>(step, objectsOf(bucket), { from, to, isBackward: false })) {
      if (objects.length + prefixes.length === most) return { objects, prefixes, next: most === 0 ? undefined : told }
      const common = commonPrefix(object.key, request)
      if (common === undefined) {
        objects.push(object)
        told = { kind: 'key', text: object.key }
        continue
      }
      prefixes.push(common)
      told = { kind: 'prefix', text: common }
      // All that has this in common is told: on behind it.
      from = orderOfKey(common) + last
      isOver = false
      break
    }
  }
  return { objects, prefixes, next: undefined }
}

function commonPrefix(key: string, { prefix, delimiter }: ListRequest): string | undefined {
  const at = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length)
  return at < 0 ? undefined : key.slice(0, at + delimiter.length)
}

function beginningOf({ prefix, startAfter, token }: ListRequest): string {
  const behind = token === undefined ? behindMarker({ kind: 'key', text: startAfter }) : behindMarker(token)
  const first = orderOfKey(prefix)
  return behind > first ? behind : first
}

function behindMarker({ kind, text }: Marker): string {
  const order = orderOfKey(text)
  if (kind === 'prefix') return order + last
  return order === '' ? '' : `${order}\0`
}

export function textOfMarker({ kind, text }: Marker): string {
  return encodeBase64(encodeUtf8(`${kind} ${text}`))
}

export function markerOfText(token: string): Marker | undefined {
  const bytes = decodeBase64(token)
  const parts = bytes.ok ? /^(key|prefix) ([^]*)$/.exec(decodeUtf8(bytes.value)) : null
  return parts === null ? undefined : { kind: parts[1] as Marker['kind'], text: parts[2] ?? '' }
}
