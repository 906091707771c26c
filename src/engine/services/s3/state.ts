/** Buckets as plain JSON. Their objects stand on pages of their own (`shared/sorted-store.ts`), so that a bucket is small however much it holds. */
import type { ResourceKey } from '../../kernel/index.ts'

/** One of the last things that were done in a bucket. */
export interface BucketDeed {
  readonly at: number
  readonly operation: string
  readonly key: string
}

export interface BucketState {
  readonly name: string
  /** In milliseconds since 1970. */
  readonly createdAt: number
  tags: Readonly<Record<string, string>>
  objects: number
  bytes: number
  writes: number
  reads: number
  /** Newest last. */
  deeds: BucketDeed[]
}

/** What an object is told to be besides its bytes. */
export interface ObjectHeaders {
  readonly CacheControl?: string | undefined
  readonly ContentDisposition?: string | undefined
  readonly ContentEncoding?: string | undefined
  readonly ContentLanguage?: string | undefined
  readonly ContentType?: string | undefined
  readonly StorageClass?: string | undefined
}

/** An object in its bucket. Nothing of it changes in place: it is put anew. */
export interface ObjectEntry {
  /** Its key, so that it sorts as its UTF-8 does. */
  readonly order: string
  readonly key: string
  /** In base64. */
  readonly body: string
  /** In bytes. */
  readonly size: number
  /** With its quotation marks. */
  readonly etag: string
  /** In milliseconds since 1970, in whole seconds, as AWS keeps it. */
  readonly modifiedAt: number
  readonly headers: ObjectHeaders
  readonly metadata: Readonly<Record<string, string>>
  readonly tags: Readonly<Record<string, string>>
}

/** Where the objects of a bucket stand, in the order of their keys. */
export function objectsOf(bucket: string): ResourceKey {
  return `s3/store/${bucket}`
}

/** UTF-16 and UTF-8 sort alike but for what stands behind the surrogates: those are put behind the rest. */
export function orderOfKey(key: string): string {
  if (!/[\ud800-\uffff]/.test(key)) return key
  let order = ''
  for (let at = 0; at < key.length; at++) {
    const code = key.charCodeAt(at)
    order += String.fromCharCode(code < 0xd800 ? code : code < 0xe000 ? code + 0x2000 : code - 0x800)
  }
  return order
}
