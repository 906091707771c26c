/** All documents in one archive: a folder each, as it could be dropped alone, and a list that says what they are called. Pure. */
import type { KeptDocument } from './record.ts'
import { exportPath, fileName } from './export-file.ts'

export type ArchivedDocument = Pick<KeptDocument, 'name' | 'path' | 'openedAs' | 'text' | 'files'>

/** Tells such an archive from a folder of one application. */
export const listPath = 'switchyard-documents.json'
const format = 1

interface ListedDocument {
  readonly folder: string
  readonly name: string
  readonly template: string
  readonly openedAs: string
}

/** The archive's texts by path. */
export function toEntries(documents: readonly ArchivedDocument[]): Readonly<Record<string, string>> {
  const taken = new Set<string>([listPath])
  const listed: ListedDocument[] = []
  const entries: Record<string, string> = {}
  for (const { name, path, openedAs, text, files } of documents) {
    const folder = freeFolder(fileName(name), taken)
    const template = exportPath(path, text)
    listed.push({ folder, name, template, openedAs })
    for (const [at, content] of Object.entries({ ...files, [template]: text })) entries[`${folder}/${at}`] = content
  }
  return { [listPath]: `${JSON.stringify({ format, documents: listed }, undefined, 2)}\n`, ...entries }
}

/** Names that differ in case only would be one folder on some systems. */
function freeFolder(wanted: string, taken: Set<string>): string {
  let folder = wanted
  for (let count = 2; taken.has(folder.toLowerCase()); count++) folder = `${wanted} (${count})`
  taken.add(folder.toLowerCase())
  return folder
}

/** The documents of an archive's texts; `undefined` where the list or a template that it names cannot be read. */
export function fromEntries(entries: Readonly<Record<string, string>>): readonly ArchivedDocument[] | undefined {
  const list = parsed(entries[listPath] ?? '')
  if (!isRecord(list) || list['format'] !== format || !Array.isArray(list['documents'])) return undefined
  const documents: ArchivedDocument[] = []
  for (const listed of list['documents']) {
    if (!isListed(listed)) return undefined
    const { folder, name, template, openedAs } = listed
    const text = entries[`${folder}/${template}`]
    if (text === undefined) return undefined
    const beside = Object.entries(entries).filter(([at]) => at.startsWith(`${folder}/`) && at !== `${folder}/${template}`)
    const files = Object.fromEntries(beside.map(([at, content]) => [at.slice(folder.length + 1), content]))
    documents.push({ name, path: template, openedAs, text, files })
  }
  return documents
}

function isListed(value: unknown): value is ListedDocument {
  return isRecord(value) && ['folder', 'name', 'template', 'openedAs'].every((member) => typeof value[member] === 'string')
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
