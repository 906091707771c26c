/** A setting's value as a person reads it: 345600 seconds are 4 days. The exact value stays in the title. */
import type { Fact } from '../../../bridge/protocol/index.ts'
import { largestWhole, nameFor, unitsOf } from './settings/units.ts'

export interface ShownValue {
  readonly value: string
  readonly unit?: string
  /** The parts of a JSON value, one a line. */
  readonly parts?: readonly { readonly name: string; readonly value: string }[]
}

export function shownValue({ value, unit }: Pick<Fact, 'value' | 'unit'>): ShownValue {
  const parts = partsOf(value)
  if (parts) return { value: '', parts }
  const fitting = largestWhole(Number(value), unitsOf(unit))
  if (fitting === undefined) return { value }
  if (!Number.isFinite(Number(value))) return { value, unit: fitting.name }
  const figure = Number(value) / fitting.size
  return { value: String(figure), unit: nameFor(fitting, figure) }
}

function partsOf(value: string): ShownValue['parts'] {
  if (!value.startsWith('{')) return undefined
  try {
    const parsed: unknown = JSON.parse(value)
    if (typeof parsed !== 'object' || parsed === null) return undefined
    return Object.entries(parsed).map(([name, part]) => ({ name, value: shortArn(typeof part === 'string' ? part : JSON.stringify(part)) }))
  } catch {
    return undefined
  }
}

function shortArn(text: string): string {
  return /^arn:[\w-]+:[\w-]+:[\w-]*:\d*:[^:]+$/.test(text) ? text.slice(text.lastIndexOf(':') + 1) : text
}
