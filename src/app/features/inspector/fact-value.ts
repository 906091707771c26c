/** A setting's value as a person reads it: 345600 seconds are 4 days. The exact value stays in the title. */
import type { Fact } from '../../../bridge/protocol/index.ts'

export interface ShownValue {
  readonly value: string
  readonly unit?: string
  /** The parts of a JSON value, one a line. */
  readonly parts?: readonly { readonly name: string; readonly value: string }[]
}

interface Step {
  readonly size: number
  readonly unit: string
}

const times: readonly Step[] = [
  { size: 86_400, unit: 'days' },
  { size: 3_600, unit: 'h' },
  { size: 60, unit: 'min' },
]
const bytes: readonly Step[] = [
  { size: 1_048_576, unit: 'MiB' },
  { size: 1_024, unit: 'KiB' },
]

const shortUnits: Readonly<Record<string, string>> = { percent: '%', megabytes: 'MB', milliseconds: 'ms' }

export function shownValue({ value, unit }: Pick<Fact, 'value' | 'unit'>): ShownValue {
  const parts = partsOf(value)
  if (parts) return { value: '', parts }
  if (unit === undefined) return { value }
  if (unit === 'seconds') return scaled(value, times, 's')
  if (unit === 'bytes') return scaled(value, bytes, 'bytes')
  return { value, unit: value === '1' ? unit.replace(/s$/, '') : (shortUnits[unit] ?? unit) }
}

/** The largest unit in which the number stays whole. */
function scaled(value: string, steps: readonly Step[], unit: string): ShownValue {
  const amount = Number(value)
  const step = Number.isInteger(amount) && amount > 0 ? steps.find(({ size }) => amount % size === 0) : undefined
  if (!step) return { value, unit }
  const figure = amount / step.size
  return { value: String(figure), unit: figure === 1 && step.unit === 'days' ? 'day' : step.unit }
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
