/** Results are written to S3: files by the children's status, and a manifest that names them. https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html */
import { encodeBase64 } from '../../../../base/base64.ts'
import type { Json, JsonObject } from '../../../../base/json.ts'
import { encodeUtf8 } from '../../../../base/utf8.ts'
import type { ResourceKey, Step } from '../../../kernel/index.ts'
import { giverOf, nextGiven } from './batch.ts'
import { mapRunId } from './map-run-keys.ts'
import { childrenFrom } from './pages.ts'
import { flattened } from './results.ts'
import { callS3 } from './s3-call.ts'
import type { FileGroup, MapRunState, Writer } from './state.ts'

/** AWS's files are 5 GB at most; objects here are smaller. */
const mostCharacters = 8_388_608

const after = { SUCCEEDED: 'FAILED', FAILED: 'PENDING', PENDING: 'manifest' } as const

/** Sends the next file. Answers whether there was one. */
export function writeNext(step: Step, key: ResourceKey, run: MapRunState): boolean {
  const { writer } = run
  if (!writer?.place) return false
  while (writer.group !== 'manifest') {
    const { group } = writer
    const file = fileOf(step, key, run, writer, group)
    if (file.next === null) writer.group = after[group]
    writer.next = file.next ?? 0
    if (file.entries.length > 0) {
      put(step, key, run, writer, { group, text: textOf(writer, file.entries) })
      return true
    }
  }
  if (writer.written.some(({ group }) => group === 'manifest')) return false
  put(step, key, run, writer, { group: 'manifest', text: JSON.stringify(manifestOf(run, writer)) })
  return true
}

export function manifestKey({ arn, writer }: Readonly<MapRunState>): string {
  const prefix = writer?.place?.prefix ?? ''
  return `${prefix}${prefix === '' || prefix.endsWith('/') ? '' : '/'}${mapRunId(arn)}/manifest.json`
}

interface File {
  /** JSON texts. */
  readonly entries: readonly string[]
  /** Where the next file of the group goes on, or `null`. */
  readonly next: number | null
}

function fileOf(step: Step, key: ResourceKey, run: Readonly<MapRunState>, writer: Writer, group: FileGroup): File {
  if (group === 'PENDING') return pendingFile(step, key, run, writer.next)
  const entries: string[] = []
  let characters = 0
  for (const [number, { status, result }] of childrenFrom(step, key, run, writer.next)) {
    if ((status === 'SUCCEEDED') !== (group === 'SUCCEEDED') || result === null) continue
    entries.push(...flattened(writer, status, result))
    characters += result.length
    if (characters > mostCharacters) return { entries, next: number + 1 }
  }
  return { entries, next: null }
}

/** Children that were never begun, for the Map Run failed before. */
function pendingFile(step: Step, key: ResourceKey, run: Readonly<MapRunState>, from: number): File {
  const giver = run.nextItem < run.items ? giverOf(step, key, run) : undefined
  if (!giver?.ok) return { entries: [], next: null }
  const entries: string[] = []
  let characters = 0
  for (let at = Math.max(from, run.nextItem); at < run.items; ) {
    const given = nextGiven(giver.value, at)
    if (!given.ok) break
    at += given.value.items
    entries.push(JSON.stringify({ Input: given.value.input, InputDetails: { Included: true }, Status: 'PENDING' }))
    characters += given.value.input.length
    if (characters > mostCharacters && at < run.items) return { entries, next: at }
  }
  return { entries, next: null }
}

function textOf({ output }: Writer, entries: readonly string[]): string {
  return output === 'JSONL' ? entries.map((entry) => `${entry}\n`).join('') : `[${entries.join(',')}]`
}

interface Content {
  readonly group: FileGroup | 'manifest'
  readonly text: string
}

function put(step: Step, key: ResourceKey, run: MapRunState, writer: Writer, { group, text }: Content): void {
  const manifest = manifestKey(run)
  const number = writer.written.filter((one) => one.group === group).length
  const extension = writer.output === 'JSONL' ? 'jsonl' : 'json'
  const name = group === 'manifest' ? manifest : manifest.replace(/manifest\.json$/, `${group}_${number}.${extension}`)
  const bytes = encodeUtf8(text)
  writer.written.push({ group, key: name, size: bytes.length })
  callS3(step, key, run, 'PutObject', {
    Bucket: writer.place?.bucket ?? '',
    Key: name,
    Body: encodeBase64(bytes),
    ContentType: 'application/json',
  })
}

function manifestOf({ arn }: Readonly<MapRunState>, { place, written }: Writer): JsonObject {
  const filesOf = (group: FileGroup): Json[] =>
    written.filter((one) => one.group === group).map(({ key, size }) => ({ Key: key, Size: size }))
  return {
    DestinationBucket: place?.bucket ?? '',
    MapRunArn: arn,
    ResultFiles: { FAILED: filesOf('FAILED'), PENDING: filesOf('PENDING'), SUCCEEDED: filesOf('SUCCEEDED') },
  }
}
