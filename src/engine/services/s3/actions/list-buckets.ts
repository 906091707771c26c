/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html */
import { bucketArn, region } from '../../../../aws/identity.ts'
import { s3Limits, type S3Input } from '../../../../aws/services/s3.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { bucketKey } from '../../shared/resource-keys.ts'
import { bucketNames, ownerOf } from '../buckets.ts'
import { invalidArgument } from '../faults.ts'
import { markerOfText, textOfMarker } from '../listing.ts'
import type { BucketState } from '../state.ts'

export function listBuckets(step: Step, input: S3Input<'ListBuckets'>): Outcome {
  const { MaxBuckets: most = s3Limits.listedBuckets, ContinuationToken: token, Prefix: prefix = '', BucketRegion: place = region } = input
  if (most < 1 || most > s3Limits.listedBuckets)
    return refuse(invalidArgument('Argument max-buckets must be an integer between 1 and 10000', 'max-buckets', String(most)))
  const marker = token === undefined ? { text: '' } : markerOfText(token)
  if (marker === undefined)
    return refuse(invalidArgument('The continuation token provided is incorrect', 'continuation-token', token ?? ''))
  const found = place === region ? bucketNames(step).filter((name) => name.startsWith(prefix) && name > marker.text) : []
  const page = found.slice(0, most)
  const Buckets = page.map((name) => ({
    Name: name,
    CreationDate: (step.read<BucketState>(bucketKey(name))?.createdAt ?? 0) / 1000,
    // Told to those who ask for pages or for a region.
    ...((input.MaxBuckets ?? input.BucketRegion ?? token) !== undefined && { BucketRegion: region, BucketArn: bucketArn(name) }),
  }))
  return answer({
    Buckets,
    Owner: ownerOf(step),
    ...(input.Prefix !== undefined && { Prefix: prefix }),
    ...(found.length > most && { ContinuationToken: textOfMarker({ kind: 'key', text: page.at(-1) ?? '' }) }),
  })
}
