/** Which bytes of an object are asked for. https://www.rfc-editor.org/rfc/rfc9110#name-byte-ranges */
import type { AwsFault } from '../../../aws/service.ts'
import { decodeBase64, encodeBase64 } from '../../../base/base64.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import { invalidRange } from './faults.ts'
import type { ObjectEntry } from './state.ts'

export interface ByteRange {
  readonly first: number
  /** The last byte that belongs to it. */
  readonly last: number
}

/** `undefined`: the whole object, also for what is no range at all. */
export function rangeOf(text: string | undefined, size: number): Result<ByteRange | undefined, AwsFault> {
  const parts = text === undefined ? null : /^bytes=(\d*)-(\d*)$/.exec(text.trim())
  if (text === undefined || parts === null || (parts[1] === '' && parts[2] === '')) return ok(undefined)
  const [from, to] = [parts[1] ?? '', parts[2] ?? '']
  if (from === '') {
    const count = Math.min(Number(to), size)
    return count === 0 ? fail(invalidRange(text, size)) : ok({ first: size - count, last: size - 1 })
  }
  const [first, last] = [Number(from), to === '' ? size - 1 : Math.min(Number(to), size - 1)]
  if (to !== '' && Number(to) < first) return ok(undefined)
  return first >= size ? fail(invalidRange(text, size)) : ok({ first, last })
}

/** The bytes of a range, in base64. */
export function partOf({ body }: ObjectEntry, { first, last }: ByteRange): string {
  const bytes = decodeBase64(body)
  return bytes.ok ? encodeBase64(bytes.value.subarray(first, last + 1)) : ''
}
