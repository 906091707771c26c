/** Units in which a setting can be typed and read: 345600 seconds are 4 days. Values are always whole numbers of the smallest. */

interface Unit {
  readonly name: string
  /** How many of the smallest unit it is. */
  readonly size: number
}

const seconds: readonly Unit[] = [
  { name: 's', size: 1 },
  { name: 'min', size: 60 },
  { name: 'h', size: 3_600 },
  { name: 'days', size: 86_400 },
]
const bytes: readonly Unit[] = [
  { name: 'bytes', size: 1 },
  { name: 'KiB', size: 1_024 },
  { name: 'MiB', size: 1_048_576 },
]

const shortNames: Readonly<Record<string, string>> = { percent: '%', megabytes: 'MB', milliseconds: 'ms' }

/** The smallest first; one where there is nothing to choose, none for a bare number. */
export function unitsOf(unit: string | undefined): readonly Unit[] {
  if (unit === undefined) return []
  if (unit === 'seconds') return seconds
  if (unit === 'bytes') return bytes
  return [{ name: shortNames[unit] ?? unit, size: 1 }]
}

/** Those to choose from: no day on a scale that ends after 20 s. */
export function unitsWithin(max: number | undefined, units: readonly Unit[]): readonly Unit[] {
  return units.filter(({ size }) => size === 1 || size <= (max ?? Number.POSITIVE_INFINITY))
}

/** A value of the template as it is shown in a unit; what is no number stays as it is. */
export function amountIn(text: string, unit: Unit | undefined): string {
  const amount = Number(text)
  if (text.trim() === '' || !Number.isFinite(amount) || unit === undefined) return text
  return String(Number((amount / unit.size).toPrecision(6)))
}

/** The largest unit in which the number stays whole; the smallest for 0 and for what is no whole number. */
export function largestWhole(value: number, units: readonly Unit[]): Unit | undefined {
  const fitting = Number.isInteger(value) && value > 0 ? units.findLast(({ size }) => value % size === 0) : undefined
  return fitting ?? units[0]
}

/** `4 days`, `30 s`, `10`: for captions. */
export function amountText(value: number, unit: string | undefined): string {
  const fitting = largestWhole(value, unitsOf(unit))
  if (fitting === undefined) return String(value)
  const figure = value / fitting.size
  return `${figure} ${nameFor(fitting, figure)}`
}

/** One of it is told in the singular. */
export function nameFor({ name }: Unit, figure: number): string {
  return figure === 1 && name.length > 3 ? name.replace(/s$/, '') : name
}

type Typed = { readonly value: string } | { readonly problem: string }

/**
 * What somebody typed, as the template has it: `1.5` in minutes is `90`, `2 h` is `7200` whatever unit is chosen. What is no
 * number goes on as it is when it can be a function of the template (`!Ref Timeout`).
 */
export function typedAmount(text: string, chosen: Unit | undefined, units: readonly Unit[]): Typed {
  const typed = text.trim()
  if (/^[!{]/.test(typed)) return { value: typed }
  const match = /^([+-]?[\d.,]+)\s*([a-zA-Z%]*)$/.exec(typed)
  const figure = Number(match?.[1]?.replaceAll(',', ''))
  if (match === null || Number.isNaN(figure)) return { problem: 'This is no number.' }
  const unit = match[2] === '' ? chosen : unitNamed(match[2] ?? '', units)
  if (unit === undefined && match[2] !== '')
    return { problem: `${match[2]} is no unit of this. ${units.map(({ name }) => name).join(', ')}` }
  const value = figure * (unit?.size ?? 1)
  if (!Number.isInteger(value)) return { problem: `That is ${value}${units[0] ? ` ${units[0].name}` : ''}; AWS takes whole numbers.` }
  return { value: String(value) }
}

function unitNamed(name: string, units: readonly Unit[]): Unit | undefined {
  const isIt = (unit: Unit): boolean => unit.name.toLowerCase() === name.toLowerCase() || nameFor(unit, 1) === name.toLowerCase()
  return units.find(isIt) ?? (units.length > 1 ? units.find((unit) => unit.name[0] === name) : undefined)
}
