import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operation, type ServiceModel } from '../aws/service.ts'
import { blob, boolean, integer, list, map, optional, required, string, structure, timestamp } from '../aws/shape-builders.ts'
import { openHttpDoor, type HttpDoor } from './server/http-server.ts'
import type { LiveAnswer, LiveCall } from './server/live-world.ts'
import { realClient, type RealClient } from './testing/real-clients.ts'

const page = 'https://docs.aws.amazon.com/AmazonS3/latest/API/'
const bucket = required(string())
const key = required(string())
const flat = <const L extends object>(shape: L) => ({ ...shape, flat: true }) as const

/** As much of S3 as has every way in which REST with XML puts things. */
const storage = {
  id: 's3',
  sdkName: 'S3',
  sdkPackage: '@aws-sdk/client-s3',
  apiVersion: '2006-03-01',
  protocol: 'rest-xml',
  xmlNamespace: 'http://s3.amazonaws.com/doc/2006-03-01/',
  wireFaults: { NoSuchKey: { status: 404 } },
  operations: {
    PutObject: operation({
      input: { Bucket: bucket, Key: key, Body: optional(blob), ContentType: optional(string()), Metadata: optional(map(string())) },
      output: { ETag: optional(string()) },
      page,
      http: {
        method: 'PUT',
        path: '/{Bucket}/{Key+}',
        headers: { ContentType: 'Content-Type' },
        prefixHeaders: { Metadata: 'x-amz-meta-' },
        payload: 'Body',
        answer: { headers: { ETag: 'ETag' } },
      },
    }),
    CopyObject: operation({
      input: { Bucket: bucket, Key: key, CopySource: required(string()) },
      output: { CopyObjectResult: optional(structure({ ETag: optional(string()), LastModified: optional(timestamp) })) },
      page,
      http: {
        method: 'PUT',
        path: '/{Bucket}/{Key+}',
        headers: { CopySource: 'x-amz-copy-source' },
        answer: { payload: 'CopyObjectResult' },
      },
    }),
    GetObject: operation({
      input: { Bucket: bucket, Key: key, Range: optional(string()) },
      output: {
        Body: optional(blob),
        ContentLength: optional(integer()),
        LastModified: optional(timestamp),
        Metadata: optional(map(string())),
      },
      errors: ['NoSuchKey'],
      page,
      http: {
        method: 'GET',
        path: '/{Bucket}/{Key+}',
        headers: { Range: 'Range' },
        answer: { headers: { LastModified: 'Last-Modified' }, prefixHeaders: { Metadata: 'x-amz-meta-' }, payload: 'Body' },
      },
    }),
    ListObjectsV2: operation({
      input: { Bucket: bucket, Prefix: optional(string()), MaxKeys: optional(integer()) },
      output: {
        IsTruncated: optional(boolean),
        Contents: optional(
          flat(list(structure({ Key: optional(string()), Size: optional(integer()), LastModified: optional(timestamp) }))),
        ),
      },
      page,
      http: {
        method: 'GET',
        path: '/{Bucket}?list-type=2',
        query: { Prefix: 'prefix', MaxKeys: 'max-keys' },
        answer: { root: 'ListBucketResult' },
      },
    }),
    DeleteObjects: operation({
      input: {
        Bucket: bucket,
        Delete: required(
          structure({ Objects: { ...required(flat(list(structure({ Key: key })))), wire: 'Object' }, Quiet: optional(boolean) }),
        ),
      },
      output: { Deleted: optional(flat(list(structure({ Key: optional(string()) })))) },
      page,
      http: { method: 'POST', path: '/{Bucket}?delete', payload: 'Delete', answer: { root: 'DeleteResult' } },
    }),
    ListBuckets: operation({
      input: {},
      output: { Buckets: optional({ ...list(structure({ Name: optional(string()) })), item: 'Bucket' }) },
      page,
      http: { method: 'GET', path: '/', answer: { root: 'ListAllMyBucketsResult' } },
    }),
  },
} as const satisfies ServiceModel

const heard: LiveCall[] = []
let answer: LiveAnswer = { ok: true, value: {} }
let door: HttpDoor
let client: RealClient

beforeAll(async () => {
  const call = (made: LiveCall): Promise<LiveAnswer> => {
    heard.push(made)
    return Promise.resolve(answer)
  }
  const world = { call, state: () => ({ clockMs: 0, steps: 0, openCalls: 0, stopped: null }) }
  door = await openHttpDoor({ world, services: [storage], port: 0 })
  client = realClient(storage, door.port)
})
afterAll(async () => {
  client.close()
  await door.close()
})

