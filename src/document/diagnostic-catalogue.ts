/** Everything that this room can say about a template, told once. Numbers and codes are stable: help pages hang on them. */
import type { Diagnostic, Fix } from '../text/diagnostic.ts'
import type { TextRange } from '../text/range.ts'
import type { TextTree } from '../text/tree.ts'
import { designCatalogue } from './catalogue-design.ts'
import type { CatalogueEntry } from './catalogue-entry.ts'
import { templateCatalogue } from './catalogue-template.ts'

export const catalogue = { ...templateCatalogue, ...designCatalogue } satisfies Readonly<Record<string, CatalogueEntry<never>>>

export type DiagnosticCode = keyof typeof catalogue
type FactsOf<C extends DiagnosticCode> = Parameters<(typeof catalogue)[C]['message']>

/** How many are kept for one template: further ones would only bury the first. */
const MAX_PROBLEMS = 200

/** Collects what is found, in the order in which it is found. */
export interface Problems {
  readonly tree: TextTree
  readonly found: Diagnostic[]
  readonly seen: Set<string>
}

export function noProblems(tree: TextTree): Problems {
  return { tree, found: [], seen: new Set() }
}

/** Notes a problem. The same problem at the same place is noted once. */
export function note<C extends DiagnosticCode>(problems: Problems, code: C, range: TextRange, ...facts: FactsOf<C>): void {
  add(problems, diagnosticFor(code, range, ...facts), undefined)
}

/** Notes a problem with what would mend it. */
export function noteFixable<C extends DiagnosticCode>(
  problems: Problems,
  fix: Fix | undefined,
  code: C,
  range: TextRange,
  ...facts: FactsOf<C>
): void {
  add(problems, diagnosticFor(code, range, ...facts), fix)
}

/** Adds what another room has found; its code is that room's own. */
export function addFound(problems: Problems, diagnostic: Diagnostic): void {
  add(problems, diagnostic, undefined)
}

function add(problems: Problems, diagnostic: Diagnostic, fix: Fix | undefined): void {
  const { code, range, within } = diagnostic
  const place = within === undefined ? '' : ` ${within.file} ${within.range.start}`
  const key = `${code} ${range.start} ${range.end}${place} ${diagnostic.message}`
  if (problems.seen.has(key) || problems.found.length >= MAX_PROBLEMS) return
  problems.seen.add(key)
  problems.found.push(fix === undefined ? diagnostic : { ...diagnostic, fix })
}

export function diagnosticFor<C extends DiagnosticCode>(code: C, range: TextRange, ...facts: FactsOf<C>): Diagnostic {
  const { severity, message, help, page }: CatalogueEntry<never> = catalogue[code]
  const text = (message as (...facts: readonly string[]) => string)(...(facts as readonly string[]).map(shortened))
  return {
    code: `document.${code}`,
    severity,
    range,
    message: text,
    ...(help !== undefined && { help }),
    ...(page !== undefined && { page }),
  }
}

/** Facts come from the text and may be as long as it. */
function shortened(fact: string): string {
  return fact.length <= 200 ? fact : `${fact.slice(0, 199)}…`
}
