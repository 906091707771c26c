/** JSON as Step Functions reads it, and its words for a text that is none: they are those of Jackson, a parser for Java. */
import type { Json } from '../../base/json.ts'
import { fail, ok, type Result } from '../../base/result.ts'
import { readTokens } from '../../matching/json-tokens.ts'
import { positionAt } from '../../text/range.ts'

export interface JacksonFailure {
  /** Without the location. */
  readonly message: string
  /** `[Source: (String)"{ …"; line: 1, column: 4]`; AWS writes it behind the message too, after ` at `. */
  readonly location: string
}

/** More of the text is not quoted. */
const longestQuote = 500

/** Reads a JSON text; a text of nothing but white space is null. */
export function readJacksonJson(text: string): Result<Json, JacksonFailure> {
  if (/^[ \t\r\n]*$/.test(text)) return ok(null)
  try {
    return ok(JSON.parse(text) as Json)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  const read = readTokens(text)
  const problem = read.ok ? { message: 'Unexpected character', column: 1 } : read.error
  const { line, column } = positionAt(text, problem.column - 1)
  const rest = text.length - longestQuote
  const quoted = rest > 0 ? `"${text.slice(0, longestQuote)}"[truncated ${rest} chars]` : `"${text}"`
  return fail({ message: problem.message, location: `[Source: (String)${quoted}; line: ${line}, column: ${column}]` })
}
