/** Items are read from S3, one answer after the other, until there are no more or enough. */
import type { S3Output } from '../../../../../aws/services/s3.ts'
import { decodeBase64 } from '../../../../../base/base64.ts'
import type { JsonObject } from '../../../../../base/json.ts'
import { fail, ok, type Result } from '../../../../../base/result.ts'
import { decodeUtf8 } from '../../../../../base/utf8.ts'
import type { Fault, ResourceKey, Step } from '../../../../kernel/index.ts'
import type { Attempt } from '../../failed.ts'
import { addItems } from '../pages.ts'
import { itemsForNobody } from '../../tasks/mocked/items.ts'
import { callS3, refusalWords } from '../s3-call.ts'
import type { MapRunState } from '../state.ts'
import { gunzip } from './gunzip.ts'
import { itemsInText } from './items-in-text.ts'
import { athenaObjects, inventoryObjects } from './manifest.ts'
import { readerFailure } from './reader-failure.ts'
import type { Listing, Reading, WantedObject } from './state.ts'

/** Asks for what is read next. Answers whether there is something. */
export function askNext(step: Step, key: ResourceKey, run: MapRunState): boolean {
  const { reading } = run
  if (reading === null || run.items >= reading.mostItems) return false
  const { listing, objects } = reading
  if (listing && !listing.isComplete) {
    const { bucket, prefix, token } = listing
    const input = { Bucket: bucket, ...(prefix !== '' && { Prefix: prefix }), ...(token !== null && { ContinuationToken: token }) }
    callS3(step, key, run, 'ListObjectsV2', input)
    return true
  }
  const [next] = objects
  if (next === undefined) return false
  callS3(step, key, run, 'GetObject', { Bucket: next.bucket, Key: next.key })
  return true
}

/** Takes what was answered: items, or the names of objects that hold some. */
export function takeAnswer(step: Step, key: ResourceKey, run: MapRunState, result: Result<JsonObject, Fault>): Attempt<null> {
  const { reading } = run
  if (reading === null) return ok(null)
  if (!result.ok) {
    const items = itemsForNobody(step, run.execution, run.state, result.error)
    if (items === undefined) return fail(readerFailure(refusalWords(result.error)))
    run.reading = null
    addItems(step, key, run, items, null)
    return ok(null)
  }
  const { listing } = reading
  if (listing && !listing.isComplete) {
    takeListed(step, key, run, { reading, listing, page: result.value as S3Output<'ListObjectsV2'> })
    return ok(null)
  }
  const wanted = reading.objects.shift()
  return wanted === undefined ? ok(null) : takeObject(step, key, run, { reading, wanted, body: String(result.value['Body'] ?? '') })
}

interface Listed {
  readonly reading: Reading
  readonly listing: Listing
  readonly page: S3Output<'ListObjectsV2'>
}

function takeListed(step: Step, key: ResourceKey, run: MapRunState, { reading, listing, page }: Listed): void {
  const { Contents: contents = [], NextContinuationToken: token = null } = page
  listing.token = token
  listing.isComplete = token === null
  if (listing.loads) {
    for (const { Key: name = '' } of contents)
      if (!name.endsWith('/')) reading.objects.push({ bucket: listing.bucket, key: name, holds: 'items' })
    return
  }
  const items = contents
    .slice(0, reading.mostItems - run.items)
    .map(({ ETag, Key, LastModified, Size, StorageClass }) =>
      JSON.stringify({ Etag: ETag, Key, LastModified, Size, StorageClass: StorageClass ?? 'STANDARD' }),
    )
  if (run.sources.length === 0) run.sources.push({ from: 0, source: `S3://${listing.bucket}` })
  addItems(step, key, run, items, null)
}

interface Obtained {
  readonly reading: Reading
  readonly wanted: WantedObject
  readonly body: string
}

function takeObject(step: Step, key: ResourceKey, run: MapRunState, { reading, wanted, body }: Obtained): Attempt<null> {
  const text = textOf(body)
  if (!text.ok) return text
  if (wanted.holds !== 'items') {
    const objects = wanted.holds === 'athena' ? athenaObjects(text.value) : inventoryObjects(text.value, wanted)
    if (objects.ok) reading.objects.push(...objects.value)
    return objects.ok ? ok(null) : objects
  }
  const format = wanted.headers ? { ...reading.format, inputType: 'CSV', headers: wanted.headers } : reading.format
  const items = itemsInText(text.value, format, reading.mostItems - run.items)
  if (!items.ok) return items
  run.sources.push({ from: run.items, source: `S3://${wanted.bucket}/${wanted.key}` })
  addItems(step, key, run, items.value, null)
  return ok(null)
}

/** What is packed (the files of an inventory are) is unpacked. `body` is base64. */
function textOf(body: string): Attempt<string> {
  const bytes = decodeBase64(body)
  if (!bytes.ok) return fail(readerFailure('The object cannot be read.'))
  const isPacked = bytes.value[0] === 0x1f && bytes.value[1] === 0x8b
  const plain = isPacked ? gunzip(bytes.value) : bytes.value
  return plain === undefined ? fail(readerFailure('The object is no gzip file that can be unpacked.')) : ok(decodeUtf8(plain))
}
