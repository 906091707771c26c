/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjectTagging.html */
import type { S3Input } from '../../../../aws/services/s3.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { noteWrite } from '../buckets.ts'
import { findObject, keepObject } from '../objects.ts'

export function deleteObjectTagging(step: Step, { Bucket: bucket, Key: key }: S3Input<'DeleteObjectTagging'>): Outcome {
  const object = findObject(step, bucket, key)
  if (!object.ok) return refuse(object.error)
  keepObject(step, bucket, { ...object.value, tags: {} })
  noteWrite(step, bucket, 's3.ObjectTagged', { operation: 'DeleteObjectTagging', key, tags: 0 })
  return answer({})
}
