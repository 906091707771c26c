/** Opening a template: the example at the start, a file, something dropped or pasted. A refused one leaves the old document untouched. */
import type { Diagnostic } from '../../bridge/protocol/index.ts'
import { request, worldReplaced } from '../stores/connection.ts'
import { documentOpened } from '../stores/document.ts'
import { announce, dismissNotices, notify } from '../stores/notices.ts'
import { select, setRunState } from '../stores/session.ts'
import { placeAt } from '../ui/text-place.ts'

const mostBytes = 1_000_000
export const templateEndings = ['.yaml', '.yml', '.json', '.template']
const firstDocument = './examples/orders-fan-out.yaml'

export async function openFirstDocument(): Promise<void> {
  try {
    const response = await fetch(firstDocument)
    if (!response.ok) throw new Error(`the server answered ${response.status}`)
    await openText(await response.text(), nameOf(firstDocument))
  } catch (error) {
    refuse('The example could not be loaded', [`${messageOf(error)}. Open a template of your own, or reload the page.`])
  }
}

/** Asks for a file as browsers do. */
export function pickFile(): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = templateEndings.join(',')
  input.addEventListener('change', () => void openFiles(input.files))
  input.click()
}

export async function openFiles(files: FileList | null): Promise<void> {
  const file = files?.[0]
  if (!file) return
  if (file.size > mostBytes) {
    refuse(`${file.name} is too large`, [
      `It has ${(file.size / 1e6).toFixed(1)} MB; a template may have 1 MB (CloudFormation itself takes 1 MB).`,
    ])
    return
  }
  const text = await readText(file)
  if (text !== undefined) await openText(text, nameOf(file.name), file.name)
}

export async function openPasted(text: string): Promise<void> {
  if (text.length > mostBytes) refuse('The pasted text is too large', ['A template may have 1 MB.'])
  else await openText(text, 'pasted', 'The pasted text')
}

async function readText(file: File): Promise<string | undefined> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
  } catch {
    refuse(`${file.name} is not text`, [`Switchyard opens CloudFormation and SAM templates: ${templateEndings.join(', ')}, in UTF-8.`])
    return undefined
  }
}

async function openText(text: string, name: string, shownName = name): Promise<void> {
  try {
    const answer = await request('open', { text, name })
    if (!answer.ok) {
      const lines = answer.error.diagnostics.slice(0, 3).map((diagnostic) => describe(text, diagnostic))
      refuse(`${shownName} cannot be opened`, lines.length > 0 ? lines : [answer.error.message])
      return
    }
    const { picture, state } = answer.value
    worldReplaced()
    dismissNotices()
    select(undefined)
    documentOpened({ name: picture.name, text, picture })
    setRunState(state)
    announce(`Opened ${picture.name}`)
  } catch (error) {
    refuse(`${shownName} could not be opened`, [messageOf(error)])
  }
}

function describe(text: string, { range, message, help }: Diagnostic): string {
  const { line, column } = placeAt(text, range.start)
  return `Line ${line}, column ${column}: ${message}${help === undefined ? '' : ` ${help}`}`
}

function refuse(title: string, lines: readonly string[]): void {
  notify({ tone: 'failed', title, lines })
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.(ya?ml|json|template)$/i, '')
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
