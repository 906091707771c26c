/** A document on disk: a template and the text files that it names. */
import type { Dirent } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { openTemplate, type DocumentFiles } from '../document/index.ts'

const readable = /\.(js|mjs|cjs|json)$/

/** The files that a template's functions name, by their paths from the template. What is not there is left out. */
export async function readDocumentFiles(templatePath: string, text: string): Promise<DocumentFiles> {
  const opened = openTemplate(text, { name: templatePath })
  if (!opened.ok) return {}
  const files: Record<string, string> = {}
  for (const { codeFrom } of Object.values(opened.value.resources)) {
    if (codeFrom) await readInto(files, dirname(templatePath), codeFrom.path)
  }
  return files
}

async function readInto(files: Record<string, string>, folder: string, path: string): Promise<void> {
  const place = join(folder, path)
  const entries = await readdir(place, { withFileTypes: true }).catch(() => undefined)
  if (entries === undefined) {
    const text = readable.test(path) ? await readFile(place, 'utf8').catch(() => undefined) : undefined
    if (text !== undefined) files[path] = text
    return
  }
  for (const entry of entries) if (!liesAside(entry)) await readInto(files, folder, `${path}/${entry.name}`)
}

/** Installed packages and caches are no code; nobody wants to read them. */
function liesAside(entry: Dirent): boolean {
  return entry.isDirectory() && (entry.name === 'node_modules' || entry.name.startsWith('.'))
}
