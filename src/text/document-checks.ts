/** What is refused alike in JSON and YAML. */
import type { Diagnostic } from './diagnostic.ts'
import { MAX_DEPTH, MAX_DIAGNOSTICS } from './limits.ts'
import type { MappingEntry } from './node.ts'
import { positionAt, type TextRange } from './range.ts'

/** Adds a diagnostic for every key that a mapping already has. */
export function withDuplicateKeys(text: string, entries: readonly MappingEntry[], diagnostics: Diagnostic[]): void {
  const seen = new Map<string, MappingEntry>()
  for (const entry of entries) {
    const first = seen.get(entry.key.value)
    if (first === undefined) {
      seen.set(entry.key.value, entry)
      continue
    }
    if (diagnostics.length >= MAX_DIAGNOSTICS) return
    diagnostics.push({
      code: 'text.duplicate-key',
      severity: 'error',
      range: entry.key.range,
      message: `The key ${JSON.stringify(entry.key.value)} stands twice in this mapping; the first one is on line ${positionAt(text, first.range.start).line}.`,
      help: 'Rename or remove one of them. Until then the first one counts.',
    })
  }
}

/** The diagnostic for nesting beyond {@link MAX_DEPTH}. */
export function tooDeep(range: TextRange): Diagnostic {
  return {
    code: 'text.too-deep',
    severity: 'error',
    range,
    message: `Mappings and lists are nested more than ${MAX_DEPTH} levels deep here.`,
    help: 'No template needs that; look for brackets or indentation repeated by mistake.',
  }
}
