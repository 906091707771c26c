/** Objects that hold no items, but name those that do. */
import { isJsonObject, type Json } from '../../../../../base/json.ts'
import { fail, ok } from '../../../../../base/result.ts'
import type { Attempt } from '../../failed.ts'
import { parsed } from './items-in-text.ts'
import { readerFailure } from './reader-failure.ts'
import type { WantedObject } from './state.ts'

/** The `manifest.json` of an S3 Inventory. https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-inventory-location.html */
export function inventoryObjects(text: string, manifest: WantedObject): Attempt<WantedObject[]> {
  const value = parsed(text)
  if (!isJsonObject(value) || !Array.isArray(value['files'])) return fail(readerFailure('The manifest names no files.'))
  const { fileFormat, fileSchema, destinationBucket } = value
  if (fileFormat !== 'CSV') return fail(readerFailure(`Switchyard does not read an inventory of format ${String(fileFormat)}.`))
  const headers = String(fileSchema ?? '')
    .split(',')
    .map((name) => name.trim())
  const bucket = typeof destinationBucket === 'string' ? destinationBucket.replace(/^arn:[^:]*:s3:::/, '') : manifest.bucket
  const keys = (value['files'] as readonly Json[]).flatMap((file) =>
    isJsonObject(file) && typeof file['key'] === 'string' ? [file['key']] : [],
  )
  return ok(keys.map((key) => ({ bucket, key, holds: 'items', headers })))
}

/** What Athena's UNLOAD leaves: the address of an object on each line. https://docs.aws.amazon.com/athena/latest/ug/unload.html */
export function athenaObjects(text: string): Attempt<WantedObject[]> {
  const objects: WantedObject[] = []
  for (const line of text.split('\n')) {
    const address = line.trim().replaceAll('"', '')
    if (address === '') continue
    const parts = /^s3:\/\/([^/]+)\/(.+)$/i.exec(address)
    if (parts === null) return fail(readerFailure(`The manifest names what is no object of S3: ${address}`))
    objects.push({ bucket: parts[1] as string, key: parts[2] as string, holds: 'items' })
  }
  return ok(objects)
}
