/** Objects in their buckets: found, put in their place, taken away. The one place where they change. */
import { s3Limits, type S3Input } from '../../../aws/services/s3.ts'
import type { AwsFault } from '../../../aws/service.ts'
import { decodeBase64, encodeBase64 } from '../../../base/base64.ts'
import { md5Hex } from '../../../base/checksum.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import { utf8Length } from '../../../base/utf8.ts'
import type { Step } from '../../kernel/index.ts'
import { dropEntry, entryAt, putEntry } from '../shared/sorted-store.ts'
import { editBucket, findBucket } from './buckets.ts'
import { badDigest, invalidArgument, invalidDigest, keyTooLong, metadataTooLarge, noSuchKey, tooLarge } from './faults.ts'
import { objectsOf, orderOfKey, type ObjectEntry, type ObjectHeaders } from './state.ts'

export function objectAt(step: Step, bucket: string, key: string): ObjectEntry | undefined {
  return entryAt<ObjectEntry>(step, objectsOf(bucket), orderOfKey(key))
}

export function findObject(step: Step, bucket: string, key: string): Result<ObjectEntry, AwsFault> {
  const found = findBucket(step, bucket)
  if (!found.ok) return found
  const object = objectAt(step, bucket, key)
  return object === undefined ? fail(noSuchKey(key)) : ok(object)
}

/** The bucket must be there. */
export function keepObject(step: Step, bucket: string, object: ObjectEntry): void {
  const before = objectAt(step, bucket, object.key)
  putEntry(step, objectsOf(bucket), object)
  const state = editBucket(step, bucket)
  if (before === undefined) state.objects++
  state.bytes += object.size - (before?.size ?? 0)
}

/** Whether there was one. */
export function dropObject(step: Step, bucket: string, key: string): boolean {
  const before = objectAt(step, bucket, key)
  if (before === undefined) return false
  dropEntry(step, objectsOf(bucket), before.order)
  const state = editBucket(step, bucket)
  state.objects--
  state.bytes -= before.size
  return true
}

/** Bytes as they came, with their length and what S3 makes of them. */
export interface Content {
  readonly body: string
  readonly size: number
  readonly etag: string
}

export function contentOf({ Body = '', ContentMD5: digest }: Pick<S3Input<'PutObject'>, 'Body' | 'ContentMD5'>): Result<Content, AwsFault> {
  const bytes = decodeBase64(Body)
  if (!bytes.ok) return fail(invalidArgument('The body is no base64.', 'Body', ''))
  const size = bytes.value.length
  if (size > s3Limits.objectBytes) return fail(tooLarge(size, s3Limits.objectBytes))
  const md5 = md5Hex(bytes.value)
  if (digest !== undefined) {
    const given = decodeBase64(digest)
    if (!given.ok || given.value.length !== 16) return fail(invalidDigest)
    if (digest !== encodeBase64(bytesOfHex(md5))) return fail(badDigest)
  }
  return ok({ body: Body, size, etag: `"${md5}"` })
}

function bytesOfHex(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, at) => Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16))
}

export function keyFault(key: string): AwsFault | undefined {
  const bytes = utf8Length(key)
  return bytes > s3Limits.keyBytes ? keyTooLong(bytes) : undefined
}

/** Names of metadata are headers: they come in small letters. */
export function metadataOf(given: Readonly<Record<string, string>> = {}): Result<Readonly<Record<string, string>>, AwsFault> {
  const entries = Object.entries(given).map(([name, value]) => [name.toLowerCase(), value] as const)
  const bytes = entries.reduce((sum, [name, value]) => sum + utf8Length(name) + utf8Length(value), 0)
  return bytes > s3Limits.metadataBytes ? fail(metadataTooLarge(bytes)) : ok(Object.fromEntries(entries))
}

type Described = Pick<
  S3Input<'PutObject'>,
  'CacheControl' | 'ContentDisposition' | 'ContentEncoding' | 'ContentLanguage' | 'ContentType' | 'StorageClass'
>

export function headersOf(input: Described): ObjectHeaders {
  const { CacheControl, ContentDisposition, ContentEncoding, ContentLanguage, ContentType = 'binary/octet-stream', StorageClass } = input
  return {
    ContentType,
    ...(CacheControl !== undefined && { CacheControl }),
    ...(ContentDisposition !== undefined && { ContentDisposition }),
    ...(ContentEncoding !== undefined && { ContentEncoding }),
    ...(ContentLanguage !== undefined && { ContentLanguage }),
    ...(StorageClass !== undefined && StorageClass !== 'STANDARD' && { StorageClass }),
  }
}

/** S3 keeps whole seconds. */
export function modifiedNow(step: Step): number {
  return Math.floor(step.epochMs / 1000) * 1000
}
