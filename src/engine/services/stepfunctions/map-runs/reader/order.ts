/** What a distributed Map is told to read. https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html */
import type { MapState } from '../../../../../asl/index.ts'
import type { JsonObject } from '../../../../../base/json.ts'
import { fail, ok } from '../../../../../base/result.ts'
import type { Attempt } from '../../failed.ts'
import type { Payload } from '../../payload.ts'
import type { WorkOn } from '../../states/state-type.ts'
import { choiceIn, countIn, notAnInteger, requestIn, settingsIn, settingsWithin, type Settings } from '../settings.ts'
import { readerFailure } from './reader-failure.ts'
import type { Format, Listing, Reading, WantedObject } from './state.ts'

/** More are never read. */
const mostItems = 100_000_000

const delimiters: Readonly<Record<string, string>> = { COMMA: ',', PIPE: '|', SEMICOLON: ';', SPACE: ' ', TAB: '\t' }

/** `undefined` where the state has no reader. A failure of the reader is that of the Map Run; any other is that of the state. */
export function readingOf(work: WorkOn<MapState>, input: Payload): Attempt<Reading | undefined> {
  const reader = settingsIn(work, input, 'ItemReader')
  if (reader === undefined) return ok(undefined)
  const request = requestIn(reader)
  if (!request.ok) return request
  const config = settingsWithin(reader, 'ReaderConfig')
  const most = mostItemsIn(config)
  if (!most.ok) return most
  const { Bucket: bucket, Key: key, Prefix: prefix } = request.value ?? {}
  if (typeof bucket !== 'string') return fail(readerFailure('The reader is told no bucket.'))
  const common = { format: formatOf(config), mostItems: most.value }
  if (String(reader.fields['Resource']).endsWith(':listObjectsV2'))
    return ok({ ...common, listing: listingOf(config, bucket, prefix), objects: [] })
  if (typeof key !== 'string') return fail(readerFailure('The reader is told no key.'))
  return ok({ ...common, listing: null, objects: [{ bucket, key, holds: holdingOf(config) }] })
}

/** 0 is as good as nothing. */
function mostItemsIn(config: Settings): Attempt<number> {
  const count = countIn(config, 'MaxItems')
  if (!count.ok) return count
  const { value } = count
  if (value === undefined) return ok(mostItems)
  if (!Number.isSafeInteger(value)) return fail(readerFailure(notAnInteger(config, 'MaxItems', value)))
  if ((value as number) < 0) return fail(readerFailure('field MaxItems must be positive'))
  return ok(Math.min((value as number) || mostItems, mostItems))
}

function listingOf(config: Settings, bucket: string, prefix: JsonObject[string] | undefined): Listing {
  const loads = choiceIn(config, 'Transformation', ['NONE', 'LOAD_AND_FLATTEN'], 'NONE') === 'LOAD_AND_FLATTEN'
  return { bucket, prefix: typeof prefix === 'string' ? prefix : '', token: null, isComplete: false, loads }
}

/** A manifest of Athena names the type of the objects that it lists, one of S3 Inventory its own. */
function holdingOf(config: Settings): WantedObject['holds'] {
  const { ManifestType: manifest, InputType: type } = config.fields
  if (manifest === 'ATHENA_DATA') return 'athena'
  return manifest === 'S3_INVENTORY' || type === 'MANIFEST' ? 'inventory' : 'items'
}

function formatOf(config: Settings): Format {
  const { InputType: type, CSVDelimiter: delimiter, CSVHeaders: headers, ItemsPointer: pointer } = config.fields
  const isGiven = config.fields['CSVHeaderLocation'] === 'GIVEN' && Array.isArray(headers)
  return {
    inputType: typeof type === 'string' ? type : 'JSON',
    delimiter: delimiters[String(delimiter)] ?? ',',
    headers: isGiven ? headers.map(String) : null,
    pointer: typeof pointer === 'string' ? pointer : null,
  }
}
