/** What the words of all services have in common. */
import type { JsonObject } from '../../../base/json.ts'
import { spanInWords } from '../../services/shared/why.ts'
import type { LogRow } from '../details.ts'
import { labelOfTrail, nameOfResource, type Naming } from '../labels.ts'
import type { LogEntry } from '../log-entry.ts'

/** An event as a row of the log: from, to, what, and a sentence with the numbers. */
export type Words = (run: Naming, entry: LogEntry) => Pick<LogRow, 'tone' | 'shape' | 'from' | 'to' | 'what' | 'text'>

export const subject = (run: Naming, entry: LogEntry): string => nameOfResource(run, entry.event.subject)

export const text = (data: JsonObject, name: string): string => String(data[name] ?? '')

export const trail = (run: Naming, { event }: LogEntry): string => labelOfTrail(run, text(event.data, 'trail'))

export const caller = (run: Naming, entry: LogEntry): string =>
  entry.caller === undefined ? subject(run, entry) : nameOfResource(run, entry.caller)

export const times = (count: unknown): string => (count === 1 ? 'once' : count === 2 ? 'twice' : `${String(count)} times`)

export const many = (count: unknown, one: string): string => `${String(count)} ${one}${count === 1 ? '' : 's'}`

/** A change of the world that no message made. */
export const changed =
  (what: string, sentence: (data: JsonObject) => string): Words =>
  (run, entry) => ({ tone: 'change', shape: 'none', from: subject(run, entry), what, text: sentence(entry.event.data) })

export const fromCaller =
  (what: string, look: Pick<LogRow, 'tone' | 'shape'>, sentence: (run: Naming, entry: LogEntry) => string): Words =>
  (run, entry) => ({ ...look, from: caller(run, entry), to: subject(run, entry), what, text: sentence(run, entry) })

export const own =
  (what: string, look: Pick<LogRow, 'tone' | 'shape'>, sentence: (run: Naming, entry: LogEntry) => string): Words =>
  (run, entry) => ({ ...look, from: subject(run, entry), what, text: sentence(run, entry) })

/** A span of time in words, from an event's number of ms. */
export const span = (ms: unknown): string => spanInWords(Number(ms))

/** What carries messages but says no more than which. */
export const trailOnly = (what: string, look: Pick<LogRow, 'tone' | 'shape'>): Words => own(what, look, trail)

/** The first digits of an id: enough to tell it from its neighbours. */
export function short(id: string): string {
  return id.slice(0, 8)
}
