/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html */
import { bucketArn, region } from '../../../../aws/identity.ts'
import type { S3Input } from '../../../../aws/services/s3.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { bucketKey } from '../../shared/resource-keys.ts'
import { createStore } from '../../shared/sorted-store.ts'
import { editBucketNames } from '../buckets.ts'
import { invalidBucketName, wrongLocation } from '../faults.ts'
import { objectsOf, type BucketState } from '../state.ts'

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
function isName(name: string): boolean {
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) || name.includes('..')) return false
  if (/^\d+\.\d+\.\d+\.\d+$/.test(name)) return false
  return !/^(?:xn--|sthree-|amzn-s3-demo-)/.test(name) && !/(?:-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/.test(name)
}

/** In us-east-1, and there only, making one's own bucket again changes nothing and is no fault. */
export function createBucket(step: Step, { Bucket: name, CreateBucketConfiguration: configuration }: S3Input<'CreateBucket'>): Outcome {
  if (!isName(name)) return refuse(invalidBucketName(name))
  const location = configuration?.LocationConstraint
  if (location !== undefined && location !== '' && location !== region) return refuse(wrongLocation(location))
  const made = { Location: `/${name}`, BucketArn: bucketArn(name) }
  const key = bucketKey(name)
  if (step.read(key) !== undefined) return answer(made)
  step.create<BucketState>(key, {
    name,
    createdAt: Math.floor(step.epochMs / 1000) * 1000,
    tags: {},
    objects: 0,
    bytes: 0,
    writes: 0,
    reads: 0,
    deeds: [],
  })
  createStore(step, objectsOf(name))
  const names = editBucketNames(step)
  const place = names.findIndex((other) => other > name)
  names.splice(place < 0 ? names.length : place, 0, name)
  step.emit('s3.BucketCreated', key, {})
  return answer(made)
}
