/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html */
import type { S3Input } from '../../../../aws/services/s3.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { findBucket, noteWrite } from '../buckets.ts'
import { writeFault } from '../conditions.ts'
import { dropObject, objectAt } from '../objects.ts'

/** Deleting what is not there is no fault. */
export function deleteObject(step: Step, { Bucket: bucket, Key: key, IfMatch }: S3Input<'DeleteObject'>): Outcome {
  const found = findBucket(step, bucket)
  if (!found.ok) return refuse(found.error)
  const fault = writeFault(objectAt(step, bucket, key), key, { IfMatch })
  if (fault) return refuse(fault)
  const wasThere = dropObject(step, bucket, key)
  noteWrite(step, bucket, 's3.ObjectDeleted', { operation: 'DeleteObject', key, wasThere })
  return answer({})
}
