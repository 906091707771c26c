/** The scale of a number as arithmetic: where a value stands on it, and which values one can stop at. Places go from 0 to 1. */
import { unitsOf } from './units.ts'

export interface Scale {
  readonly min: number
  readonly max: number
  readonly unit?: string
  /** A second more matters at 10 and not at 40,000. */
  readonly logarithmic?: boolean
}

/** More than that is a technical limit, on which no dot would ever stand anywhere but at the start. */
const widest = 10_000_000
/** So many stops are told apart by a hand on a scale of 220 px. */
const mostStops = 100

/** The scale of a field that has one. */
export function scaleOf({ min, max, unit, logarithmic }: Partial<Scale>): Scale | undefined {
  if (min === undefined || max === undefined || max <= min || max > widest) return undefined
  return { min, max, ...(unit !== undefined && { unit }), ...(logarithmic === true && { logarithmic }) }
}

export function placeOf({ min, max, logarithmic }: Scale, value: number): number {
  const held = Math.min(max, Math.max(min, value))
  if (logarithmic !== true) return (held - min) / (max - min)
  // With 0 on it, the scale is one of the value plus 1.
  const shift = min === 0 ? 1 : 0
  return Math.log((held + shift) / (min + shift)) / Math.log((max + shift) / (min + shift))
}

/** The stop that lies nearest to a place. */
export function valueAt(scale: Scale, place: number): number {
  const away = (stop: number) => Math.abs(placeOf(scale, stop) - place)
  return stopsOf(scale).reduce((best, stop) => (away(stop) < away(best) ? stop : best))
}

/** The stop that lies `count` stops further (or, below 0, before); a value between two stops goes to the next one first. */
export function stopBeside(scale: Scale, value: number, count: number): number {
  const stops = stopsOf(scale)
  const beyond = count > 0 ? stops.filter((stop) => stop > value) : stops.filter((stop) => stop < value).toReversed()
  return beyond[Math.min(Math.abs(count), beyond.length) - 1] ?? Math.min(scale.max, Math.max(scale.min, value))
}

/** Where a hairline has its ticks: at 1, 10, 100 or 1 s, 1 min, 1 h on a logarithmic scale, else at the quarters. */
export function ticksOf(scale: Scale): readonly number[] {
  const { min, max, unit, logarithmic } = scale
  if (logarithmic !== true) return [0, 0.25, 0.5, 0.75, 1]
  const units = unitsOf(unit)
  const sizes = units.length > 1 ? units.map(({ size }) => size) : [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000]
  return [0, ...sizes.filter((size) => size > min && size < max).map((size) => placeOf(scale, size)), 1]
}

function stopsOf({ min, max, unit, logarithmic }: Scale): readonly number[] {
  const inner = logarithmic === true ? roundValues(unit) : evenValues(min, max, unit)
  return [min, ...inner.filter((stop) => stop > min && stop < max), max]
}

const seconds = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 18, 20, 25, 30, 40, 45, 50]
const minutes = [1, 1.5, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 30, 45]
const hours = [1, 1.5, 2, 3, 4, 6, 8, 12, 18]
const days = [1, 2, 3, 4, 5, 6, 7, 10, 12, 14]
const figures = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8]

/** Values as people choose them, close together where they are small. */
function roundValues(unit: string | undefined): readonly number[] {
  if (unit === 'seconds')
    return [
      ...seconds,
      ...minutes.map((value) => value * 60),
      ...hours.map((value) => value * 3_600),
      ...days.map((value) => value * 86_400),
    ]
  if (unit === 'bytes' || unit === 'megabytes') return Array.from({ length: 24 }, (_, power) => 2 ** power)
  const powers = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000]
  return powers.flatMap((power) => figures.map((figure) => figure * power)).filter(Number.isInteger)
}

function evenValues(min: number, max: number, unit: string | undefined): readonly number[] {
  const sizes =
    unit === 'seconds' ? [1, 2, 5, 10, 15, 30, 60, 300, 900, 3_600] : [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 10_000, 100_000]
  const size = sizes.find((candidate) => (max - min) / candidate <= mostStops) ?? max - min
  return Array.from({ length: Math.ceil((max - min) / size) }, (_, index) => min + index * size)
}
