/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html */
import type { S3Input } from '../../../../aws/services/s3.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { noteRead } from '../buckets.ts'
import { partOf } from '../byte-range.ts'
import { describedObject } from '../description.ts'
import { findObject } from '../objects.ts'

/** A part is answered with status 200 where AWS has 206; nothing else of it differs. */
export function getObject(step: Step, input: S3Input<'GetObject'>): Outcome {
  const { Bucket: bucket, Key: key } = input
  const object = findObject(step, bucket, key)
  if (!object.ok) return refuse(object.error)
  const described = describedObject(object.value, input)
  if (!described.ok) return refuse(described.error)
  const { description, range } = described.value
  noteRead(step, bucket, { operation: 'GetObject', key, size: description.ContentLength ?? 0 })
  return answer({ ...description, Body: range === undefined ? object.value.body : partOf(object.value, range) })
}
