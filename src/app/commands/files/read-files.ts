/** From files to texts, within bounds. Whatever cannot be taken is refused as a whole, so that no half of a document is opened. */
import { fail, ok, type Result } from '../../../base/result.ts'
import type { DocumentFiles } from '../../../bridge/protocol/index.ts'
import { type ArchivedDocument, fromEntries } from '../../documents/library-archive.ts'
import {
  codeEndings,
  type Found,
  type FoundFile,
  hasEnding,
  isRead,
  mostBytes,
  mostBytesInAll,
  mostFiles,
  mostLibraryBytes,
  mostZipBytes,
  type Refusal,
  templateEndings,
  zipEnding,
} from './limits.ts'

export interface ReadFiles {
  readonly texts: DocumentFiles
  /** What the archive or the only folder is called. */
  readonly top: string | undefined
  readonly hasPackages: boolean
}

/** What was exported together: documents of their own. */
export interface ReadDocuments {
  readonly documents: readonly ArchivedDocument[]
}

export async function readFiles(found: Found): Promise<Result<ReadFiles | ReadDocuments, Refusal>> {
  const archives = found.files.filter(({ path }) => hasEnding(path, [zipEnding]))
  const [archive] = archives
  if (archive === undefined) return decode(found, topOf(found.files))
  if (found.files.length > 1) {
    return fail({ title: `${archive.path} came with other files`, lines: ['Drop an archive alone, or its files unpacked.'] })
  }
  const documents = await openLibrary(archive)
  if (documents) return documents
  const opened = await openArchive(archive)
  if (!opened.ok) return opened
  return decode(opened.value, topOf(opened.value.files) ?? nameWithout(archive.path))
}

/** Nothing where the archive is not one of documents. */
async function openLibrary(archive: FoundFile): Promise<Result<ReadDocuments, Refusal> | undefined> {
  if (archive.size > mostLibraryBytes) return undefined
  const bytes = await bytesOf(archive)
  if (!bytes.ok) return bytes
  const { unzipLibrary } = await import('./unzip-files.ts')
  const name = baseOf(archive.path)
  const entries = unzipLibrary(bytes.value, name)
  if (entries === undefined || !entries.ok) return entries
  const texts: [string, string][] = []
  for (const [path, content] of Object.entries(entries.value)) {
    const text = textOf(content)
    if (text === undefined) return fail(notText(path))
    texts.push([path, text])
  }
  const documents = fromEntries(Object.fromEntries(texts))
  if (documents) return ok({ documents })
  return fail({ title: `${name} cannot be read`, lines: ['It is damaged, or was exported by a newer Switchyard.'] })
}

async function openArchive(archive: FoundFile): Promise<Result<Found, Refusal>> {
  const name = baseOf(archive.path)
  if (archive.size > mostZipBytes) return fail({ title: `${name} is too large`, lines: [`An archive may have ${mostZipBytes / 1e6} MB.`] })
  const { unzipFiles } = await import('./unzip-files.ts')
  const bytes = await bytesOf(archive)
  return bytes.ok ? unzipFiles(bytes.value, name) : bytes
}

async function decode({ files, hasPackages }: Found, top: string | undefined): Promise<Result<ReadFiles, Refusal>> {
  const read = files.filter(({ path }) => isRead(path))
  const [only] = files
  if (read.length === 0) return fail(only === undefined || files.length > 1 ? nothingToRead(top) : notRead(only.path))
  const large = read.find(({ size }) => size > mostBytes)
  if (large !== undefined) {
    const had = `It has ${(large.size / 1e6).toFixed(1)} MB; a file may have 1 MB (CloudFormation itself takes templates up to 1 MB).`
    return fail({ title: `${large.path} is too large`, lines: [had] })
  }
  const total = read.reduce((sum, { size }) => sum + size, 0)
  if (read.length > mostFiles || total > mostBytesInAll) {
    const had = `${read.length} files of ${(total / 1e6).toFixed(1)} MB together; ${mostFiles} files and ${mostBytesInAll / 1e6} MB can be opened.`
    return fail({ title: 'That is too much', lines: [had, 'Drop the template with the code of its functions only.'] })
  }
  const texts: [string, string][] = []
  for (const file of read) {
    const bytes = await bytesOf(file)
    if (!bytes.ok) return bytes
    const text = textOf(bytes.value)
    if (text === undefined) return fail(notText(file.path))
    texts.push([file.path, text])
  }
  return ok({ texts: Object.fromEntries(texts), top, hasPackages })
}

async function bytesOf(file: FoundFile): Promise<Result<Uint8Array, Refusal>> {
  try {
    return ok(await file.read())
  } catch {
    return fail({
      title: `${file.path} could not be read`,
      lines: ['The browser was refused the file, or it changed in the meantime. Try again.'],
    })
  }
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    // A byte-order mark is part of what somebody wrote: it stays, and is exported again.
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return text.includes('\0') ? undefined : text
  } catch {
    return undefined
  }
}

/** The folder in which all of them lie. */
function topOf(files: readonly FoundFile[]): string | undefined {
  const tops = new Set(files.map(({ path }) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '')))
  const [top = ''] = tops
  return tops.size === 1 && top !== '' ? top : undefined
}

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function nameWithout(path: string): string {
  return baseOf(path).replace(/\.[^.]+$/, '')
}

function notText(path: string): Refusal {
  return {
    title: `${path} is not text`,
    lines: [`Switchyard opens CloudFormation and SAM templates (${templateEndings.join(', ')}) and handlers in JavaScript, in UTF-8.`],
  }
}

function notRead(path: string): Refusal {
  const isTypeScript = hasEnding(path, ['.ts', '.mts', '.cts'])
  const why = isTypeScript
    ? 'TypeScript is not run here: build it first, and drop the JavaScript.'
    : `Templates end in ${templateEndings.join(', ')}; handlers in ${codeEndings.join(', ')}.`
  return { title: `${path} cannot be opened`, lines: [why] }
}

function nothingToRead(top: string | undefined): Refusal {
  const title = top === undefined ? 'Nothing here can be opened' : `Nothing in ${top} can be opened`
  return { title, lines: [`Templates end in ${templateEndings.join(', ')}; handlers in ${codeEndings.join(', ')}.`] }
}
