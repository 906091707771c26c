/** Base64 (RFC 4648) without `btoa`, which knows no bytes, or `Buffer`, which pure rooms do not have. */
import { fail, ok, type Result } from './result.ts'

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

export function encodeBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at
    const word = ((bytes[at] as number) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    text += `${digits[word >> 18]}${digits[(word >> 12) & 63]}`
    text += `${left > 1 ? digits[(word >> 6) & 63] : '='}${left > 2 ? digits[word & 63] : '='}`
  }
  return text
}

/** Fails with the offset of the first character that does not belong. */
export function decodeBase64(text: string): Result<Uint8Array, { readonly offset: number }> {
  const body = text.replace(/={1,2}$/, '')
  if (text.length % 4 !== 0 || body.length % 4 === 1) return fail({ offset: text.length })
  const bytes = new Uint8Array(Math.floor((body.length * 3) / 4))
  let word = 0
  let at = 0
  for (let index = 0; index < body.length; index++) {
    const digit = digits.indexOf(body[index] as string)
    if (digit < 0) return fail({ offset: index })
    word = (word << 6) | digit
    if (index % 4 === 0) continue
    bytes[at++] = (word >> (6 - 2 * (index % 4))) & 0xff
  }
  return ok(bytes)
}
