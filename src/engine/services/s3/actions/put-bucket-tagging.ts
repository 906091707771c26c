/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketTagging.html */
import { s3Limits, type S3Input } from '../../../../aws/services/s3.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { bucketKey } from '../../shared/resource-keys.ts'
import { editBucket, findBucket } from '../buckets.ts'
import { tagsOf } from '../tags.ts'

/** In the place of all that were there. */
export function putBucketTagging(step: Step, { Bucket: name, Tagging: { TagSet } }: S3Input<'PutBucketTagging'>): Outcome {
  const bucket = findBucket(step, name)
  if (!bucket.ok) return refuse(bucket.error)
  const tags = tagsOf(TagSet, s3Limits.bucketTags)
  if (!tags.ok) return refuse(tags.error)
  editBucket(step, name).tags = tags.value
  step.emit('s3.BucketTagged', bucketKey(name), { tags: TagSet.length })
  return answer({})
}
