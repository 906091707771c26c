/** The files of a .zip, fetched with its library when one is opened. What is too large, or points outside of it, is refused. */
import { unzipSync } from 'fflate'
import { fail, ok, type Result } from '../../../base/result.ts'
import { listPath } from '../../documents/library-archive.ts'
import {
  type Found,
  isRead,
  isSkippedFolder,
  mostBytes,
  mostBytesInAll,
  mostDepth,
  mostFiles,
  mostLibraryBytes,
  mostSeen,
  type Refusal,
  tooMany,
} from './limits.ts'

/** `name` is the archive's own, for what is said about it. */
export function unzipFiles(bytes: Uint8Array, name: string): Result<Found, Refusal> {
  const survey = surveyOf(bytes, name)
  if (!survey.ok) return survey
  const { wanted, hasPackages } = survey.value
  const texts = unpack(bytes, (path) => wanted.has(path))
  if (texts === undefined) return fail(unreadable(name))
  const files = Object.entries(texts).map(([path, content]) => ({
    path: slashed(path),
    size: content.byteLength,
    read: () => Promise.resolve(content),
  }))
  return ok({ files, hasPackages })
}

/** The files of an archive of documents, by path; nothing where it has no list of them. `name` is the archive's own. */
export function unzipLibrary(bytes: Uint8Array, name: string): Result<Readonly<Record<string, Uint8Array>>, Refusal> | undefined {
  const paths: string[] = []
  let total = 0
  const read = unpack(bytes, (path, size) => {
    paths.push(path)
    total += size
    return false
  })
  if (read === undefined || !paths.includes(listPath)) return undefined
  if (paths.some(isOutside)) return fail({ title: `${name} is not opened`, lines: ['It has a file whose path leads out of it.'] })
  if (paths.length > mostSeen || total > mostLibraryBytes) {
    return fail({ title: `${name} is too large`, lines: [`Documents may have ${mostLibraryBytes / 1e6} MB together.`] })
  }
  const entries = unpack(bytes, () => true)
  return entries === undefined ? fail(unreadable(name)) : ok(entries)
}

/** Reads the table of contents only: nothing is unpacked before all of it is known to be within bounds. */
function surveyOf(
  bytes: Uint8Array,
  name: string,
): Result<{ readonly wanted: ReadonlySet<string>; readonly hasPackages: boolean }, Refusal> {
  const wanted = new Set<string>()
  let hasPackages = false
  let seen = 0
  let total = 0
  let refusal: Refusal | undefined
  const read = unpack(bytes, (path, size) => {
    seen += 1
    const folders = slashed(path).split('/').slice(0, -1)
    if (isOutside(path))
      refusal ??= { title: `${name} is not opened`, lines: [`It has a file whose path leads out of it: ${path.slice(0, 100)}`] }
    else if (folders.length > mostDepth) refusal ??= tooMany(name)
    else if (folders.some(isSkippedFolder)) hasPackages ||= folders.includes('node_modules')
    else if (isRead(path) && !wanted.has(path)) {
      wanted.add(path)
      total += size
      if (size > mostBytes) refusal ??= tooLarge(`${path} in ${name}`)
    }
    return false
  })
  if (read === undefined) return fail(unreadable(name))
  if (seen > mostSeen) refusal ??= tooMany(name)
  if (wanted.size > mostFiles || total > mostBytesInAll) refusal ??= tooLarge(name)
  return refusal === undefined ? ok({ wanted, hasPackages }) : fail(refusal)
}

/** Calls `isWanted` with every path and unpacked size; `undefined` for bytes that are no archive. */
function unpack(bytes: Uint8Array, isWanted: (path: string, size: number) => boolean): Record<string, Uint8Array> | undefined {
  try {
    return unzipSync(bytes, { filter: ({ name, originalSize }) => !name.endsWith('/') && isWanted(name, originalSize) })
  } catch {
    return undefined
  }
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/')
}

function isOutside(path: string): boolean {
  const parts = slashed(path).split('/')
  return parts[0] === '' || parts.includes('..') || /^[a-z]:/i.test(path) || path.includes('\0')
}

function tooLarge(what: string): Refusal {
  return { title: `${what} is too large`, lines: [`A file may have 1 MB; all together ${mostBytesInAll / 1e6} MB in ${mostFiles} files.`] }
}

function unreadable(name: string): Refusal {
  return {
    title: `${name} cannot be read`,
    lines: ['It is no .zip archive, is damaged, or is packed in a way that is not understood here.'],
  }
}
