/** The files of a function’s code, where the document has them: inline, or among the files that came with the template. */
import { isJsonObject } from '../base/json.ts'
import type { ResolvedResource } from './resources.ts'

/** Paths of text files as they came, beside the template or below its folder. */
export type DocumentFiles = Readonly<Record<string, string>>

/** What Node.js reads. */
const READ = /\.(js|mjs|cjs|json)$/

export function codeOf({ source, properties }: ResolvedResource, files: DocumentFiles, folder: string): DocumentFiles | undefined {
  const runtime = properties['Runtime']
  if (typeof runtime === 'string' && !runtime.startsWith('nodejs')) return undefined
  const code = properties['Code']
  const inline = isJsonObject(code) ? code['ZipFile'] : undefined
  // Inline code is `index.js`: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-code.html
  if (typeof inline === 'string') return { 'index.js': inline }
  if (source.codeUri === undefined) return undefined
  const byPath = new Map(Object.entries(files).map(([path, text]) => [pathOf(path), text]))
  return filesAt(byPath, pathOf(`${folder}/${source.codeUri}`)) ?? filesAt(byPath, pathOf(source.codeUri))
}

/** One file, under its own name, or all that stand below a folder. A folder without JavaScript has no code. */
function filesAt(files: ReadonlyMap<string, string>, at: string): DocumentFiles | undefined {
  const only = files.get(at)
  if (only !== undefined) return READ.test(at) ? { [at.slice(at.lastIndexOf('/') + 1)]: only } : undefined
  const below = at === '' ? '' : `${at}/`
  const found = [...files].filter(([path]) => path.startsWith(below) && READ.test(path))
  if (!found.some(([path]) => !path.endsWith('.json'))) return undefined
  return Object.fromEntries(found.map(([path, text]) => [path.slice(below.length), text]))
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

export function folderOf(fileName: string): string {
  return fileName.split(/[/\\]/).slice(0, -1).join('/')
}
