/** What GetObject and HeadObject tell of an object besides its bytes. */
import type { S3Input, S3Output } from '../../../aws/services/s3.ts'
import type { AwsFault } from '../../../aws/service.ts'
import { ok, type Result } from '../../../base/result.ts'
import { rangeOf, type ByteRange } from './byte-range.ts'
import { readFault } from './conditions.ts'
import type { ObjectEntry } from './state.ts'

export interface Described {
  readonly description: S3Output<'HeadObject'>
  readonly range: ByteRange | undefined
}

export function describedObject(object: ObjectEntry, input: S3Input<'GetObject'>): Result<Described, AwsFault> {
  const fault = readFault(object, input)
  if (fault) return { ok: false, error: fault }
  const asked = rangeOf(input.Range, object.size)
  if (!asked.ok) return asked
  const range = asked.value
  const tags = Object.keys(object.tags).length
  const description = {
    AcceptRanges: 'bytes',
    LastModified: object.modifiedAt / 1000,
    ContentLength: range === undefined ? object.size : range.last - range.first + 1,
    ETag: object.etag,
    ...object.headers,
    ...(range && { ContentRange: `bytes ${range.first}-${range.last}/${object.size}` }),
    ServerSideEncryption: 'AES256',
    Metadata: object.metadata,
    ...(tags > 0 && { TagCount: tags }),
  }
  return ok({ description, range })
}
