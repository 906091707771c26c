/** Operations on objects: put, got, copied, described, tagged, deleted. */
import { operation } from '../service.ts'
import { blob, integer, list, long, map, optional, required, string, structure, timestamp } from '../shape-builders.ts'
import { bucket, key, owner, ownerHeader, reference, storageClass, tagging, tagSet } from './s3-shapes.ts'

/** What an object is told to be besides its bytes, kept with it and given back. */
const kept = {
  CacheControl: optional(string()),
  ContentDisposition: optional(string()),
  ContentEncoding: optional(string()),
  ContentLanguage: optional(string()),
  ContentType: optional(string(), 'binary/octet-stream unless told.'),
  Metadata: optional(map(string()), 'Names and values of your own; names in small letters.'),
} as const
const keptHeaders = {
  CacheControl: 'Cache-Control',
  ContentDisposition: 'Content-Disposition',
  ContentEncoding: 'Content-Encoding',
  ContentLanguage: 'Content-Language',
  ContentType: 'Content-Type',
} as const
const metadata = { Metadata: 'x-amz-meta-' } as const

/** Taken and passed over: who may read it, how it is stored and kept secret. */
const storage = {
  ACL: optional(string()),
  StorageClass: optional(storageClass),
  ServerSideEncryption: optional(string()),
  SSEKMSKeyId: optional(string()),
} as const
const storageHeaders = {
  ACL: 'x-amz-acl',
  StorageClass: 'x-amz-storage-class',
  ServerSideEncryption: 'x-amz-server-side-encryption',
  SSEKMSKeyId: 'x-amz-server-side-encryption-aws-kms-key-id',
} as const

const readConditions = {
  IfMatch: optional(string(), 'Only an object with this ETag.'),
  IfNoneMatch: optional(string(), 'Only an object with another ETag.'),
  IfModifiedSince: optional(timestamp),
  IfUnmodifiedSince: optional(timestamp),
} as const
const readConditionHeaders = {
  IfMatch: 'If-Match',
  IfNoneMatch: 'If-None-Match',
  IfModifiedSince: 'If-Modified-Since',
  IfUnmodifiedSince: 'If-Unmodified-Since',
} as const

const described = {
  ...kept,
  AcceptRanges: optional(string()),
  ContentLength: optional(long()),
  ContentRange: optional(string()),
  ETag: optional(string()),
  LastModified: optional(timestamp),
  ServerSideEncryption: optional(string()),
  StorageClass: optional(storageClass),
  TagCount: optional(integer()),
} as const
const describedHeaders = {
  ...keptHeaders,
  AcceptRanges: 'accept-ranges',
  ContentLength: 'Content-Length',
  ContentRange: 'Content-Range',
  ETag: 'ETag',
  LastModified: 'Last-Modified',
  ServerSideEncryption: 'x-amz-server-side-encryption',
  StorageClass: 'x-amz-storage-class',
  TagCount: 'x-amz-tagging-count',
} as const

const readInput = { Bucket: bucket, Key: key, Range: optional(string(), 'Which bytes: bytes=0-99.'), ...readConditions, ...owner } as const
const readHeaders = { Range: 'Range', ...readConditionHeaders, ...ownerHeader } as const
const path = '/{Bucket}/{Key+}'

