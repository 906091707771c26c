/** Amazon S3 as data: operations, limits. https://docs.aws.amazon.com/AmazonS3/latest/API/ */
import type { InputOf, OperationName, OutputOf, ServiceModel } from '../service.ts'
import { bucketOperations } from './s3-bucket-operations.ts'
import { objectOperations } from './s3-object-operations.ts'

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingObjects.html and the pages of the operations. */
export const s3Limits = {
  keyBytes: 1_024,
  /** Of one page of a list, and of one DeleteObjects. */
  listedKeys: 1_000,
  listedBuckets: 10_000,
  objectTags: 10,
  bucketTags: 50,
  metadataBytes: 2_048,
  /** AWS takes 5 GB in one PutObject; the world is kept in memory. */
  objectBytes: 33_554_432,
} as const

export const s3 = {
  id: 's3',
  sdkName: 'S3',
  sdkPackage: '@aws-sdk/client-s3',
  apiVersion: '2006-03-01',
  protocol: 'rest-xml',
  xmlNamespace: 'http://s3.amazonaws.com/doc/2006-03-01/',
  wireFaults: {
    BucketAlreadyExists: { status: 409 },
    BucketAlreadyOwnedByYou: { status: 409 },
    BucketNotEmpty: { status: 409 },
    ConditionalRequestConflict: { status: 409 },
    InvalidRange: { status: 416 },
    NoSuchBucket: { status: 404 },
    NoSuchKey: { status: 404 },
    NoSuchTagSet: { status: 404 },
    NotFound: { status: 404 },
    NotModified: { status: 304 },
    PreconditionFailed: { status: 412 },
    SlowDown: { status: 503 },
  },
  operations: { ...bucketOperations, ...objectOperations },
} as const satisfies ServiceModel

export type S3Operation = OperationName<typeof s3>
export type S3Input<O extends S3Operation> = InputOf<typeof s3, O>
export type S3Output<O extends S3Operation> = OutputOf<typeof s3, O>
