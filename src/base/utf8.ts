/** UTF-8 without `TextEncoder`, which pure rooms do not have. Lone surrogates become U+FFFD, as everywhere else. */

/** How many bytes `text` takes in UTF-8: what AWS counts against payload limits. */
export function utf8Length(text: string): number {
  let bytes = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code < 0x80) bytes += 1
    else if (code < 0x800) bytes += 2
    else if (isPair(text, index)) {
      bytes += 4
      index++
    } else bytes += 3
  }
  return bytes
}

export function encodeUtf8(text: string): Uint8Array {
  const bytes = new Uint8Array(utf8Length(text))
  let at = 0
  for (let index = 0; index < text.length; index++) {
    let code = text.charCodeAt(index)
    if (code >= 0xd800 && code <= 0xdfff) {
      if (isPair(text, index)) {
        code = 0x10000 + ((code - 0xd800) << 10) + (text.charCodeAt(index + 1) - 0xdc00)
        index++
      } else code = 0xfffd
    }
    at = writeCodePoint(bytes, at, code)
  }
  return bytes
}

export function decodeUtf8(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; ) {
    const { code, length } = readCodePoint(bytes, at)
    text += String.fromCodePoint(code)
    at += length
  }
  return text
}

function isPair(text: string, index: number): boolean {
  const high = text.charCodeAt(index)
  const low = text.charCodeAt(index + 1)
  return high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff
}

function writeCodePoint(bytes: Uint8Array, at: number, code: number): number {
  if (code < 0x80) {
    bytes[at] = code
    return at + 1
  }
  const tail = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3
  bytes[at] = [0, 0xc0, 0xe0, 0xf0][tail]! | (code >> (6 * tail))
  for (let rest = tail - 1; rest >= 0; rest--) bytes[at + tail - rest] = 0x80 | ((code >> (6 * rest)) & 0x3f)
  return at + tail + 1
}

const replacement = { code: 0xfffd, length: 1 } as const

function readCodePoint(bytes: Uint8Array, at: number): { code: number; length: number } {
  const first = bytes[at] as number
  if (first < 0x80) return { code: first, length: 1 }
  const tail = first >= 0xc2 && first < 0xe0 ? 1 : first >= 0xe0 && first < 0xf0 ? 2 : first >= 0xf0 && first < 0xf5 ? 3 : 0
  if (tail === 0) return replacement
  let code = first & (0x3f >> tail)
  for (let rest = 1; rest <= tail; rest++) {
    const byte = bytes[at + rest]
    if (byte === undefined || (byte & 0xc0) !== 0x80) return replacement
    code = (code << 6) | (byte & 0x3f)
  }
  const smallest = [0, 0x80, 0x800, 0x10000][tail] as number
  if (code < smallest || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return replacement
  return { code, length: tail + 1 }
}
