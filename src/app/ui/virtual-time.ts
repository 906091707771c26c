/** Virtual time and durations as people read them: always UTC, always the same width, no locale. */

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

export interface ClockFace {
  /** `Mon` */
  readonly weekday: string
  /** `12 Jan` */
  readonly date: string
  /** `09:14:32` */
  readonly time: string
  /** `.120` */
  readonly milliseconds: string
}

export function clockFace(startMs: number, clockMs: number): ClockFace {
  const date = new Date(startMs + clockMs)
  return {
    weekday: weekdays[date.getUTCDay()] ?? '',
    date: `${date.getUTCDate()} ${months[date.getUTCMonth()] ?? ''}`,
    time: `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`,
    milliseconds: `.${String(date.getUTCMilliseconds()).padStart(3, '0')}`,
  }
}

/** The whole moment, for titles: `Mon 5 Jan 2026, 09:14:32.120 UTC`. */
export function momentText(startMs: number, clockMs: number): string {
  const date = new Date(startMs + clockMs)
  const face = clockFace(startMs, clockMs)
  return `${face.weekday} ${face.date} ${date.getUTCFullYear()}, ${face.time}${face.milliseconds} UTC`
}

/** A stretch of virtual time: a figure and its unit, so that the unit can stand lighter. */
export function duration(ms: number): { readonly figure: string; readonly unit: string } {
  const size = Math.abs(ms)
  if (size < second) return { figure: String(Math.round(ms)), unit: 'ms' }
  if (size < 100 * second) return { figure: decimals(ms / second), unit: 's' }
  if (size < 100 * minute) return { figure: decimals(ms / minute), unit: 'min' }
  if (size < 2 * day) return { figure: decimals(ms / hour), unit: 'h' }
  return { figure: decimals(ms / day), unit: 'd' }
}

export function durationText(ms: number): string {
  const { figure, unit } = duration(ms)
  return `${figure} ${unit}`
}

/** `1,284`: thousands apart, whatever the browser's language. */
export function countText(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** Cut, not rounded, so that 59.97 s does not read 60.0 before it is. */
function decimals(value: number): string {
  return (Math.trunc(value * 10) / 10).toFixed(1)
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
