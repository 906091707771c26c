/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectTagging.html */
import { s3Limits, type S3Input } from '../../../../aws/services/s3.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { noteWrite } from '../buckets.ts'
import { findObject, keepObject } from '../objects.ts'
import { tagsOf } from '../tags.ts'

/** In the place of all that were there. */
export function putObjectTagging(step: Step, input: S3Input<'PutObjectTagging'>): Outcome {
  const { Bucket: bucket, Key: key, Tagging } = input
  const object = findObject(step, bucket, key)
  if (!object.ok) return refuse(object.error)
  const tags = tagsOf(Tagging.TagSet, s3Limits.objectTags)
  if (!tags.ok) return refuse(tags.error)
  keepObject(step, bucket, { ...object.value, tags: tags.value })
  noteWrite(step, bucket, 's3.ObjectTagged', { operation: 'PutObjectTagging', key, tags: Tagging.TagSet.length })
  return answer({})
}
