/**
 * Rows of the log as bytes, about a fifth of what their JSON takes: what is told of a million events stays at hand. A text that comes
 * again, and the names of an object's members, stand in full only where they come first; so a page can be read only as a whole.
 */
import type { Json, JsonObject } from '../../../base/json.ts'
import type { LogEntry } from '../log-entry.ts'
import { byteReader, byteWriter, type ByteReader, type ByteWriter } from './bytes.ts'

const tags = { null: 0, false: 1, true: 2, whole: 3, number: 4, text: 5, list: 6, object: 7 } as const
const textKinds = { uuid: 0, bytes: 1, units: 2 } as const
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

interface Packing {
  readonly bytes: ByteWriter
  readonly texts: Map<string, number>
  /** By the names of their members, in order. */
  readonly shapes: Map<string, number>
}

export function packEntries(entries: readonly LogEntry[]): Uint8Array {
  const packing: Packing = { bytes: byteWriter(), texts: new Map(), shapes: new Map() }
  packing.bytes.whole(entries.length)
  let lastStep = 0
  let lastMs: number | undefined
  for (const { step, atMs, event, caller } of entries) {
    packing.bytes.whole(step - lastStep)
    putValue(packing, atMs === lastMs ? null : atMs)
    putText(packing, event.type)
    putText(packing, event.subject)
    putValue(packing, caller ?? null)
    putValue(packing, event.data)
    lastStep = step
    lastMs = atMs
  }
  return packing.bytes.taken()
}

function putValue(packing: Packing, value: Json | undefined): void {
  const { bytes } = packing
  if (value === null || value === undefined) bytes.byte(tags.null)
  else if (typeof value === 'boolean') bytes.byte(value ? tags.true : tags.false)
  else if (typeof value === 'number') putNumber(bytes, value)
  else if (typeof value === 'string') {
    bytes.byte(tags.text)
    putText(packing, value)
  } else if (Array.isArray(value)) {
    bytes.byte(tags.list)
    bytes.whole(value.length)
    for (const item of value) putValue(packing, item)
  } else putObject(packing, value as JsonObject)
}

function putNumber(bytes: ByteWriter, value: number): void {
  const isWhole = Number.isSafeInteger(value) && value >= 0 && !Object.is(value, -0)
  bytes.byte(isWhole ? tags.whole : tags.number)
  if (isWhole) bytes.whole(value)
  else bytes.float(value)
}

function putObject(packing: Packing, value: JsonObject): void {
  const { bytes, shapes } = packing
  const names = Object.keys(value).filter((name) => value[name] !== undefined)
  const shape = JSON.stringify(names)
  const known = shapes.get(shape)
  bytes.byte(tags.object)
  bytes.whole(known ?? 0)
  if (known === undefined) {
    shapes.set(shape, shapes.size + 1)
    bytes.whole(names.length)
    for (const name of names) putText(packing, name)
  }
  for (const name of names) putValue(packing, value[name])
}

function putText({ bytes, texts }: Packing, text: string): void {
  const known = texts.get(text)
  bytes.whole(known ?? 0)
  if (known !== undefined) return
  texts.set(text, texts.size + 1)
  if (uuid.test(text)) {
    bytes.byte(textKinds.uuid)
    const digits = text.replaceAll('-', '')
    for (let at = 0; at < digits.length; at += 2) bytes.byte(Number.parseInt(digits.slice(at, at + 2), 16))
    return
  }
  // Not UTF-8: half a surrogate pair has to come back as it was.
  const isNarrow = !/[^\0-\xff]/.test(text)
  bytes.byte(isNarrow ? textKinds.bytes : textKinds.units)
  bytes.whole(text.length)
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (!isNarrow) bytes.byte(unit >> 8)
    bytes.byte(unit & 0xff)
  }
}

interface Unpacking {
  readonly bytes: ByteReader
  readonly texts: string[]
  readonly shapes: (readonly string[])[]
}

export function unpackEntries(packed: Uint8Array): LogEntry[] {
  const unpacking: Unpacking = { bytes: byteReader(packed), texts: [], shapes: [] }
  let step = 0
  let lastMs = 0
  return Array.from({ length: unpacking.bytes.whole() }, () => {
    step += unpacking.bytes.whole()
    const atMs = (takeValue(unpacking) as number | null) ?? lastMs
    lastMs = atMs
    const [type, subject] = [takeText(unpacking), takeText(unpacking)]
    const caller = (takeValue(unpacking) as string | null) ?? undefined
    return { step, atMs, event: { type, subject, data: takeValue(unpacking) as JsonObject }, caller }
  })
}

function takeValue(unpacking: Unpacking): Json {
  const { bytes } = unpacking
  const tag = bytes.byte()
  if (tag === tags.null) return null
  if (tag === tags.false || tag === tags.true) return tag === tags.true
  if (tag === tags.whole) return bytes.whole()
  if (tag === tags.number) return bytes.float()
  if (tag === tags.text) return takeText(unpacking)
  if (tag === tags.list) return Array.from({ length: bytes.whole() }, () => takeValue(unpacking))
  return takeObject(unpacking)
}

function takeObject(unpacking: Unpacking): JsonObject {
  const value: Record<string, Json> = {}
  for (const name of takeShape(unpacking)) setOwn(value, name, takeValue(unpacking))
  return value
}

function setOwn(value: Record<string, Json>, name: string, member: Json): void {
  if (name === '__proto__') Object.defineProperty(value, name, { value: member, enumerable: true, configurable: true, writable: true })
  else value[name] = member
}

function takeShape(unpacking: Unpacking): readonly string[] {
  const { bytes, shapes } = unpacking
  const known = bytes.whole()
  if (known > 0) return shapes[known - 1] as readonly string[]
  // Its place is taken before its names are read.
  const shape: string[] = []
  shapes.push(shape)
  const count = bytes.whole()
  for (let name = 0; name < count; name++) shape.push(takeText(unpacking))
  return shape
}

function takeText({ bytes, texts }: Unpacking): string {
  const known = bytes.whole()
  if (known > 0) return texts[known - 1] as string
  const kind = bytes.byte()
  const text = kind === textKinds.uuid ? takeUuid(bytes) : takeUnits(bytes, kind)
  texts.push(text)
  return text
}

function takeUuid(bytes: ByteReader): string {
  let text = ''
  for (let at = 0; at < 16; at++) {
    if (at === 4 || at === 6 || at === 8 || at === 10) text += '-'
    text += bytes.byte().toString(16).padStart(2, '0')
  }
  return text
}

function takeUnits(bytes: ByteReader, kind: number): string {
  const length = bytes.whole()
  let text = ''
  for (let at = 0; at < length; at++) {
    const high = kind === textKinds.units ? bytes.byte() << 8 : 0
    text += String.fromCharCode(high | bytes.byte())
  }
  return text
}
