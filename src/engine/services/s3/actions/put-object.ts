/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html */
import { s3Limits, type S3Input } from '../../../../aws/services/s3.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { findBucket, noteWrite } from '../buckets.ts'
import { writeFault } from '../conditions.ts'
import { contentOf, headersOf, keepObject, keyFault, metadataOf, modifiedNow, objectAt } from '../objects.ts'
import { orderOfKey } from '../state.ts'
import { tagsOfHeader } from '../tags.ts'

export function putObject(step: Step, input: S3Input<'PutObject'>): Outcome {
  const { Bucket: bucket, Key: key } = input
  const found = findBucket(step, bucket)
  if (!found.ok) return refuse(found.error)
  const before = objectAt(step, bucket, key)
  const fault = keyFault(key) ?? writeFault(before, key, input)
  if (fault) return refuse(fault)
  const tags = tagsOfHeader(input.Tagging, s3Limits.objectTags)
  if (!tags.ok) return refuse(tags.error)
  const metadata = metadataOf(input.Metadata)
  if (!metadata.ok) return refuse(metadata.error)
  const content = contentOf(input)
  if (!content.ok) return refuse(content.error)
  keepObject(step, bucket, {
    order: orderOfKey(key),
    key,
    ...content.value,
    modifiedAt: modifiedNow(step),
    headers: headersOf(input),
    metadata: metadata.value,
    tags: tags.value,
  })
  noteWrite(step, bucket, 's3.ObjectPut', { operation: 'PutObject', key, size: content.value.size, isNew: before === undefined })
  return answer({ ETag: content.value.etag, ServerSideEncryption: 'AES256' })
}
