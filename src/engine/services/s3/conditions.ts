/**
 * Conditions on what stands there: only if it is still the one that was seen, only if it is new.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-requests.html
 */
import type { AwsFault } from '../../../aws/service.ts'
import { noSuchKey, notModified, preconditionFailed } from './faults.ts'
import type { ObjectEntry } from './state.ts'

export interface ReadConditions {
  readonly IfMatch?: string | undefined
  readonly IfNoneMatch?: string | undefined
  /** In seconds since 1970. */
  readonly IfModifiedSince?: number | undefined
  readonly IfUnmodifiedSince?: number | undefined
}

/** An ETag that matches counts more than a time. */
export function readFault({ etag, modifiedAt }: ObjectEntry, conditions: ReadConditions): AwsFault | undefined {
  const { IfMatch, IfNoneMatch, IfModifiedSince, IfUnmodifiedSince } = conditions
  const seconds = modifiedAt / 1000
  if (IfMatch !== undefined) {
    if (!isAmong(etag, IfMatch)) return preconditionFailed('If-Match')
  } else if (IfUnmodifiedSince !== undefined && seconds > IfUnmodifiedSince) return preconditionFailed('If-Unmodified-Since')
  if (IfNoneMatch !== undefined) return isAmong(etag, IfNoneMatch) ? notModified : undefined
  return IfModifiedSince !== undefined && seconds <= IfModifiedSince ? notModified : undefined
}

/** `before`: what stands where something is to be put or deleted. */
export function writeFault(
  before: ObjectEntry | undefined,
  key: string,
  { IfMatch, IfNoneMatch }: Pick<ReadConditions, 'IfMatch' | 'IfNoneMatch'>,
): AwsFault | undefined {
  if (IfNoneMatch !== undefined && before !== undefined && isAmong(before.etag, IfNoneMatch)) return preconditionFailed('If-None-Match')
  if (IfMatch === undefined) return undefined
  if (before === undefined) return noSuchKey(key)
  return isAmong(before.etag, IfMatch) ? undefined : preconditionFailed('If-Match')
}

/** Whether an ETag is one of a list; those who write one leave its quotation marks out now and then. */
export function isAmong(etag: string, list: string): boolean {
  return list.split(',').some((text) => {
    const wanted = text.trim()
    return wanted === '*' || wanted === etag || `"${wanted}"` === etag
  })
}
