/**
 * Filter patterns for messages without a form: words that must stand there, that may, and that must not.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 * Patterns for JSON (`{ $.a = 1 }`) and for columns (`[a, b]`) are refused: they are not simulated.
 */
import type { AwsFault } from '../../../aws/service.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import { invalid } from './faults.ts'

export type MessageFilter = (message: string) => boolean

interface Term {
  readonly kind: 'all' | 'any' | 'none'
  readonly text: string
}

export function filterOf(pattern: string | undefined): Result<MessageFilter, AwsFault> {
  const text = (pattern ?? '').trim()
  if (/^[{[%]/.test(text)) return fail(invalid('Patterns for JSON, columns and regular expressions are not simulated.'))
  const terms = termsOf(text)
  if (terms === undefined) return fail(invalid('Invalid character(s) in term'))
  const [all, any, none] = (['all', 'any', 'none'] as const).map((kind) => terms.filter((term) => term.kind === kind))
  return ok(
    (message) =>
      (all ?? []).every((term) => message.includes(term.text)) &&
      ((any ?? []).length === 0 || (any ?? []).some((term) => message.includes(term.text))) &&
      !(none ?? []).some((term) => message.includes(term.text)),
  )
}

/** Words of letters, digits and `_` stand bare, all others in quotation marks. */
function termsOf(text: string): readonly Term[] | undefined {
  const terms: Term[] = []
  const token = /([?-]?)(?:"((?:[^"\\]|\\.)*)"|([\w.@/:]+))(?:\s+|$)/y
  while (token.lastIndex < text.length) {
    const found = token.exec(text)
    if (found === null) return undefined
    const kind = found[1] === '?' ? 'any' : found[1] === '-' ? 'none' : 'all'
    terms.push({ kind, text: found[2]?.replaceAll(/\\(.)/g, '$1') ?? found[3] ?? '' })
  }
  return terms
}
