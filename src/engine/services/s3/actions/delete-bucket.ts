/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucket.html */
import type { S3Input } from '../../../../aws/services/s3.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { bucketKey } from '../../shared/resource-keys.ts'
import { removeStore } from '../../shared/sorted-store.ts'
import { editBucketNames, findBucket } from '../buckets.ts'
import { bucketNotEmpty } from '../faults.ts'
import { objectsOf } from '../state.ts'

export function deleteBucket(step: Step, { Bucket: name }: S3Input<'DeleteBucket'>): Outcome {
  const bucket = findBucket(step, name)
  if (!bucket.ok) return refuse(bucket.error)
  if (bucket.value.objects > 0) return refuse(bucketNotEmpty(name))
  removeStore(step, objectsOf(name))
  step.remove(bucketKey(name))
  const names = editBucketNames(step)
  names.splice(names.indexOf(name), 1)
  step.emit('s3.BucketDeleted', bucketKey(name), {})
  return answer({})
}
