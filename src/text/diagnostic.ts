/** What is wrong with a text that a person wrote, and where. This room and every room that reads documents produce these. */
import type { Json } from '../base/json.ts'
import { positionAt, type TextRange } from './range.ts'

export type Severity = 'error' | 'warning' | 'info'

export interface Diagnostic {
  /** Stable, room first: `text.duplicate-key`. Help pages hang on it. */
  readonly code: string
  readonly severity: Severity
  readonly range: TextRange
  /** What is wrong, in one sentence, with the facts. It does not repeat its own place. */
  readonly message: string
  /** What to do about it. */
  readonly help?: string
  /** The page that says so. */
  readonly page?: string
  /** What it is really about, where that stands in a file beside the text: then `range` is where the text names the file. */
  readonly within?: { readonly file: string; readonly range: TextRange }
  /** Mends it without a thought, where that is possible. */
  readonly fix?: Fix
}

/** What would mend a problem, as values to set; plain data, and edits of the text only when somebody asks for them. */
export interface Fix {
  /** For a button: `Set VisibilityTimeout to 18`. */
  readonly title: string
  readonly changes: readonly Change[]
}

/** A value to set, or, without one, an entry to take out. */
export interface Change {
  readonly path: readonly (string | number)[]
  readonly value?: Json
}

/** What is wrong, with its place in front where that is in a file beside the text: `flow.asl.json:3:5: …`. */
export function placedMessage({ message, within }: Diagnostic, files: Readonly<Record<string, string>>): string {
  if (within === undefined) return message
  const { line, column } = positionAt(files[within.file] ?? '', within.range.start)
  return `${within.file}:${line}:${column}: ${message}`
}

/** A diagnostic as one line for logs and terminals: `line 3, column 5: message help`. */
export function describeDiagnostic(text: string, diagnostic: Diagnostic): string {
  const { line, column } = positionAt(text, diagnostic.range.start)
  const help = diagnostic.help === undefined ? '' : ` ${diagnostic.help}`
  return `line ${line}, column ${column}: ${diagnostic.message}${help}`
}
