/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html */
import { bucketArn, region } from '../../../../aws/identity.ts'
import type { S3Input } from '../../../../aws/services/s3.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { findBucket } from '../buckets.ts'
import { notFound } from '../faults.ts'

export function headBucket(step: Step, { Bucket: name }: S3Input<'HeadBucket'>): Outcome {
  return findBucket(step, name).ok ? answer({ BucketArn: bucketArn(name), BucketRegion: region }) : refuse(notFound)
}
