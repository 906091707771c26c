/** When something was saved, and how large it is, in a few words. This is the person's own clock, never the simulation's. */

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `today 14:32`, `yesterday 09:05`, `3 Nov`, `3 Nov 2025`. Both moments in ms since 1970, read in the person's time zone. */
export function dayWords(atMs: number, nowMs: number): string {
  const at = new Date(atMs)
  const now = new Date(nowMs)
  const time = `${two(at.getHours())}:${two(at.getMinutes())}`
  if (isSameDay(at, now)) return `today ${time}`
  if (isSameDay(at, new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1))) return `yesterday ${time}`
  const day = `${at.getDate()} ${months[at.getMonth()] ?? ''}`
  return at.getFullYear() === now.getFullYear() ? day : `${day} ${at.getFullYear()}`
}

/** `812 B`, `12 kB`, `1.3 MB`. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`
  return bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

function isSameDay(one: Date, other: Date): boolean {
  return one.toDateString() === other.toDateString()
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
