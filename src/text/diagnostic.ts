/** What is wrong with a text that a person wrote, and where. This room and every room that reads documents produce these. */
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
}

/** A diagnostic as one line for logs and terminals: `line 3, column 5: message help`. */
export function describeDiagnostic(text: string, diagnostic: Diagnostic): string {
  const { line, column } = positionAt(text, diagnostic.range.start)
  const help = diagnostic.help === undefined ? '' : ` ${diagnostic.help}`
  return `line ${line}, column ${column}: ${diagnostic.message}${help}`
}
