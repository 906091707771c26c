/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html */
import { parseArn } from '../../../../aws/identity.ts'
import { s3Limits, type S3Input } from '../../../../aws/services/s3.ts'
import type { AwsFault } from '../../../../aws/service.ts'
import { fail, ok, type Result } from '../../../../base/result.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { findBucket, noteRead, noteWrite } from '../buckets.ts'
import { isAmong } from '../conditions.ts'
import { invalidArgument, preconditionFailed, sameCopy } from '../faults.ts'
import { findObject, headersOf, keepObject, keyFault, metadataOf, modifiedNow, objectAt } from '../objects.ts'
import { orderOfKey, type ObjectEntry } from '../state.ts'
import { tagsOfHeader } from '../tags.ts'

export function copyObject(step: Step, input: S3Input<'CopyObject'>): Outcome {
  const { Bucket: bucket, Key: key } = input
  const to = findBucket(step, bucket)
  if (!to.ok) return refuse(to.error)
  const source = sourceOf(input.CopySource)
  if (source === undefined) return refuse(invalidArgument('Invalid copy source object key', 'x-amz-copy-source', input.CopySource))
  const isItself = source.bucket === bucket && source.key === key
  if (isItself && input.MetadataDirective !== 'REPLACE' && input.StorageClass === undefined) return refuse(sameCopy)
  const from = findObject(step, source.bucket, source.key)
  if (!from.ok) return refuse(from.error)
  const fault = keyFault(key) ?? sourceFault(from.value, input)
  if (fault) return refuse(fault)
  const copy = copyOf(from.value, input)
  if (!copy.ok) return refuse(copy.error)
  const isNew = objectAt(step, bucket, key) === undefined
  const modifiedAt = modifiedNow(step)
  keepObject(step, bucket, { ...copy.value, order: orderOfKey(key), key, modifiedAt })
  if (source.bucket !== bucket) noteRead(step, source.bucket, { operation: 'CopyObject', key: source.key })
  noteWrite(step, bucket, 's3.ObjectPut', { operation: 'CopyObject', key, size: copy.value.size, isNew, source: input.CopySource })
  return answer({ CopyObjectResult: { ETag: copy.value.etag, LastModified: modifiedAt / 1000 } })
}

/** `bucket/key`, with or without a stroke in front, or an ARN; what stands there is encoded as in a URL. */
function sourceOf(text: string): { readonly bucket: string; readonly key: string } | undefined {
  const plain = parseArn(text)?.resource ?? text.replace(/^\//, '')
  const at = plain.indexOf('/')
  if (at < 1 || at === plain.length - 1) return undefined
  return { bucket: plain.slice(0, at), key: decoded(plain.slice(at + 1).replace(/\?versionId=.*$/, '')) }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function sourceFault({ etag }: ObjectEntry, { CopySourceIfMatch, CopySourceIfNoneMatch }: S3Input<'CopyObject'>): AwsFault | undefined {
  if (CopySourceIfMatch !== undefined && !isAmong(etag, CopySourceIfMatch)) return preconditionFailed('x-amz-copy-source-If-Match')
  const isOther = CopySourceIfNoneMatch === undefined || !isAmong(etag, CopySourceIfNoneMatch)
  return isOther ? undefined : preconditionFailed('x-amz-copy-source-If-None-Match')
}

function copyOf(from: ObjectEntry, input: S3Input<'CopyObject'>): Result<ObjectEntry, AwsFault> {
  const isAnew = input.MetadataDirective === 'REPLACE'
  const metadata = isAnew ? metadataOf(input.Metadata) : ok(from.metadata)
  if (!metadata.ok) return fail(metadata.error)
  const tags = input.TaggingDirective === 'REPLACE' ? tagsOfHeader(input.Tagging, s3Limits.objectTags) : ok(from.tags)
  if (!tags.ok) return fail(tags.error)
  const { StorageClass } = headersOf(input)
  const { StorageClass: _, ...described } = from.headers
  const headers = isAnew ? headersOf(input) : { ...described, ...(StorageClass !== undefined && { StorageClass }) }
  return ok({ ...from, headers, metadata: metadata.value, tags: tags.value })
}
