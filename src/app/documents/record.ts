/** One saved document as it lies in storage. What comes back is checked field by field: nothing that is stored is trusted. */
import { fail, ok, type Result } from '../../base/result.ts'
import type { Content, KeptFiles } from './content.ts'
import { cleanName } from './document-name.ts'

/** Counts the forms that a record has had. A record of a higher number was written by a newer Switchyard and is never overwritten. */
export const recordFormat = 1

export interface KeptDocument extends Content {
  readonly format: typeof recordFormat
  readonly id: string
  readonly name: string
  /** The template's own path as it came: `template.yaml`. Its ending tells how it is exported. */
  readonly path: string
  /** What the template was called when it was opened: resources without a name of their own are named after it. */
  readonly openedAs: string
  /** Wall clock, milliseconds since 1970. */
  readonly createdMs: number
  readonly changedMs: number
  /** Counts saves of the text and the files; a new name does not count. */
  readonly revision: number
  /** The page that saved last. */
  readonly writer?: string
  /** When it was moved to the bin. */
  readonly binnedMs?: number
}

export interface UnreadableRecord {
  readonly isNewer: boolean
  /** What is wrong with it, in words. */
  readonly reason: string
}

/** Reads what storage gave back. Fields that are not known are dropped, a missing or wrong one makes the record unreadable. */
export function readRecord(value: unknown): Result<KeptDocument, UnreadableRecord> {
  if (!isRecord(value)) return unreadable('it is not a document')
  const { format, id, name, path, openedAs, text, files, readable, createdMs, changedMs, revision, writer, binnedMs } = value
  if (isCount(format) && format > recordFormat) return fail({ isNewer: true, reason: 'it was saved by a newer Switchyard' })
  if (format !== recordFormat) return unreadable('it does not say how it was saved')
  if (typeof id !== 'string' || id === '') return unreadable('it has no identity')
  if (typeof name !== 'string' || typeof path !== 'string' || typeof openedAs !== 'string') return unreadable('its name is missing')
  if (typeof text !== 'string') return unreadable('its text is missing')
  if (!isFiles(files)) return unreadable('its files are damaged')
  if (!isTime(createdMs) || !isTime(changedMs) || !isCount(revision)) return unreadable('its dates are damaged')
  return ok({
    format,
    id,
    name: cleanName(name),
    path,
    openedAs,
    text,
    files: copyOf(files),
    ...(isReadable(readable) ? { readable: { text: readable.text, files: copyOf(readable.files) } } : {}),
    createdMs,
    changedMs,
    revision,
    ...(typeof writer === 'string' ? { writer } : {}),
    ...(isTime(binnedMs) ? { binnedMs } : {}),
  })
}

/** Whatever a record that cannot be read holds, as text: its template where that is left, else all of it as JSON. */
export function rawText(value: unknown): string {
  if (typeof value === 'string') return value
  if (isRecord(value) && typeof value.text === 'string' && (!isRecord(value.files) || Object.keys(value.files).length === 0))
    return value.text
  try {
    return JSON.stringify(value, undefined, 2) ?? String(value)
  } catch {
    return String(value)
  }
}

/** What a record that cannot be read is called, if it still says so. */
export function rawName(value: unknown): string | undefined {
  return isRecord(value) && typeof value.name === 'string' ? cleanName(value.name) : undefined
}

function unreadable(reason: string): Result<KeptDocument, UnreadableRecord> {
  return fail({ isNewer: false, reason })
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isFiles(value: unknown): value is KeptFiles {
  return isRecord(value) && Object.values(value).every((file) => typeof file === 'string')
}

function isReadable(value: unknown): value is { readonly text: string; readonly files: KeptFiles } {
  return isRecord(value) && typeof value.text === 'string' && isFiles(value.files)
}

/** Own entries only: a key `__proto__` stays a path and becomes nothing else. */
function copyOf(files: KeptFiles): KeptFiles {
  return Object.fromEntries(Object.entries(files))
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}
