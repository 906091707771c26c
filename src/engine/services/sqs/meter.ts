/** What was added up lately: this minute and the one before. */
export interface Meter {
  minute: number
  now: Reading
  before: Reading
}

export interface Reading {
  readonly sum: number
  readonly count: number
}

const minuteMs = 60_000
const nothing: Reading = { sum: 0, count: 0 }

export function emptyMeter(): Meter {
  return { minute: 0, now: { ...nothing }, before: { ...nothing } }
}

export function addToMeter(meter: Meter, nowMs: number, amount: number): void {
  const minute = Math.floor(nowMs / minuteMs)
  if (minute !== meter.minute) {
    meter.before = minute === meter.minute + 1 ? meter.now : { ...nothing }
    meter.now = { ...nothing }
    meter.minute = minute
  }
  meter.now = { sum: meter.now.sum + amount, count: meter.now.count + 1 }
}

export function readMeter(meter: Readonly<Meter>, nowMs: number): Reading {
  const age = Math.floor(nowMs / minuteMs) - meter.minute
  const now = age === 0 ? meter.now : nothing
  const before = age === 0 ? meter.before : age === 1 ? meter.now : nothing
  return { sum: now.sum + before.sum, count: now.count + before.count }
}
