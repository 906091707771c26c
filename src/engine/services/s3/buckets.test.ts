import { expect, it } from 'vitest'
import { askingWorld, type AskingWorld } from '../testing/asking-world.ts'
import { s3Service } from './index.ts'

function bucketWorld(...buckets: readonly string[]): AskingWorld {
  const world = askingWorld({ services: [s3Service] })
  for (const Bucket of buckets) world.ask('CreateBucket', { Bucket })
  return world
}

it('makes, finds, lists and deletes buckets', () => {
  const world = bucketWorld('photos')
  expect(world.ask('CreateBucket', { Bucket: 'archive' })).toEqual({ Location: '/archive', BucketArn: 'arn:aws:s3:::archive' })
  expect(world.ask('HeadBucket', { Bucket: 'photos' })).toEqual({ BucketArn: 'arn:aws:s3:::photos', BucketRegion: 'us-east-1' })
  expect(world.ask('HeadBucket', { Bucket: 'nowhere' })).toBe('NotFound: Not Found')
  expect(world.ask('ListBuckets', {})).toMatchObject({
    Buckets: [
      { Name: 'archive', CreationDate: 1_767_603_600 },
      { Name: 'photos', CreationDate: 1_767_603_600 },
    ],
  })
  const first = world.ask('ListBuckets', { MaxBuckets: 1 }) as { ContinuationToken: string }
  expect(world.ask('ListBuckets', { MaxBuckets: 1, ContinuationToken: first.ContinuationToken })).toMatchObject({
    Buckets: [{ Name: 'photos', BucketRegion: 'us-east-1' }],
  })
  world.ask('PutObject', { Bucket: 'photos', Key: 'a' })
  expect(world.ask('DeleteBucket', { Bucket: 'photos' })).toBe('BucketNotEmpty: The bucket you tried to delete is not empty')
  world.ask('DeleteObject', { Bucket: 'photos', Key: 'a' })
  expect(world.ask('DeleteBucket', { Bucket: 'photos' })).toEqual({})
  expect(Object.keys(world.world.cells).filter((key) => key.includes('photos'))).toEqual([])
})

it('makes one’s own bucket again without a word, as in us-east-1, and keeps what is in it', () => {
  const world = bucketWorld('photos')
  world.ask('PutObject', { Bucket: 'photos', Key: 'a', Body: 'YQ==' })
  expect(world.ask('CreateBucket', { Bucket: 'photos' })).toMatchObject({ Location: '/photos' })
  expect(world.ask('HeadObject', { Bucket: 'photos', Key: 'a' })).toMatchObject({ ContentLength: 1 })
})

it.each([
  ['ab', 'InvalidBucketName: The specified bucket is not valid.'],
  ['Photos', 'InvalidBucketName: The specified bucket is not valid.'],
  ['a..b', 'InvalidBucketName: The specified bucket is not valid.'],
  ['192.168.5.4', 'InvalidBucketName: The specified bucket is not valid.'],
  ['-photos', 'InvalidBucketName: The specified bucket is not valid.'],
])('refuses the name %s', (Bucket, fault) => {
  expect(bucketWorld().ask('CreateBucket', { Bucket })).toBe(fault)
})

it('refuses another region than the one where it is asked', () => {
  const input = { Bucket: 'photos', CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } }
  expect(bucketWorld().ask('CreateBucket', input)).toBe(
    'IllegalLocationConstraintException: The eu-west-1 location constraint is incompatible for the region specific endpoint this request was sent to.',
  )
})

it('keeps tags of buckets and objects', () => {
  const world = bucketWorld('photos')
  const TagSet = [{ Key: 'team', Value: 'a b' }]
  expect(world.ask('GetBucketTagging', { Bucket: 'photos' })).toBe('NoSuchTagSet: The TagSet does not exist')
  world.ask('PutBucketTagging', { Bucket: 'photos', Tagging: { TagSet } })
  expect(world.ask('GetBucketTagging', { Bucket: 'photos' })).toEqual({ TagSet })
  world.ask('DeleteBucketTagging', { Bucket: 'photos' })
  expect(world.ask('GetBucketTagging', { Bucket: 'photos' })).toBe('NoSuchTagSet: The TagSet does not exist')

  world.ask('PutObject', { Bucket: 'photos', Key: 'a', Tagging: 'team=a+b&stage=%C3%BC' })
  expect(world.ask('GetObjectTagging', { Bucket: 'photos', Key: 'a' })).toEqual({ TagSet: [...TagSet, { Key: 'stage', Value: 'ü' }] })
  expect(world.ask('HeadObject', { Bucket: 'photos', Key: 'a' })).toMatchObject({ TagCount: 2 })
  world.ask('PutObjectTagging', { Bucket: 'photos', Key: 'a', Tagging: { TagSet } })
  expect(world.ask('GetObjectTagging', { Bucket: 'photos', Key: 'a' })).toEqual({ TagSet })
  world.ask('DeleteObjectTagging', { Bucket: 'photos', Key: 'a' })
  expect(world.ask('GetObjectTagging', { Bucket: 'photos', Key: 'a' })).toEqual({ TagSet: [] })
  const many = Array.from({ length: 11 }, (_, at) => ({ Key: `k${at}`, Value: '' }))
  expect(world.ask('PutObjectTagging', { Bucket: 'photos', Key: 'a', Tagging: { TagSet: many } })).toBe(
    'BadRequest: Object tags cannot be greater than 10',
  )
  const twice = { TagSet: [...TagSet, ...TagSet] }
  expect(world.ask('PutBucketTagging', { Bucket: 'photos', Tagging: twice })).toBe(
    'InvalidTag: Cannot provide multiple Tags with the same key',
  )
})
