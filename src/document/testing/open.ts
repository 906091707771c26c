/** Opens templates for tests. */
import { readFileSync } from 'node:fs'
import { positionAt } from '../../text/range.ts'
import { openTemplate, type Template } from '../index.ts'

export const exampleText = textOfExample('orders-fan-out.yaml')

export function textOfExample(file: string): string {
  return readFileSync(new URL(`../../../public/examples/${file}`, import.meta.url), 'utf8')
}

export function opened(text: string, options: { readonly name?: string; readonly seed?: number } = {}): Template {
  const result = openTemplate(text, { name: 'shop.yaml', ...options })
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

/** `error document.missing-reference 4:17 Orders`: severity, code, place, and the text that is marked. */
export function findings(template: Template): string[] {
  return template.diagnostics.map(({ severity, code, range }) => {
    const { line, column } = positionAt(template.text, range.start)
    const [marked] = template.text.slice(range.start, range.end).split('\n')
    return `${severity} ${code} ${line}:${column} ${marked}`
  })
}

/** `subscription OrdersTopic → BillingQueue by OrdersToBilling (type ≠ sample)` */
export function wireLines(template: Template): string[] {
  return template.wires.map(
    ({ kind, from, to, by, label }) => `${kind} ${from} → ${to}${by ? ` by ${by}` : ''}${label ? ` (${label})` : ''}`,
  )
}
