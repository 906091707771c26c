/** Values that travel as text: in a path, a query, a header, a form, an element. */
import type { Json } from '../../base/json.ts'
import type { Shape } from '../../aws/shape.ts'
import { isoTimestamp, timestampMs } from '../../aws/timestamp.ts'

/** A text that is no value of its shape stays a text: the door says what was expected. */
export function valueOfText(shape: Shape, text: string): Json {
  switch (shape.type) {
    case 'integer':
    case 'long':
    case 'double':
      return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : text
    case 'timestamp':
      return secondsOf(text) ?? text
    case 'blob':
      return shape.text === true ? Buffer.from(text, 'base64').toString('utf8') : text
    default:
      return text
  }
}

/** In documents times are ISO 8601, in headers as in RFC 7231, now and then seconds since 1970. */
function secondsOf(text: string): number | undefined {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text)
  const ms = timestampMs(text) ?? Date.parse(text)
  return Number.isFinite(ms) ? ms / 1000 : undefined
}

export function textOfValue(shape: Shape, value: Json, place: 'document' | 'header'): string {
  if (shape.type === 'timestamp' && typeof value === 'number') {
    const ms = Math.round(value * 1000)
    return place === 'header' ? new Date(ms).toUTCString() : isoTimestamp(ms)
  }
  if (shape.type === 'blob' && shape.text === true && typeof value === 'string') return Buffer.from(value, 'utf8').toString('base64')
  return typeof value === 'string' ? value : JSON.stringify(value)
}
