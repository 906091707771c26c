/** A document as a file: the template byte for byte, or with its files as a zip archive. */
import type { KeptFiles } from './content.ts'

export interface Exported {
  readonly name: string
  readonly blob: Blob
}

export interface Exportable {
  readonly name: string
  readonly path: string
  readonly text: string
  readonly files: KeptFiles
}

/** Loads the archiver only where there are files. */
export async function exportDocument({ name, path, text, files }: Exportable): Promise<Exported> {
  const paths = Object.keys(files)
  if (paths.length === 0)
    return { name: `${fileName(name)}${ending(path, text)}`, blob: new Blob([text], { type: 'text/plain;charset=utf-8' }) }
  return { name: `${fileName(name)}.zip`, blob: await zipOf({ [exportPath(path, text)]: text, ...files }) }
}

/** Texts by path, as a zip archive. */
export async function zipOf(texts: KeptFiles): Promise<Blob> {
  const { strToU8, zipSync } = await import('fflate')
  const entries = Object.fromEntries(Object.entries(texts).map(([at, content]) => [at, strToU8(content)]))
  // A time of its own would make two exports of the same document differ.
  const bytes = zipSync(entries, { level: 6, mtime: new Date(1980, 0, 1) })
  return new Blob([bytes], { type: 'application/zip' })
}

/** Where a template lies in an archive: as it came, or under a name that can be opened. */
export function exportPath(path: string, text: string): string {
  return /\.(ya?ml|json|template)$/i.test(path) ? path : `template${ending(path, text)}`
}

/** What every system takes as a file's name. */
export function fileName(name: string): string {
  const safe = name
    .replaceAll(/[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu, '-')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
    .replace(/[. ]+$/, '')
  return safe || 'template'
}

function ending(path: string, text: string): string {
  const found = /\.(ya?ml|json|template)$/i.exec(path)?.[0]
  return found ?? (text.trimStart().startsWith('{') ? '.json' : '.yaml')
}
