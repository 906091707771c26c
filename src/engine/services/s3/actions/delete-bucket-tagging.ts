/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketTagging.html */
import type { S3Input } from '../../../../aws/services/s3.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { bucketKey } from '../../shared/resource-keys.ts'
import { editBucket, findBucket } from '../buckets.ts'

export function deleteBucketTagging(step: Step, { Bucket: name }: S3Input<'DeleteBucketTagging'>): Outcome {
  const bucket = findBucket(step, name)
  if (!bucket.ok) return refuse(bucket.error)
  editBucket(step, name).tags = {}
  step.emit('s3.BucketTagged', bucketKey(name), { tags: 0 })
  return answer({})
}
