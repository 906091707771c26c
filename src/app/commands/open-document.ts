/**
 * Opening a document, which is a template and the code beside it: files, a folder or an archive, something
 * pasted. What cannot be read leaves the old document untouched.
 */
import type { Result } from '../../base/result.ts'
import type { DocumentFiles } from '../../bridge/protocol/index.ts'
import { documentStore } from '../stores/document.ts'
import { importOpened } from '../stores/keeping.ts'
import { showList } from '../stores/library.ts'
import { notify } from '../stores/notices.ts'
import { asFound } from './files/dropped-files.ts'
import { codeEndings, type Found, hasEnding, mostBytes, type Refusal, templateEndings, zipEnding } from './files/limits.ts'
import { mayLeave } from './library/leave-open.ts'
import { openTexts } from './open-texts.ts'

/** Asks for files as browsers do. */
export function pickFile(): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  input.accept = [...new Set([...templateEndings, ...codeEndings, zipEnding])].join(',')
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])].map(asFound)
    if (files.length > 0) void openFound(async () => ({ ok: true, value: { files, hasPackages: false } }), undefined)
  })
  input.click()
}

/** Opens what was dropped or chosen. Code without a template goes to the open document: to `onto`, where it was dropped onto a function. */
export async function openFound(find: () => Promise<Result<Found, Refusal>>, onto: string | undefined): Promise<void> {
  try {
    const found = await find()
    if (!found.ok) return refuse(found.error)
    if (found.value.files.length === 0) return refuse({ title: 'Nothing here can be opened', lines: [howToOpen] })
    const [{ readFiles }, { sortFiles }] = await Promise.all([import('./files/read-files.ts'), import('./files/sort-files.ts')])
    const read = await readFiles(found.value)
    if (!read.ok) return refuse(read.error)
    if ('documents' in read.value) return await (await import('./library/import-documents.ts')).importDocuments(read.value.documents)
    const { texts, top, hasPackages } = read.value
    const sorted = sortFiles(texts, top, missing())
    if (sorted.kind === 'unclear') {
      const lines = [`${sorted.candidates.slice(0, 5).join(', ')}. Drop one of them with its handlers, or call it template.yaml.`]
      return refuse({ title: 'Which of these is the template?', lines })
    }
    if (sorted.kind === 'code') return await openCode(sorted.files, onto)
    if (await openText({ ...sorted, top })) tellOfPackages(hasPackages)
  } catch (error) {
    refuse({ title: 'The files could not be opened', lines: [messageOf(error)] })
  }
}

/** Where the open document looks for what it lacks. */
function missing(): readonly string[] {
  return documentStore.getState().picture?.code.flatMap(({ path, files }) => (files.length === 0 ? [path] : [])) ?? []
}

/** Code for the open document; a lone .json that is none was meant as a template, and is told what it lacks. */
async function openCode(files: DocumentFiles, onto: string | undefined): Promise<void> {
  const [[path, text] = ['', ''], ...others] = Object.entries(files)
  const { takeCode } = await import('./take-code.ts')
  const refusal = takeCode(files, onto)
  if (refusal === undefined) return
  if (others.length === 0 && hasEnding(path, ['.json'])) await openText({ text, path, files: {} })
  else refuse(refusal)
}

export async function openPasted(text: string): Promise<void> {
  if (text.length > mostBytes) refuse({ title: 'The pasted text is too large', lines: ['A template may have 1 MB.'] })
  else {
    const { documentOfPasted } = await import('./files/definition-document.ts')
    await openText({ shownName: 'The pasted text', ...(documentOfPasted(text) ?? { text, path: 'pasted', files: {} }) })
  }
}

interface Opening {
  readonly text: string
  readonly path: string
  readonly files: DocumentFiles
  /** The folder or archive in which it came. */
  readonly top?: string | undefined
  readonly shownName?: string
}

/** What comes from outside becomes a document. Whether it was opened. */
async function openText(opening: Opening): Promise<boolean> {
  if (!(await mayLeave(() => void openText(opening)))) return false
  const { text, path, files, top, shownName = path } = opening
  const openedAs = nameOf(path, top)
  const name = await openTexts({ text, path, files, openedAs, shownName })
  if (name === undefined) return false
  importOpened(name, openedAs)
  showList(false)
  return true
}

/** A template that is only called `template` is called after its folder. The folders above it stay: paths in it start there. */
function nameOf(path: string, top: string | undefined): string {
  const base = baseOf(path).replace(/\.(ya?ml|json|template)$/i, '')
  const name = base.toLowerCase() === 'template' && top !== undefined ? top : base
  return path.includes('/') ? `${path.slice(0, path.lastIndexOf('/'))}/${name}` : name
}

function tellOfPackages(hasPackages: boolean): void {
  if (!hasPackages) return
  const lines = ['A handler imports files of its own and the AWS SDK; other packages have to be bundled into it.']
  notify({ tone: 'waiting', title: 'node_modules was left out', lines })
}

const howToOpen = `Drop a template (${templateEndings.join(', ')}), a folder or a .zip with a template and its handlers, or a handler for the open template.`

function refuse({ title, lines }: Refusal): void {
  notify({ tone: 'failed', title, lines })
}

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
