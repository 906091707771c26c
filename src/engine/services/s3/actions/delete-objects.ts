/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html */
import { s3Limits, type S3Input } from '../../../../aws/services/s3.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { findBucket, noteWrite } from '../buckets.ts'
import { badXml } from '../faults.ts'
import { dropObject } from '../objects.ts'

export function deleteObjects(step: Step, { Bucket: bucket, Delete: { Objects: objects, Quiet } }: S3Input<'DeleteObjects'>): Outcome {
  const found = findBucket(step, bucket)
  if (!found.ok) return refuse(found.error)
  if (objects.length === 0 || objects.length > s3Limits.listedKeys) return refuse(badXml)
  for (const { Key: key } of objects) {
    const wasThere = dropObject(step, bucket, key)
    noteWrite(step, bucket, 's3.ObjectDeleted', { operation: 'DeleteObjects', key, wasThere })
  }
  return answer(Quiet === true ? {} : { Deleted: objects.map(({ Key }) => ({ Key })) })
}
