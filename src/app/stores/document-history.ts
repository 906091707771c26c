/**
 * The one undo history of a document, for what is typed, set in forms and drawn, in whichever of its files. Pure: it is given every
 * change with the moment at which it was made, and answers with texts and with the edits that lead there.
 */
import type { TextEdit } from '../../bridge/protocol/index.ts'

/** Texts of a document by file. */
export type Texts = Readonly<Record<string, string>>
export type EditSource = 'text' | 'form' | 'picture'

/** Edits of one file; their ranges are those of the text before, and do not overlap. */
export interface FileEdits {
  readonly file: string
  readonly edits: readonly TextEdit[]
}

/** Where somebody stood: offsets into the file's text; `start` equals `end` for a caret. */
export interface Caret {
  readonly file: string
  readonly start: number
  readonly end: number
}

export interface Change {
  readonly parts: readonly FileEdits[]
  readonly source: EditSource
  readonly before?: Caret | undefined
  /** Ms on any clock that only goes on; typing that rests for a second begins a new entry. */
  readonly atMs: number
}

interface Step {
  readonly forward: FileEdits
  readonly backward: FileEdits
}

interface Entry extends Change {
  /** In the order in which they were made, each on the texts that the one before left. */
  readonly steps: readonly Step[]
}

type Stack = { readonly top: Entry; readonly below: Stack } | undefined

export interface DocumentHistory {
  readonly past: Stack
  readonly future: Stack
}

export interface Moved {
  readonly history: DocumentHistory
  readonly texts: Texts
  /** What was done to the texts, in order, for those who show one of them. */
  readonly done: readonly FileEdits[]
  readonly caret: Caret | undefined
}

export const emptyHistory: DocumentHistory = { past: undefined, future: undefined }
const restMs = 1000

/** Makes a change and remembers it. What had been undone is forgotten. A change that changes nothing is not remembered. */
export function makeChange(history: DocumentHistory, texts: Texts, change: Change): Moved {
  const steps: Step[] = []
  let now = texts
  for (const forward of change.parts) {
    const before = now[forward.file] ?? ''
    const { text, inverse } = applyWithInverse(before, forward.edits)
    if (text === before) continue
    steps.push({ forward, backward: { file: forward.file, edits: inverse } })
    now = { ...now, [forward.file]: text }
  }
  if (steps.length === 0) return { history, texts, done: [], caret: undefined }
  const entry: Entry = { ...change, steps }
  const last = history.past?.top
  const past: Stack =
    last !== undefined && history.future === undefined && goesOn(last, entry)
      ? { top: { ...entry, before: last.before, steps: [...last.steps, ...steps] }, below: history.past?.below }
      : { top: entry, below: history.past }
  return { history: { past, future: undefined }, texts: now, done: steps.map(({ forward }) => forward), caret: caretAfter(steps) }
}

/** Takes the last entry back; `undefined` when there is none. */
export function undoChange({ past, future }: DocumentHistory, texts: Texts): Moved | undefined {
  if (past === undefined) return undefined
  const { top, below } = past
  const done = top.steps.map(({ backward }) => backward).toReversed()
  return { history: { past: below, future: { top, below: future } }, texts: applyAll(texts, done), done, caret: top.before }
}

/** Does again what was taken back last; `undefined` when there is nothing. */
export function redoChange({ past, future }: DocumentHistory, texts: Texts): Moved | undefined {
  if (future === undefined) return undefined
  const { top, below } = future
  const done = top.steps.map(({ forward }) => forward)
  return { history: { past: { top, below: past }, future: below }, texts: applyAll(texts, done), done, caret: caretAfter(top.steps) }
}

/** Behind what was put in last. */
function caretAfter(steps: readonly Step[]): Caret | undefined {
  const last = steps.at(-1)?.backward
  const end = last?.edits.at(-1)?.range.end
  return last === undefined || end === undefined ? undefined : { file: last.file, start: end, end }
}

/** Whether `next` is more of the same word, or one more character rubbed out beside the last. */
function goesOn(last: Entry, next: Entry): boolean {
  const a = singleEdit(last)
  const b = singleEdit(next)
  if (a === undefined || b === undefined || a.file !== b.file) return false
  if (next.atMs - last.atMs >= restMs || next.atMs < last.atMs) return false
  return typesOn(a.edit, b.edit) || rubsOut(a.edit, b.edit)
}

function singleEdit({ source, steps }: Entry): { file: string; edit: TextEdit } | undefined {
  const forward = steps.at(-1)?.forward
  const edit = forward?.edits[0]
  return source === 'text' && forward !== undefined && edit !== undefined && forward.edits.length === 1
    ? { file: forward.file, edit }
    : undefined
}

/** A word, the blanks after it, and no line break: the next word is an entry of its own. */
function typesOn(a: TextEdit, b: TextEdit): boolean {
  if (!isOneCharacter(a.text) || !isOneCharacter(b.text) || /[\r\n]/.test(a.text + b.text)) return false
  if (/\s/.test(a.text) && /\S/.test(b.text)) return false
  return b.range.start === b.range.end && b.range.start === a.range.start + a.text.length
}

function rubsOut(a: TextEdit, b: TextEdit): boolean {
  const isShort = ({ range }: TextEdit) => range.end - range.start <= 2
  return a.text === '' && b.text === '' && isShort(a) && isShort(b) && (b.range.end === a.range.start || b.range.start === a.range.start)
}

function isOneCharacter(text: string): boolean {
  return text.length === 1 || (text.length === 2 && [...text].length === 1)
}

function applyAll(texts: Texts, done: readonly FileEdits[]): Texts {
  return done.reduce((now, { file, edits }) => ({ ...now, [file]: applyWithInverse(now[file] ?? '', edits).text }), texts)
}

/** The text after the edits, and the edits of that text which lead back. */
function applyWithInverse(text: string, edits: readonly TextEdit[]): { readonly text: string; readonly inverse: readonly TextEdit[] } {
  const inverse: TextEdit[] = []
  let result = ''
  let at = 0
  for (const { range, text: put } of edits.toSorted((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)) {
    if (range.start < at || range.end < range.start || range.end > text.length)
      throw new Error(`edits overlap or leave the text at ${range.start}`)
    result += text.slice(at, range.start)
    inverse.push({ range: { start: result.length, end: result.length + put.length }, text: text.slice(range.start, range.end) })
    result += put
    at = range.end
  }
  return { text: result + text.slice(at), inverse }
}
