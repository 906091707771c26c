import { expect, it } from 'vitest'
import { encodeBase64 } from '../../../base/base64.ts'
import type { JsonObject } from '../../../base/json.ts'
import { encodeUtf8 } from '../../../base/utf8.ts'
import { askingWorld, type AskingWorld } from '../testing/asking-world.ts'
import { s3Service } from './index.ts'

const base64 = (text: string): string => encodeBase64(encodeUtf8(text))
const at = { Bucket: 'photos', Key: 'in/a b' } as const
/** Of `hello`. */
const ETag = '"5d41402abc4b2a76b9719d911017c592"'

function bucketWorld(): AskingWorld {
  const world = askingWorld({ services: [s3Service] })
  world.ask('CreateBucket', { Bucket: 'photos' })
  return world
}

function withObject(more: JsonObject = {}): AskingWorld {
  const world = bucketWorld()
  world.ask('PutObject', { ...at, Body: base64('hello'), ...more })
  return world
}

it('puts an object and gives it back as it was told to be', () => {
  const world = bucketWorld()
  const told = { ContentType: 'text/plain', CacheControl: 'no-store', Metadata: { Who: 'me' } }
  expect(world.ask('PutObject', { ...at, Body: base64('hello'), ...told })).toEqual({ ETag, ServerSideEncryption: 'AES256' })
  world.pass(1500)
  expect(world.ask('GetObject', at)).toEqual({
    ...told,
    Metadata: { who: 'me' },
    Body: base64('hello'),
    AcceptRanges: 'bytes',
    ContentLength: 5,
    ETag,
    LastModified: 1_767_603_600,
    ServerSideEncryption: 'AES256',
  })
  expect(world.ask('HeadObject', at)).toMatchObject({ ...told, Metadata: { who: 'me' }, ContentLength: 5 })
  expect(world.ask('GetObjectAttributes', { ...at, ObjectAttributes: ['ETag', 'ObjectSize'] })).toEqual({
    LastModified: 1_767_603_600,
    ETag: ETag.slice(1, -1),
    ObjectSize: 5,
  })
})

it('says in AWS’s words what is not there', () => {
  const world = bucketWorld()
  expect(world.ask('GetObject', at)).toBe('NoSuchKey: The specified key does not exist.')
  expect(world.ask('HeadObject', at)).toBe('NotFound: Not Found')
  for (const operation of ['GetObject', 'PutObject', 'DeleteObject', 'GetObjectTagging'])
    expect(world.ask(operation, { ...at, Bucket: 'nowhere' })).toBe('NoSuchBucket: The specified bucket does not exist')
  expect(world.call('GetObject', at)).toMatchObject({ error: { Key: 'in/a b' } })
})

it('puts one object over another, and counts what is there', () => {
  const world = withObject()
  world.ask('PutObject', { ...at, Body: base64('bye') })
  world.ask('PutObject', { ...at, Key: 'z', Body: base64('1234') })
  expect(world.world.cells['s3/bucket/photos']?.state).toMatchObject({ objects: 2, bytes: 7, writes: 3 })
  world.ask('DeleteObject', at)
  expect(world.ask('DeleteObject', at)).toEqual({})
  expect(world.world.cells['s3/bucket/photos']?.state).toMatchObject({ objects: 1, bytes: 4 })
  expect(world.ask('DeleteObjects', { Bucket: 'photos', Delete: { Objects: [{ Key: 'z' }, { Key: 'none' }] } })).toEqual({
    Deleted: [{ Key: 'z' }, { Key: 'none' }],
  })
  expect(world.world.cells['s3/bucket/photos']?.state).toMatchObject({ objects: 0, bytes: 0 })
})

it.each([
  ['bytes=0-1', 'he', 'bytes 0-1/5'],
  ['bytes=3-', 'lo', 'bytes 3-4/5'],
  ['bytes=-2', 'lo', 'bytes 3-4/5'],
  ['bytes=1-99', 'ello', 'bytes 1-4/5'],
  ['bytes=-99', 'hello', 'bytes 0-4/5'],
  ['lines=1-2', 'hello', undefined],
  ['bytes=4-2', 'hello', undefined],
])('reads %s', (Range, text, ContentRange) => {
  const read = withObject().ask('GetObject', { ...at, Range }) as JsonObject
  expect([read['Body'], read['ContentLength'], read['ContentRange']]).toEqual([base64(text), text.length, ContentRange])
})

