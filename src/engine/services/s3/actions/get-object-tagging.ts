/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectTagging.html */
import type { S3Input } from '../../../../aws/services/s3.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { findObject } from '../objects.ts'
import { tagRows } from '../tags.ts'

export function getObjectTagging(step: Step, { Bucket: bucket, Key: key }: S3Input<'GetObjectTagging'>): Outcome {
  const object = findObject(step, bucket, key)
  return object.ok ? answer({ TagSet: tagRows(object.value.tags) }) : refuse(object.error)
}
