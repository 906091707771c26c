/** Amazon S3: the door of the service. */
import type { S3Input, S3Operation } from '../../../aws/services/s3.ts'
import type { Action, ServiceTable } from '../shared/service-table.ts'
import { copyObject } from './actions/copy-object.ts'
import { createBucket } from './actions/create-bucket.ts'
import { deleteBucket } from './actions/delete-bucket.ts'
import { deleteBucketTagging } from './actions/delete-bucket-tagging.ts'
import { deleteObject } from './actions/delete-object.ts'
import { deleteObjectTagging } from './actions/delete-object-tagging.ts'
import { deleteObjects } from './actions/delete-objects.ts'
import { getBucketTagging } from './actions/get-bucket-tagging.ts'
import { getObject } from './actions/get-object.ts'
import { getObjectAttributes } from './actions/get-object-attributes.ts'
import { getObjectTagging } from './actions/get-object-tagging.ts'
import { headBucket } from './actions/head-bucket.ts'
import { headObject } from './actions/head-object.ts'
import { listBuckets } from './actions/list-buckets.ts'
import { listObjectsV2 } from './actions/list-objects-v2.ts'
import { putBucketTagging } from './actions/put-bucket-tagging.ts'
import { putObject } from './actions/put-object.ts'
import { putObjectTagging } from './actions/put-object-tagging.ts'

export const s3Service = {
  name: 's3',
  actions: {
    CopyObject: copyObject,
    CreateBucket: createBucket,
    DeleteBucket: deleteBucket,
    DeleteBucketTagging: deleteBucketTagging,
    DeleteObject: deleteObject,
    DeleteObjectTagging: deleteObjectTagging,
    DeleteObjects: deleteObjects,
    GetBucketTagging: getBucketTagging,
    GetObject: getObject,
    GetObjectAttributes: getObjectAttributes,
    GetObjectTagging: getObjectTagging,
    HeadBucket: headBucket,
    HeadObject: headObject,
    ListBuckets: listBuckets,
    ListObjectsV2: listObjectsV2,
    PutBucketTagging: putBucketTagging,
    PutObject: putObject,
    PutObjectTagging: putObjectTagging,
  } satisfies { readonly [O in S3Operation]: Action<S3Input<O>> },
  timers: {},
} as const satisfies ServiceTable

export { objectsInOrder, textOfObject, type SeenObject } from './look.ts'
export type { BucketState } from './state.ts'
export * from './view.ts'
