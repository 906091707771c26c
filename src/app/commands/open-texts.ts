/** Hands a template and its files to the worker. What cannot be read leaves the open document untouched, and says where it fails. */
import type { Diagnostic, DocumentFiles, Params } from '../../bridge/protocol/index.ts'
import { request, worldReplaced } from '../stores/connection.ts'
import { documentOpened, documentStore } from '../stores/document.ts'
import { announce, dismissNotices, notify } from '../stores/notices.ts'
import { chooseFile, select, setRunState } from '../stores/session.ts'
import { placeAt } from '../ui/text-place.ts'

export interface Texts {
  readonly text: string
  /** The template's path, from where those of the files are counted. */
  readonly path: string
  readonly files: DocumentFiles
  /** What the template is called where it does not say it: resources without a name are named after it. */
  readonly openedAs: string
  /** What a refusal calls it. */
  readonly shownName: string
}

/**
 * The name under which the picture stands, or nothing if it was refused. What comes first is drawn before the engine is there: its
 * world is built while the picture is looked at.
 */
export async function openTexts(texts: Texts): Promise<string | undefined> {
  const isFirst = documentStore.getState().opening === 0
  const shown = isFirst ? await showPreview(texts) : undefined
  const opening = openWorld(texts, shown !== undefined)
  return shown ?? opening
}

function paramsOf({ text, openedAs: name, files }: Texts): Params<'open'> {
  return { text, name, ...(Object.keys(files).length > 0 && { files }) }
}

async function showPreview(texts: Texts): Promise<string | undefined> {
  try {
    const preview = await request('preview', paramsOf(texts))
    if (!preview.ok) return undefined
    const { text, path, files } = texts
    const { name } = preview.value
    documentOpened({ name, text, path, files, picture: preview.value })
    return name
  } catch {
    // Opening it says why.
    return undefined
  }
}

async function openWorld(texts: Texts, isShown: boolean): Promise<string | undefined> {
  const { text, path, files, shownName } = texts
  try {
    const answer = await request('open', paramsOf(texts))
    if (!answer.ok) {
      const lines = answer.error.diagnostics.slice(0, 3).map((diagnostic) => describe(text, diagnostic))
      refuse(`${shownName} cannot be opened`, lines.length > 0 ? lines : [answer.error.message])
      return undefined
    }
    const { picture, state } = answer.value
    worldReplaced()
    if (!isShown) {
      dismissNotices()
      select(undefined)
      chooseFile(undefined)
      documentOpened({ name: picture.name, text, path, files, picture })
    }
    setRunState(state)
    announce(`Opened ${picture.name}`)
    return picture.name
  } catch (error) {
    refuse(`${shownName} could not be opened`, [error instanceof Error ? error.message : String(error)])
    return undefined
  }
}

function describe(text: string, { range, message, help }: Diagnostic): string {
  const { line, column } = placeAt(text, range.start)
  return `Line ${line}, column ${column}: ${message}${help === undefined ? '' : ` ${help}`}`
}

function refuse(title: string, lines: readonly string[]): void {
  notify({ tone: 'failed', title, lines })
}
