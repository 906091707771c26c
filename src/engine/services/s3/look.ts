/** A bucket's objects in the order of their keys: nothing is counted as a read. */
import { decodeBase64 } from '../../../base/base64.ts'
import { decodeUtf8 } from '../../../base/utf8.ts'
import { entriesIn, everything, type Reader } from '../shared/sorted-store.ts'
import { objectsOf, type BucketState, type ObjectEntry } from './state.ts'

export type SeenObject = Pick<ObjectEntry, 'key' | 'size' | 'headers' | 'body'>

export function objectsInOrder(reader: Reader, { name }: Readonly<BucketState>): Generator<SeenObject, void> {
  return entriesIn<ObjectEntry>(reader, objectsOf(name), everything)
}

/** An object's text; `undefined` for bytes that are none. */
export function textOfObject({ body }: Pick<ObjectEntry, 'body'>): string | undefined {
  const bytes = decodeBase64(body)
  if (!bytes.ok) return undefined
  const text = decodeUtf8(bytes.value)
  return text.includes('\u0000') || text.includes('\ufffd') ? undefined : text
}
