/** Which buckets there are, finding one, and what is noted of what is done in it. */
import type { AwsFault } from '../../../aws/service.ts'
import { derivedText } from '../../../base/random.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import type { JsonObject } from '../../../base/json.ts'
import type { ResourceKey, Step } from '../../kernel/index.ts'
import { bucketKey } from '../shared/resource-keys.ts'
import { noSuchBucket } from './faults.ts'
import type { BucketState } from './state.ts'

const accountKey: ResourceKey = 's3/account'

interface S3Account {
  /** Names, in their order. */
  buckets: string[]
}

export function bucketNames(step: Step): readonly string[] {
  return step.read<S3Account>(accountKey)?.buckets ?? []
}

export function editBucketNames(step: Step): string[] {
  const account =
    step.read(accountKey) === undefined ? step.create<S3Account>(accountKey, { buckets: [] }) : step.edit<S3Account>(accountKey)
  return account.buckets
}

export function findBucket(step: Step, name: string): Result<Readonly<BucketState>, AwsFault> {
  const bucket = step.read<BucketState>(bucketKey(name))
  return bucket === undefined ? fail(noSuchBucket(name)) : ok(bucket)
}

export function editBucket(step: Step, name: string): BucketState {
  return step.edit<BucketState>(bucketKey(name))
}

/** How many deeds a bucket remembers. */
const rememberedDeeds = 20

/** Notes a change of an object, and tells it. */
export function noteWrite(
  step: Step,
  name: string,
  event: string,
  data: JsonObject & { readonly operation: string; readonly key: string },
): void {
  const bucket = editBucket(step, name)
  bucket.writes++
  bucket.deeds.push({ at: step.now, operation: data.operation, key: data.key })
  if (bucket.deeds.length > rememberedDeeds) bucket.deeds.shift()
  step.emit(event, bucketKey(name), data)
}

/** Counts a read, and tells it. */
export function noteRead(step: Step, name: string, data: JsonObject): void {
  editBucket(step, name).reads++
  step.emit('s3.Read', bucketKey(name), data)
}

/** As S3 knows the account. */
export function ownerOf(step: Step): { readonly ID: string } {
  return { ID: derivedText(step.seed, 's3/owner', 64, '0123456789abcdef') }
}