it('refuses a range that begins behind the end', () => {
  expect(withObject().ask('GetObject', { ...at, Range: 'bytes=5-9' })).toBe('InvalidRange: The requested range is not satisfiable')
})

it('reads and writes on conditions', () => {
  const world = withObject()
  const failed = 'PreconditionFailed: At least one of the pre-conditions you specified did not hold'
  expect(world.ask('GetObject', { ...at, IfMatch: '"other"' })).toBe(failed)
  expect(world.ask('GetObject', { ...at, IfNoneMatch: ETag })).toBe('NotModified: Not Modified')
  expect(world.ask('GetObject', { ...at, IfModifiedSince: 1_767_603_600 })).toBe('NotModified: Not Modified')
  expect(world.ask('GetObject', { ...at, IfUnmodifiedSince: 1_767_603_599 })).toBe(failed)
  // An ETag that matches counts more than a time.
  expect(world.ask('GetObject', { ...at, IfMatch: ETag, IfUnmodifiedSince: 0 })).toMatchObject({ ETag })
  expect(world.ask('PutObject', { ...at, IfNoneMatch: '*' })).toBe(failed)
  expect(world.ask('PutObject', { ...at, Key: 'new', IfNoneMatch: '*' })).toMatchObject({})
  expect(world.ask('PutObject', { ...at, IfMatch: '"other"' })).toBe(failed)
  expect(world.ask('PutObject', { ...at, Key: 'none', IfMatch: ETag })).toBe('NoSuchKey: The specified key does not exist.')
  expect(world.ask('DeleteObject', { ...at, IfMatch: '"other"' })).toBe(failed)
})

it('copies an object with what it is, or with what it is told to be', () => {
  const world = withObject({ ContentType: 'text/plain', Metadata: { who: 'me' }, Tagging: 'a=1' })
  const to = { Bucket: 'photos', Key: 'copy' }
  expect(world.ask('CopyObject', { ...to, CopySource: 'photos/in/a%20b' })).toEqual({
    CopyObjectResult: { ETag, LastModified: 1_767_603_600 },
  })
  expect(world.ask('HeadObject', to)).toMatchObject({ ContentType: 'text/plain', Metadata: { who: 'me' }, TagCount: 1 })
  world.ask('CopyObject', { ...to, CopySource: '/photos/in/a b', MetadataDirective: 'REPLACE', TaggingDirective: 'REPLACE' })
  const anew = world.ask('HeadObject', to)
  expect(anew).toMatchObject({ ContentType: 'binary/octet-stream', Metadata: {} })
  expect(anew).not.toHaveProperty('TagCount')
  expect(world.ask('CopyObject', { ...to, CopySource: 'photos/copy' })).toContain('trying to copy an object to itself')
  expect(world.ask('CopyObject', { ...to, CopySource: 'photos/none' })).toContain('NoSuchKey')
  expect(world.ask('CopyObject', { ...to, CopySource: 'photos' })).toContain('InvalidArgument')
})

it('refuses a body that is not what its checksum says, a key that is too long, and too much metadata', () => {
  const world = bucketWorld()
  const body = { ...at, Body: base64('hello') }
  expect(world.ask('PutObject', { ...body, ContentMD5: 'XUFAKrxLKna5cZ2REBfFkg==' })).toMatchObject({ ETag })
  expect(world.ask('PutObject', { ...body, ContentMD5: 'AAAAKrxLKna5cZ2REBfFkg==' })).toContain('BadDigest')
  expect(world.ask('PutObject', { ...body, ContentMD5: 'nonsense' })).toContain('InvalidDigest')
  expect(world.ask('PutObject', { ...body, Key: 'ü'.repeat(513) })).toBe('KeyTooLongError: Your key is too long')
  expect(world.ask('PutObject', { ...body, Metadata: { a: 'b'.repeat(2048) } })).toContain('MetadataTooLarge')
})