async function told(name: string, input: object, value: Extract<LiveAnswer, { ok: true }>['value']): Promise<Record<string, unknown>> {
  answer = { ok: true, value }
  const output = await client.send(name, input)
  expect(heard.at(-1)?.operation).toBe(name)
  return output
}

const moment = 1_767_603_600

describe('REST with XML, as AWS’s own client of S3 speaks it', () => {
  it('puts bytes and headers', async () => {
    const input = { Bucket: 'shop', Key: 'in/a b+ü.txt', Body: Buffer.from([0, 255, 10]), ContentType: 'text/x', Metadata: { who: 'me' } }
    expect(await told('PutObject', input, { ETag: '"abc"' })).toMatchObject({ ETag: '"abc"' })
    expect(heard.at(-1)?.input).toEqual({ ...input, Body: 'AP8K' })
  })

  it('gets bytes and headers', async () => {
    const value = { Body: 'AP8K', LastModified: moment, Metadata: { who: 'me' } }
    const output = await told('GetObject', { Bucket: 'shop', Key: 'a', Range: 'bytes=0-2' }, value)
    expect(output).toMatchObject({ LastModified: new Date(moment * 1000), Metadata: { who: 'me' }, ContentLength: 3 })
    const body = output['Body'] as { transformToByteArray(): Promise<Uint8Array> }
    expect([...(await body.transformToByteArray())]).toEqual([0, 255, 10])
    expect(heard.at(-1)?.input).toEqual({ Bucket: 'shop', Key: 'a', Range: 'bytes=0-2' })
  })

  it('tells operations of the same path apart by a header', async () => {
    const value = { CopyObjectResult: { ETag: '"x"', LastModified: moment } }
    const output = await told('CopyObject', { Bucket: 'shop', Key: 'b', CopySource: 'shop/a' }, value)
    expect(output['CopyObjectResult']).toEqual({ ETag: '"x"', LastModified: new Date(moment * 1000) })
  })

  it('lists', async () => {
    const value = { IsTruncated: false, Contents: [{ Key: 'a<&>', Size: 3, LastModified: moment }, { Key: 'b' }] }
    const output = await told('ListObjectsV2', { Bucket: 'shop', Prefix: 'x/', MaxKeys: 5 }, value)
    expect(output).toMatchObject({
      IsTruncated: false,
      Contents: [{ Key: 'a<&>', Size: 3, LastModified: new Date(moment * 1000) }, { Key: 'b' }],
    })
    expect(heard.at(-1)?.input).toEqual({ Bucket: 'shop', Prefix: 'x/', MaxKeys: 5 })
    expect((await told('ListBuckets', {}, { Buckets: [{ Name: 'shop' }] }))['Buckets']).toEqual([{ Name: 'shop' }])
  })

  it('sends a document', async () => {
    const input = { Bucket: 'shop', Delete: { Objects: [{ Key: 'a&b' }, { Key: 'c' }], Quiet: false } }
    expect(await told('DeleteObjects', input, { Deleted: [{ Key: 'a&b' }] })).toMatchObject({ Deleted: [{ Key: 'a&b' }] })
    expect(heard.at(-1)?.input).toEqual({ Bucket: 'shop', Delete: input.Delete })
  })

  it('has faults', async () => {
    answer = { ok: false, error: { code: 'NoSuchKey', message: 'The specified key does not exist.', origin: 'client' } }
    await expect(client.send('GetObject', { Bucket: 'shop', Key: 'a' })).rejects.toMatchObject({
      name: 'NoSuchKey',
      message: 'The specified key does not exist.',
      $metadata: { httpStatusCode: 404 },
    })
  })

  it('finds the bucket in the host', async () => {
    answer = { ok: true, value: {} }
    const { request } = await import('node:http')
    await new Promise<void>((resolve) => {
      request({ port: door.port, path: '/a?x-id=GetObject', headers: { Host: `shop.s3.localhost:${door.port}` } }, (response) => {
        response.resume().on('end', () => resolve())
      }).end()
    })
    expect(heard.at(-1)).toMatchObject({ operation: 'GetObject', input: { Bucket: 'shop', Key: 'a' } })
  })
})
