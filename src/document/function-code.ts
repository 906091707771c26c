/** The files of a function’s code, where the document has them: inline, or among the files that came with the template. */
import { isJsonObject } from '../base/json.ts'
import type { CodeFrom, DocumentFiles } from './model.ts'
import type { ResolvedResource } from './resources.ts'

/** What Node.js reads. */
const READ = /\.(js|mjs|cjs|json)$/
/** Packages that somebody installed, and what tools keep: handlers import only files of their own and what the runtime brings. */
const ASIDE = /(^|\/)(node_modules|\.[^/]+)\//

interface FunctionCode {
  readonly code?: DocumentFiles
  readonly codeFrom?: CodeFrom
}

export function codeOf({ source, properties }: ResolvedResource, files: DocumentFiles, folder: string): FunctionCode {
  const runtime = properties['Runtime']
  if (typeof runtime === 'string' && !runtime.startsWith('nodejs')) return {}
  const code = properties['Code']
  const inline = isJsonObject(code) ? code['ZipFile'] : undefined
  // Inline code is `index.js`: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-code.html
  if (typeof inline === 'string') return { code: { 'index.js': inline } }
  if (source.codeUri === undefined || source.codeUri.includes('://')) return {}
  const found = filesAt(files, pathOf(`${folder}/${source.codeUri}`)) ?? filesAt(files, pathOf(source.codeUri))
  const codeFrom = { path: shortPath(source.codeUri), files: (found ?? []).map(({ path }) => path) }
  return { codeFrom, ...(found && { code: Object.fromEntries(found.map(({ at, path }) => [at, files[path] as string])) }) }
}

/** A file of a function: its path among the document's files, and where it stands in the function's package. */
interface Found {
  readonly path: string
  readonly at: string
}

/**
 * One file, under its own name, or all that stand below a folder, in the order of their paths: the same files make the same
 * package, however they came. A folder without JavaScript has no code.
 */
function filesAt(files: DocumentFiles, place: string): Found[] | undefined {
  const paths = Object.keys(files)
  const only = paths.find((path) => pathOf(path) === place)
  if (only !== undefined) return READ.test(place) ? [{ path: only, at: place.slice(place.lastIndexOf('/') + 1) }] : undefined
  const below = place === '' ? '' : `${place}/`
  const found = paths
    .map((path): Found => ({ path, at: pathOf(path) }))
    .filter(({ at }) => at.startsWith(below) && READ.test(at) && !ASIDE.test(at))
    .map(({ path, at }): Found => ({ path, at: at.slice(below.length) }))
  if (!found.some(({ at }) => !at.endsWith('.json'))) return undefined
  return found.toSorted((a, b) => (a.at < b.at ? -1 : 1))
}

/** `./src/../lib\\a.js` → `lib/a.js` */
function pathOf(written: string): string {
  const parts: string[] = []
  for (const part of written.split(/[/\\]/)) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

/** `./src/` → `src`; `..` at the beginning stays. */
export function shortPath(written: string): string {
  const path = written
    .replaceAll('\\', '/')
    .replace(/^(\.\/+)+/, '')
    .replace(/\/+$/, '')
  return path === '' ? '.' : path
}

export function folderOf(fileName: string): string {
  return fileName.split(/[/\\]/).slice(0, -1).join('/')
}

/** The path of the file among the document's: counted from the template's folder, or as it is written. */
export function fileAt(files: DocumentFiles, folder: string, written: string): string | undefined {
  const paths = Object.keys(files)
  const at = (place: string) => paths.find((path) => pathOf(path) === place)
  return at(pathOf(`${folder}/${written}`)) ?? at(pathOf(written))
}
