/** What a field shows: its value as text, and how that stands to the default. */
import type { Field } from '../../../../bridge/protocol/index.ts'
import { amountText } from './units.ts'

/** The value that holds, as the template would have it: what is written, what that comes to, or the default. */
export function heldText({ value, default: standard }: Pick<Field, 'value' | 'default'>): string | undefined {
  if (value.kind === 'unset') return standard
  if (value.kind === 'expression') return value.comesTo
  return value.kind === 'global' ? (value.comesTo ?? value.text) : value.text
}

/** Something else than the default holds. */
export function isChanged(field: Pick<Field, 'value' | 'default'>): boolean {
  return field.default !== undefined && heldText(field) !== field.default
}

/** The word beside a field: that its default holds, what the default is, or where the value comes from. */
export function wordOf(field: Pick<Field, 'value' | 'default' | 'unit'>): string {
  if (field.value.kind === 'global') return 'from Globals'
  if (field.default === undefined) return ''
  return isChanged(field) ? `default ${inUnits(field.default, field.unit)}` : 'default'
}

/** `345600` of seconds is `4 days`, `true` is `on`. */
export function inUnits(text: string, unit: string | undefined): string {
  if (text === 'true' || text === 'false') return text === 'true' ? 'on' : 'off'
  const amount = Number(text)
  if (text.trim() === '' || !Number.isFinite(amount)) return text
  return amountText(amount, unit).replace(/^\d{4,}/, (figure) => Number(figure).toLocaleString('en-US'))
}

/** Why a text is no JSON, in words, or `undefined`. */
export function jsonProblem(text: string): string | undefined {
  if (text.trim() === '') return undefined
  try {
    JSON.parse(text)
    return undefined
  } catch (error) {
    return `This is not JSON yet: ${error instanceof Error ? error.message : String(error)}`
  }
}