export const objectOperations = {
  PutObject: operation({
    input: {
      Bucket: bucket,
      Key: key,
      Body: optional(blob),
      ContentLength: optional(long()),
      ContentMD5: optional(string(), 'The MD5 of the body in base64; another body is refused.'),
      IfMatch: optional(string(), 'Only over an object with this ETag.'),
      IfNoneMatch: optional(string(), '* puts it only where there is none.'),
      Tagging: optional(string(), 'Tags as in a query: team=a&stage=b.'),
      ...kept,
      ...storage,
      ...owner,
    },
    output: { ETag: optional(string()), Size: optional(long()), ServerSideEncryption: optional(string()) },
    page: `${reference}PutObject.html`,
    http: {
      method: 'PUT',
      path,
      headers: {
        ContentLength: 'Content-Length',
        ContentMD5: 'Content-MD5',
        IfMatch: 'If-Match',
        IfNoneMatch: 'If-None-Match',
        Tagging: 'x-amz-tagging',
        ...keptHeaders,
        ...storageHeaders,
        ...ownerHeader,
      },
      prefixHeaders: metadata,
      payload: 'Body',
      answer: { headers: { ETag: 'ETag', Size: 'x-amz-object-size', ServerSideEncryption: 'x-amz-server-side-encryption' } },
    },
  }),
  GetObject: operation({
    input: readInput,
    output: { Body: optional(blob), ...described },
    errors: ['NoSuchKey'],
    page: `${reference}GetObject.html`,
    http: {
      method: 'GET',
      path,
      headers: readHeaders,
      answer: { headers: describedHeaders, prefixHeaders: metadata, payload: 'Body' },
    },
  }),
  HeadObject: operation({
    input: readInput,
    output: described,
    errors: ['NotFound'],
    page: `${reference}HeadObject.html`,
    http: { method: 'HEAD', path, headers: readHeaders, answer: { headers: describedHeaders, prefixHeaders: metadata } },
  }),
  GetObjectAttributes: operation({
    input: {
      Bucket: bucket,
      Key: key,
      ObjectAttributes: required(list(string({ values: ['ETag', 'Checksum', 'ObjectParts', 'StorageClass', 'ObjectSize'] }))),
      ...owner,
    },
    output: {
      LastModified: optional(timestamp),
      ETag: optional(string()),
      StorageClass: optional(storageClass),
      ObjectSize: optional(long()),
    },
    errors: ['NoSuchKey'],
    page: `${reference}GetObjectAttributes.html`,
    http: {
      method: 'GET',
      path: `${path}?attributes`,
      headers: { ObjectAttributes: 'x-amz-object-attributes', ...ownerHeader },
      answer: { headers: { LastModified: 'Last-Modified' }, root: 'GetObjectAttributesResponse' },
    },
  }),
  DeleteObject: operation({
    input: { Bucket: bucket, Key: key, IfMatch: optional(string()), ...owner },
    output: {},
    page: `${reference}DeleteObject.html`,
    http: { method: 'DELETE', path, status: 204, headers: { IfMatch: 'If-Match', ...ownerHeader } },
  }),
  CopyObject: operation({
    input: {
      Bucket: bucket,
      Key: key,
      CopySource: required(string(), 'The other bucket and its key: bucket/key.'),
      CopySourceIfMatch: optional(string()),
      CopySourceIfNoneMatch: optional(string()),
      MetadataDirective: optional(string({ values: ['COPY', 'REPLACE'] })),
      TaggingDirective: optional(string({ values: ['COPY', 'REPLACE'] })),
      Tagging: optional(string()),
      ...kept,
      ...storage,
      ...owner,
    },
    output: { CopyObjectResult: optional(structure({ ETag: optional(string()), LastModified: optional(timestamp) })) },
    page: `${reference}CopyObject.html`,
    http: {
      method: 'PUT',
      path,
      headers: {
        CopySource: 'x-amz-copy-source',
        CopySourceIfMatch: 'x-amz-copy-source-if-match',
        CopySourceIfNoneMatch: 'x-amz-copy-source-if-none-match',
        MetadataDirective: 'x-amz-metadata-directive',
        TaggingDirective: 'x-amz-tagging-directive',
        Tagging: 'x-amz-tagging',
        ...keptHeaders,
        ...storageHeaders,
        ...ownerHeader,
      },
      prefixHeaders: metadata,
      answer: { payload: 'CopyObjectResult' },
    },
  }),
  PutObjectTagging: operation({
    input: { Bucket: bucket, Key: key, Tagging: required(tagging), ...owner },
    output: {},
    page: `${reference}PutObjectTagging.html`,
    http: { method: 'PUT', path: `${path}?tagging`, headers: ownerHeader, payload: 'Tagging' },
  }),
  GetObjectTagging: operation({
    input: { Bucket: bucket, Key: key, ...owner },
    output: { TagSet: required(tagSet) },
    page: `${reference}GetObjectTagging.html`,
    http: { method: 'GET', path: `${path}?tagging`, headers: ownerHeader, answer: { root: 'Tagging' } },
  }),
  DeleteObjectTagging: operation({
    input: { Bucket: bucket, Key: key, ...owner },
    output: {},
    page: `${reference}DeleteObjectTagging.html`,
    http: { method: 'DELETE', path: `${path}?tagging`, status: 204, headers: ownerHeader },
  }),
} as const
