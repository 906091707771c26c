/**
 * Hashes that are fast and the same in every engine: 32-bit lanes of multiply-and-xor, no floating point.
 * They tell runs apart and derive ids; they protect nothing. For MD5 and SHA-256 see `checksum.ts`.
 */
import type { Json, JsonObject } from './json.ts'

/** Two 32-bit lanes: a rolling hash of everything folded into it so far. */
export interface RollingHash {
  a: number
  b: number
}

export function startHash(seed: number): RollingHash {
  return { a: mix32(seed ^ 0x9e3779b9), b: mix32(seed ^ 0x85ebca6b) }
}

/** Folds one 32-bit word into a rolling hash. */
export function foldWord(hash: RollingHash, word: number): void {
  hash.a = Math.imul(hash.a ^ word, 0x01000193) ^ (hash.a >>> 15)
  hash.b = Math.imul(hash.b + word, 0x85ebca6b) ^ (hash.b >>> 13)
}

/** Folds a time or a count (an integer up to 2^53) into a rolling hash. */
export function foldInteger(hash: RollingHash, value: number): void {
  foldWord(hash, value | 0)
  foldWord(hash, (value / 4294967296) | 0)
}

/** 16 lower-case hexadecimal digits. */
export function formatHash(hash: Readonly<RollingHash>): string {
  return hex32(mix32(hash.a)) + hex32(mix32(hash.b))
}

function hex32(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0')
}

/** The finaliser of MurmurHash3: every input bit changes half of the output bits (Appleby, 2011). */
export function mix32(word: number): number {
  let h = word | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) | 0
}

/** A 32-bit hash of a string's UTF-16 code units, continuing from `from`. */
export function hashString(text: string, from = 0x811c9dc5): number {
  let h = from | 0
  for (let index = 0; index < text.length; index++) h = Math.imul(h ^ text.charCodeAt(index), 0x01000193)
  return mix32(h ^ text.length)
}

/** A 32-bit digest of a text, two UTF-16 code units at a time: quicker than {@link hashString}, and never seen from outside. */
function digestText(text: string, from: number): number {
  const { length } = text
  let h = from ^ length
  let index = 0
  for (; index + 1 < length; index += 2)
    h = Math.imul(h ^ text.charCodeAt(index) ^ (text.charCodeAt(index + 1) << 16), 0x9e3779b1) ^ (h >>> 15)
  if (index < length) h = Math.imul(h ^ text.charCodeAt(index), 0x9e3779b1) ^ (h >>> 15)
  return mix32(h)
}

/** Texts that were digested last, each where its length and two of its characters say: what travels comes by again and again. */
const places = 1024
const longestKept = 256
const keptTexts: string[] = Array.from({ length: places }, () => '')
const keptWords = new Int32Array(places).fill(digestText('', 0))

/** The digest of a text, which is kept for when the same text comes by again: to compare two texts is quicker than to read one. */
function wordOf(text: string): number {
  const { length } = text
  if (length > longestKept) return digestText(text, 0)
  const place = (Math.imul(length, 37) ^ (text.charCodeAt(0) << 3) ^ text.charCodeAt(length - 1)) & (places - 1)
  if (keptTexts[place] !== text) {
    keptTexts[place] = text
    keptWords[place] = digestText(text, 0)
  }
  return keptWords[place] as number
}

/** Goes on from one word with another. */
function join(from: number, word: number): number {
  return Math.imul(from ^ word, 0x9e3779b1) ^ (from >>> 15)
}

/** A 32-bit digest of the name of something: a type, an operation, a resource. */
export function digestName(name: string, from: number): number {
  return join(from, wordOf(name))
}

/**
 * A 32-bit sketch of a JSON value that follows from what was digested already: its build, its numbers and its short texts count
 * whole; of longer texts the length, the middle and the end, where ids and ordinals differ; of keys the length and the beginning.
 */
export function sketchJson(value: Json | undefined, from: number): number {
  if (typeof value === 'string') return sketchText(value, from)
  if (typeof value !== 'object' || value === null) return digestJson(value, from)
  return Array.isArray(value) ? sketchList(value as readonly Json[], from) : sketchRecord(value as JsonObject, from)
}

function sketchText(text: string, from: number): number {
  const { length } = text
  const h = join(from ^ 0x53, length)
  if (length < 4) return length === 0 ? h : digestText(text, h)
  const end = (text.charCodeAt(length - 1) << 16) ^ (text.charCodeAt(length - 2) << 8) ^ text.charCodeAt(length - 3)
  return join(h, end ^ (text.charCodeAt(length >> 1) << 24))
}

function sketchList(list: readonly Json[], from: number): number {
  let h = join(from ^ 0x5b, list.length)
  for (let index = 0; index < list.length; index++) h = sketchJson(list[index], h)
  return h
}

function sketchRecord(record: JsonObject, from: number): number {
  let h = join(from, 0x7b)
  for (const key in record) {
    const member = record[key]
    if (member !== undefined) h = sketchJson(member, join(h, key.length ^ (key.charCodeAt(0) << 8)))
  }
  return join(h, 0x7d)
}

/** A 32-bit digest of a JSON value. Members count in the order in which they stand; members that are `undefined` do not count. */
export function digestJson(value: Json | undefined, from = 0x2545f491): number {
  if (typeof value === 'string') return join(from ^ 0x53, wordOf(value))
  if (typeof value === 'number') return digestNumber(value, from)
  if (typeof value === 'boolean') return mix32(from ^ (value ? 0x74 : 0x66))
  if (value === undefined || value === null) return mix32(from ^ (value === null ? 0x6e : 0x75))
  return Array.isArray(value) ? digestList(value as readonly Json[], from) : digestRecord(value as JsonObject, from)
}

function digestNumber(value: number, from: number): number {
  if (value === (value | 0)) return join(from ^ 0x4e, value)
  if (Number.isSafeInteger(value)) return mix32(mix32(from ^ (value | 0)) ^ ((value / 4294967296) | 0) ^ 0x4e)
  return hashString(String(value), from ^ 0x46)
}

function digestList(list: readonly Json[], from: number): number {
  let h = join(from ^ 0x5b, list.length)
  for (let index = 0; index < list.length; index++) h = digestJson(list[index], h)
  return h
}

function digestRecord(record: JsonObject, from: number): number {
  let h = join(from, 0x7b)
  for (const key in record) {
    const member = record[key]
    if (typeof member === 'string') h = join(join(h, wordOf(key)) ^ 0x53, wordOf(member))
    else if (member !== undefined) h = digestJson(member, join(h, wordOf(key)))
  }
  return join(h, 0x7d)
}
