/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html */
import type { S3Input } from '../../../../aws/services/s3.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { noteRead } from '../buckets.ts'
import { describedObject } from '../description.ts'
import { notFound } from '../faults.ts'
import { findObject } from '../objects.ts'

/** There is no body to tell more in than that nothing is there. */
export function headObject(step: Step, input: S3Input<'HeadObject'>): Outcome {
  const { Bucket: bucket, Key: key } = input
  const object = findObject(step, bucket, key)
  if (!object.ok) return refuse(notFound)
  const described = describedObject(object.value, input)
  if (!described.ok) return refuse(described.error)
  noteRead(step, bucket, { operation: 'HeadObject', key })
  return answer(described.value.description)
}
