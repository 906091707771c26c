/** The speeds that stand as notches on the scale, how a typed one is read, and where each stands. */

export const speeds = [0.1, 0.5, 1, 2, 5, 10, 60, 3_600, 86_400, 1_000_000, Number.POSITIVE_INFINITY] as const

const slowest = speeds[0]
const fastest = 1_000_000

/** How a speed is written: `10×`, `3,600×`, `1 M×`, `max`. */
export function speedText(speed: number): string {
  if (speed === Number.POSITIVE_INFINITY) return 'max'
  return `${speedFigure(speed)}×`
}

export function speedFigure(speed: number): string {
  if (speed === Number.POSITIVE_INFINITY) return 'max'
  if (speed >= 1_000_000) return `${trim(speed / 1_000_000)} M`
  if (speed >= 1_000) return String(Math.round(speed)).replace(/\B(?=(\d{3})+$)/g, ',')
  return trim(speed)
}

/** For ears: `3,600 times as fast as a clock`. */
export function speedSpoken(speed: number): string {
  return speed === Number.POSITIVE_INFINITY ? 'as fast as it goes' : `${speedFigure(speed)} times`
}

/** Reads `10`, `10x`, `3,600`, `1 M`, `86.4k`, `max`; undefined when it is no speed. Anything beyond the scale is pulled onto it. */
export function readSpeed(text: string): number | undefined {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/[\s,_]/g, '')
  if (/^(max|∞|fastest|asfastasitgoes)[×x]?$/.test(plain)) return Number.POSITIVE_INFINITY
  const match = /^(\d+\.?\d*|\.\d+)(k|m)?[×x]?$/.exec(plain)
  if (match === null) return undefined
  const value = Number(match[1]) * (match[2] === 'k' ? 1_000 : match[2] === 'm' ? 1_000_000 : 1)
  if (value === 0) return undefined
  return Math.min(fastest, Math.max(slowest, value))
}

/** The next notch up (1) or down (-1); the ends hold. */
export function nextSpeed(speed: number, direction: 1 | -1): number {
  const found = direction === 1 ? speeds.find((notch) => notch > speed) : speeds.findLast((notch) => notch < speed)
  return found ?? speed
}

/** Where a speed stands on the scale, 0 to 1: notches are evenly spaced, a speed between two stands between them by its logarithm. */
export function placeOfSpeed(speed: number): number {
  const last = speeds.length - 1
  const above = speeds.findIndex((notch) => notch >= speed)
  if (above <= 0) return above === 0 ? 0 : 1
  const high = speeds[above] as number
  const low = speeds[above - 1] as number
  if (high === speed || high === Number.POSITIVE_INFINITY) return above / last
  return (above - 1 + Math.log(speed / low) / Math.log(high / low)) / last
}

/** The notch nearest to a place on the scale. */
export function speedAtPlace(place: number): number {
  const last = speeds.length - 1
  return speeds[Math.round(Math.min(1, Math.max(0, place)) * last)] as number
}

function trim(value: number): string {
  return String(Number(value.toPrecision(3)))
}
