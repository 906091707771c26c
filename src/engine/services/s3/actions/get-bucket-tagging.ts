/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketTagging.html */
import type { S3Input } from '../../../../aws/services/s3.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { findBucket } from '../buckets.ts'
import { noTags } from '../faults.ts'
import { tagRows } from '../tags.ts'

export function getBucketTagging(step: Step, { Bucket: name }: S3Input<'GetBucketTagging'>): Outcome {
  const bucket = findBucket(step, name)
  if (!bucket.ok) return refuse(bucket.error)
  const TagSet = tagRows(bucket.value.tags)
  return TagSet.length === 0 ? refuse(noTags(name)) : answer({ TagSet })
}
