/** The first fields of a body in a few words, for whoever looks from near: `order 1047, total 42.5`. Pure. */
import type { Json } from '../../base/json.ts'
import { isJsonObject } from '../../base/json.ts'
import type { Envelope } from '../kernel/index.ts'

/** Longer texts are not read for their fields: they show how they begin. */
const MOST_READ = 16_384
const MOST_FIELDS = 3
const MOST_CHARACTERS = 48
const MOST_VALUE = 24

export function glimpseOf(body: string): string {
  if (body.length > MOST_READ) return shortened(body.slice(0, MOST_CHARACTERS + 1), MOST_CHARACTERS)
  const value = parsed(body)
  const inner = value === undefined ? undefined : carriedIn(value)
  if (typeof inner === 'string') return glimpseOf(inner)
  return shortened(inner === undefined ? body : fieldsOf(inner), MOST_CHARACTERS)
}

function parsed(text: string): Json | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

/** What a service wrapped: a notification of SNS, or the first record of an event. */
function carriedIn(value: Json): Json {
  if (!isJsonObject(value)) return value
  if (value['Type'] === 'Notification' && typeof value['Message'] === 'string') return value['Message']
  const records = value['Records']
  const [first] = Array.isArray(records) ? (records as readonly Json[]) : []
  if (first === undefined || !isJsonObject(first)) return value
  const sns = first['Sns']
  if (sns !== undefined && isJsonObject(sns)) return sns['Message'] ?? value
  return first['body'] ?? value
}

function fieldsOf(value: Json): string {
  if (Array.isArray(value)) return value.length === 1 ? '1 item' : `${value.length} items`
  if (!isJsonObject(value)) return String(value)
  const all = Object.entries(value)
  const simple = all.filter(([, field]) => typeof field !== 'object' || field === null)
  const shown = (simple.length > 0 ? simple : all).slice(0, MOST_FIELDS)
  return shown.map(([name, field]) => `${name} ${shortened(valueText(field), MOST_VALUE)}`).join(', ')
}

function valueText(value: Json | undefined): string {
  if (Array.isArray(value)) return `[${value.length}]`
  return typeof value === 'object' && value !== null ? '{…}' : String(value)
}

function shortened(text: string, most: number): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length <= most ? line : `${line.slice(0, most - 1).trimEnd()}…`
}

/** The bodies in an envelope, in the order of what it carries; of a call what it asks, of an answer what it brings. */
export function bodiesOf(envelope: Envelope): string[] {
  if (envelope.kind === 'call') {
    const { Body, Message, MessageBody, Payload, Entries, PublishBatchRequestEntries } = envelope.input
    const entries = Entries ?? PublishBatchRequestEntries
    if (Array.isArray(entries)) return entries.flatMap((entry) => bodyOfEntry(entry as Json))
    const body = MessageBody ?? Message ?? Payload ?? Body
    // A call that carries no message is told by what it asks.
    return [typeof body === 'string' ? body : JSON.stringify(envelope.input)]
  }
  if (envelope.kind !== 'reply') return []
  if (!envelope.result.ok) return [`${envelope.result.error.code}: ${envelope.result.error.message}`]
  const { Messages, Payload: returned } = envelope.result.value
  if (Array.isArray(Messages)) return Messages.map((message: { readonly Body?: string }) => message.Body ?? '')
  return [typeof returned === 'string' ? returned : JSON.stringify(envelope.result.value)]
}

function bodyOfEntry(entry: Json): string[] {
  const body = isJsonObject(entry) ? (entry['MessageBody'] ?? entry['Message']) : undefined
  return typeof body === 'string' ? [body] : []
}
