/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html */
import { s3Limits, type S3Input } from '../../../../aws/services/s3.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { findBucket, noteRead, ownerOf } from '../buckets.ts'
import { invalidArgument } from '../faults.ts'
import { markerOfText, pageOf, textOfMarker } from '../listing.ts'

export function listObjectsV2(step: Step, input: S3Input<'ListObjectsV2'>): Outcome {
  const { Bucket: bucket, Prefix = '', Delimiter, StartAfter, ContinuationToken, EncodingType, MaxKeys = s3Limits.listedKeys } = input
  const found = findBucket(step, bucket)
  if (!found.ok) return refuse(found.error)
  if (MaxKeys < 0)
    return refuse(invalidArgument('Argument maxKeys must be an integer between 0 and 2147483647', 'maxKeys', String(MaxKeys)))
  const token = ContinuationToken === undefined ? undefined : markerOfText(ContinuationToken)
  if (ContinuationToken !== undefined && token === undefined)
    return refuse(invalidArgument('The continuation token provided is incorrect', 'continuation-token', ContinuationToken))
  const most = Math.min(MaxKeys, s3Limits.listedKeys)
  const page = pageOf(step, { bucket, prefix: Prefix, delimiter: Delimiter ?? '', startAfter: StartAfter ?? '', token, most })
  const told = EncodingType === 'url' ? encoded : (text: string): string => text
  const Owner = input.FetchOwner === true ? ownerOf(step) : undefined
  const Contents = page.objects.map(({ key, modifiedAt, etag, size, headers }) => ({
    Key: told(key),
    LastModified: modifiedAt / 1000,
    ETag: etag,
    Size: size,
    StorageClass: headers.StorageClass ?? 'STANDARD',
    ...(Owner && { Owner }),
  }))
  noteRead(step, bucket, { operation: 'ListObjectsV2', prefix: Prefix, count: Contents.length + page.prefixes.length })
  return answer({
    IsTruncated: page.next !== undefined,
    ...(Contents.length > 0 && { Contents }),
    Name: bucket,
    Prefix: told(Prefix),
    MaxKeys: most,
    ...(page.prefixes.length > 0 && { CommonPrefixes: page.prefixes.map((prefix) => ({ Prefix: told(prefix) })) }),
    KeyCount: Contents.length + page.prefixes.length,
    ...(Delimiter !== undefined && { Delimiter: told(Delimiter) }),
    ...(EncodingType !== undefined && { EncodingType }),
    ...(StartAfter !== undefined && { StartAfter: told(StartAfter) }),
    ...(ContinuationToken !== undefined && { ContinuationToken }),
    ...(page.next && { NextContinuationToken: textOfMarker(page.next) }),
  })
}

/** As in a URL, but for strokes. */
function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll('%2F', '/').replaceAll('%20', '+')
}
