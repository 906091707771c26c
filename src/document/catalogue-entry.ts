/** How one thing that can be said about a template is told: a stable number, how grave it is, and the words for its facts. */
import type { Severity } from '../text/diagnostic.ts'

export interface CatalogueEntry<Facts extends readonly string[]> {
  readonly number: number
  readonly severity: Severity
  readonly message: (...facts: Facts) => string
  readonly help?: string
  /** The page of AWS that says so. */
  readonly page?: string
}

export function entry<Facts extends readonly string[]>(
  number: number,
  severity: Severity,
  message: (...facts: Facts) => string,
  help?: string,
  page?: string,
): CatalogueEntry<Facts> {
  return { number, severity, message, ...(help !== undefined && { help }), ...(page !== undefined && { page }) }
}
