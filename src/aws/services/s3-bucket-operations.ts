/** Operations on buckets: made, listed, searched, tagged, gone. */
import { operation } from '../service.ts'
import { boolean, integer, list, long, optional, required, string, structure, timestamp } from '../shape-builders.ts'
import { bucket, flat, owner, ownerHeader, ownerShape, reference, storageClass, tagging, tagSet, wired } from './s3-shapes.ts'

const listedBucket = structure({
  Name: optional(string()),
  CreationDate: optional(timestamp),
  BucketRegion: optional(string()),
  BucketArn: optional(string()),
})

const listedObject = structure({
  Key: optional(string()),
  LastModified: optional(timestamp),
  ETag: optional(string()),
  Size: optional(long()),
  StorageClass: optional(storageClass),
  Owner: { shape: ownerShape },
})

export const bucketOperations = {
  CreateBucket: operation({
    input: {
      Bucket: bucket,
      ACL: optional(string()),
      CreateBucketConfiguration: optional(structure({ LocationConstraint: optional(string()) }), 'Where the bucket is to stand.'),
      ObjectOwnership: optional(string()),
    },
    output: { Location: optional(string()), BucketArn: optional(string()) },
    errors: ['BucketAlreadyExists', 'BucketAlreadyOwnedByYou'],
    page: `${reference}CreateBucket.html`,
    http: {
      method: 'PUT',
      path: '/{Bucket}',
      headers: { ACL: 'x-amz-acl', ObjectOwnership: 'x-amz-object-ownership' },
      payload: 'CreateBucketConfiguration',
      answer: { headers: { Location: 'Location', BucketArn: 'x-amz-bucket-arn' } },
    },
  }),
  DeleteBucket: operation({
    input: { Bucket: bucket, ...owner },
    output: {},
    page: `${reference}DeleteBucket.html`,
    http: { method: 'DELETE', path: '/{Bucket}', status: 204, headers: ownerHeader },
  }),
  HeadBucket: operation({
    input: { Bucket: bucket, ...owner },
    output: { BucketArn: optional(string()), BucketRegion: optional(string()) },
    errors: ['NotFound'],
    page: `${reference}HeadBucket.html`,
    http: {
      method: 'HEAD',
      path: '/{Bucket}',
      headers: ownerHeader,
      answer: { headers: { BucketArn: 'x-amz-bucket-arn', BucketRegion: 'x-amz-bucket-region' } },
    },
  }),
  ListBuckets: operation({
    input: {
      MaxBuckets: optional(integer({ min: 1, max: 10_000 })),
      ContinuationToken: optional(string()),
      Prefix: optional(string()),
      BucketRegion: optional(string()),
    },
    output: {
      Buckets: optional({ ...list(listedBucket), item: 'Bucket' }),
      Owner: { shape: ownerShape },
      ContinuationToken: optional(string()),
      Prefix: optional(string()),
    },
    page: `${reference}ListBuckets.html`,
    http: {
      method: 'GET',
      path: '/',
      query: { MaxBuckets: 'max-buckets', ContinuationToken: 'continuation-token', Prefix: 'prefix', BucketRegion: 'bucket-region' },
      answer: { root: 'ListAllMyBucketsResult' },
    },
  }),
  ListObjectsV2: operation({
    input: {
      Bucket: bucket,
      Prefix: optional(string(), 'What the names of all objects wanted begin with.'),
      Delimiter: optional(string(), 'Names that go on after this are told by what stands before it.'),
      MaxKeys: optional(integer({ min: 0 }), 'At most this many; 1,000 unless told.'),
      StartAfter: optional(string(), 'Names behind this one.'),
      ContinuationToken: optional(string()),
      FetchOwner: optional(boolean),
      EncodingType: optional(string({ values: ['url'] })),
      ...owner,
    },
    output: {
      IsTruncated: optional(boolean),
      Contents: optional(flat(listedObject)),
      Name: optional(string()),
      Prefix: optional(string()),
      Delimiter: optional(string()),
      MaxKeys: optional(integer()),
      CommonPrefixes: optional(flat(structure({ Prefix: optional(string()) }))),
      EncodingType: optional(string({ values: ['url'] })),
      KeyCount: optional(integer()),
      ContinuationToken: optional(string()),
      NextContinuationToken: optional(string()),
      StartAfter: optional(string()),
    },
    errors: ['NoSuchBucket'],
    page: `${reference}ListObjectsV2.html`,
    http: {
      method: 'GET',
      path: '/{Bucket}?list-type=2',
      query: {
        Prefix: 'prefix',
        Delimiter: 'delimiter',
        MaxKeys: 'max-keys',
        StartAfter: 'start-after',
        ContinuationToken: 'continuation-token',
        FetchOwner: 'fetch-owner',
        EncodingType: 'encoding-type',
      },
      headers: ownerHeader,
      answer: { root: 'ListBucketResult' },
    },
  }),
  PutBucketTagging: operation({
    input: { Bucket: bucket, Tagging: required(tagging), ...owner },
    output: {},
    page: `${reference}PutBucketTagging.html`,
    http: { method: 'PUT', path: '/{Bucket}?tagging', status: 204, headers: ownerHeader, payload: 'Tagging' },
  }),
  GetBucketTagging: operation({
    input: { Bucket: bucket, ...owner },
    output: { TagSet: required(tagSet) },
    page: `${reference}GetBucketTagging.html`,
    http: { method: 'GET', path: '/{Bucket}?tagging', headers: ownerHeader, answer: { root: 'Tagging' } },
  }),
  DeleteBucketTagging: operation({
    input: { Bucket: bucket, ...owner },
    output: {},
    page: `${reference}DeleteBucketTagging.html`,
    http: { method: 'DELETE', path: '/{Bucket}?tagging', status: 204, headers: ownerHeader },
  }),
  DeleteObjects: operation({
    input: {
      Bucket: bucket,
      Delete: required(
        structure({
          Objects: wired(required(flat(structure({ Key: required(string()) }))), 'Object'),
          Quiet: optional(boolean, 'Whether only what failed is told.'),
        }),
      ),
      ...owner,
    },
    output: {
      Deleted: optional(flat(structure({ Key: optional(string()) }))),
      Errors: wired(optional(flat(structure({ Key: optional(string()), Code: optional(string()), Message: optional(string()) }))), 'Error'),
    },
    page: `${reference}DeleteObjects.html`,
    http: { method: 'POST', path: '/{Bucket}?delete', headers: ownerHeader, payload: 'Delete', answer: { root: 'DeleteResult' } },
  }),
} as const
