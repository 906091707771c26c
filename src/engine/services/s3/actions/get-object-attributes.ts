/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectAttributes.html */
import type { S3Input } from '../../../../aws/services/s3.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { noteRead } from '../buckets.ts'
import { findObject } from '../objects.ts'

/** Checksums and parts are not kept: nothing is told of them. */
export function getObjectAttributes(step: Step, input: S3Input<'GetObjectAttributes'>): Outcome {
  const { Bucket: bucket, Key: key, ObjectAttributes: wanted } = input
  const object = findObject(step, bucket, key)
  if (!object.ok) return refuse(object.error)
  const { etag, headers, modifiedAt, size } = object.value
  noteRead(step, bucket, { operation: 'GetObjectAttributes', key })
  return answer({
    LastModified: modifiedAt / 1000,
    // Here, and only here, without its quotation marks.
    ...(wanted.includes('ETag') && { ETag: etag.slice(1, -1) }),
    ...(wanted.includes('ObjectSize') && { ObjectSize: size }),
    ...(wanted.includes('StorageClass') && { StorageClass: headers.StorageClass ?? 'STANDARD' }),
  })
}
