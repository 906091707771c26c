/** The document's texts as the code editor takes them, and what it is told about them. */
import type { Diagnostic, DocumentFiles, Picture } from '../../../bridge/protocol/index.ts'
import type { Assistance, CodeFile, CodeLanguage, EditedText } from '../../code-editor/index.ts'
import { typeText } from '../../commands/edit-template.ts'
import { runCommand } from '../../commands/commands.ts'
import { request } from '../../stores/connection.ts'
import { listenToTexts, textOf } from '../../stores/document.ts'
import { placeOf } from '../../ui/text-place.ts'

const texts = new Map<string, EditedText>()

/** A text of the open document by its key in the history; for one file always the same. */
export function editedText(file: string): EditedText {
  const text = texts.get(file) ?? viewOf(file)
  texts.set(file, text)
  return text
}

function viewOf(file: string): EditedText {
  return {
    read: () => textOf(file),
    type: (edits, before) => typeText(file, edits, before),
    listen: (changed) =>
      listenToTexts((done, caret) => {
        const steps = done.filter((part) => part.file === file).map(({ edits }) => edits)
        if (steps.length > 0) changed(steps, caret?.file === file ? caret : undefined)
      }),
    undo: () => runCommand('undo'),
    redo: () => runCommand('redo'),
  }
}

/** The worker knows what may stand where in a template. */
export const templateAssistance: Assistance = {
  complete: (offset, text) => request('complete', { offset, text }),
  hover: (offset, text) => request('hover', { offset, text }),
}

export function codeFiles(paths: readonly string[]): readonly CodeFile[] {
  return paths.filter((path) => languageOf(path, '') === 'javascript').map((path) => ({ path, text: editedText(path) }))
}

/** By its ending; a template that has none of these is JSON when it begins like it. */
export function languageOf(path: string, text: string): CodeLanguage {
  if (/\.[cm]?js$/i.test(path)) return 'javascript'
  if (/\.json$/i.test(path)) return 'json'
  if (/\.ya?ml$/i.test(path)) return 'yaml'
  return /^\uFEFF?\s*\{/.test(text) ? 'json' : 'yaml'
}

/** Which events the functions with code in a file are called with, as `aws-lambda` names them: path → `SQSEvent | SNSEvent`. */
export function eventsOf({ code, nodes, wires }: Pick<Picture, 'code' | 'nodes' | 'wires'>): Readonly<Record<string, string>> {
  const kinds = new Map(nodes.map(({ id, kind }) => [id, kind]))
  const events: Record<string, string> = {}
  for (const { id, files } of code) {
    const types = new Set(wires.filter(({ to }) => to === id).map(({ kind, from }) => eventTypes[`${kind} ${kinds.get(from) ?? ''}`]))
    const known = [...types].filter((type) => type !== undefined).toSorted()
    if (known.length > 0) for (const path of files) events[path] = known.join(' | ')
  }
  return events
}

const eventTypes: Readonly<Record<string, string>> = { 'event-source queue': 'SQSEvent', 'subscription topic': 'SNSEvent' }

/** Wires that are written somewhere by themselves; what makes the others is a policy or a setting. */
const written: ReadonlySet<Picture['wires'][number]['kind']> = new Set(['subscription', 'event-source', 'redrive', 'destination'])

/** What is drawn of a text, as it is selected. */
export interface Drawn {
  readonly kind: 'node' | 'wire'
  readonly id: string
}

/** The node or the wire that is written around an offset of the template: the smallest there, a node before a wire. */
export function drawnAround({ nodes, wires }: Pick<Picture, 'nodes' | 'wires'>, offset: number): Drawn | undefined {
  const drawn = [
    ...nodes.map(({ id, range }) => ({ kind: 'node' as const, id, range })),
    ...wires.filter(({ kind }) => written.has(kind)).map(({ id, range }) => ({ kind: 'wire' as const, id, range })),
  ]
  const around = drawn.filter(({ range }) => range.start <= offset && offset <= range.end)
  const [smallest] = around.toSorted((a, b) => a.range.end - a.range.start - (b.range.end - b.range.start))
  return smallest && { kind: smallest.kind, id: smallest.id }
}

/** Problems as the editor of one text marks them: those in a file by their ranges there. */
export function marksIn(file: string | undefined, diagnostics: readonly Diagnostic[], files: DocumentFiles): readonly Diagnostic[] {
  return diagnostics.flatMap((diagnostic) => {
    const { within, message } = diagnostic
    if (file !== undefined) return within?.file === file ? [{ ...diagnostic, range: within.range }] : []
    if (within === undefined) return [diagnostic]
    const { line, column } = placeOf(diagnostic, { text: '', files })
    return [{ ...diagnostic, message: `${within.file}:${line}:${column}: ${message}` }]
  })
}

export function templatePath(path: string, files: DocumentFiles): string {
  return path === '' || Object.hasOwn(files, path) ? 'template' : path
}
