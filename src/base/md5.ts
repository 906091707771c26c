/**
 * MD5 (RFC 1321), by hand: SQS shows one with every message, and the library's takes longer for a short text than all else
 * that is done with the message. It protects nothing.
 */
import { formOf, textOf, writeHex } from './fixed-form.ts'
import { encodeUtf8 } from './utf8.ts'

// biome-ignore format: a table
const constants = Int32Array.of(
  0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
  0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
  0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
  0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
  0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
  0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
  0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
  0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391,
)
const start = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476)
/** What a digest is folded into, and where a short text is laid out: nothing of one call is read by the next. */
const state = new Int32Array(4)
const short = new Int32Array(16 * 32)
const form = formOf('0'.repeat(32))

export function md5Hex(data: string | Uint8Array): string {
  const { length } = data
  const size = ((length + 8) >> 6) * 16 + 16
  const words = size <= short.length ? short : new Int32Array(size)
  if (typeof data !== 'string') writeBytes(words, data)
  else if (!writeAscii(words, data)) return md5Hex(encodeUtf8(data))
  pad(words, length, size)
  state.set(start)
  for (let block = 0; block < size; block += 16) fold(words, block)
  for (let at = 0; at < 16; at++) writeHex(form, 2 * at, state[at >> 2]! >>> ((at & 3) * 8), 2)
  return textOf(form)
}

/** Four bytes to a word, the lowest first. What is left over of the last word is zero. */
function writeBytes(words: Int32Array, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; at += 4)
    words[at >> 2] = bytes[at]! | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)
}

/** Nearly every body is ASCII, and so its own UTF-8. `false` for a text that is not. */
function writeAscii(words: Int32Array, text: string): boolean {
  const { length } = text
  const whole = length & ~3
  let seen = 0
  for (let at = 0; at < whole; at += 4) {
    const [a, b, c, d] = [text.charCodeAt(at), text.charCodeAt(at + 1), text.charCodeAt(at + 2), text.charCodeAt(at + 3)]
    seen |= a | b | c | d
    words[at >> 2] = a | (b << 8) | (c << 16) | (d << 24)
  }
  let rest = 0
  for (let at = whole; at < length; at++) {
    seen |= text.charCodeAt(at)
    rest |= text.charCodeAt(at) << ((at & 3) * 8)
  }
  words[whole >> 2] = rest
  return seen < 0x80
}

/** A one bit behind the text, zeros, and the length in bits. */
function pad(words: Int32Array, length: number, size: number): void {
  const last = length >> 2
  words[last] = ((length & 3) === 0 ? 0 : words[last]!) | (0x80 << ((length & 3) * 8))
  for (let at = last + 1; at < size - 2; at++) words[at] = 0
  words[size - 2] = length << 3
  words[size - 1] = length >>> 29
}

/** Four rounds of sixteen steps, four steps at a time, so that every shift is a constant. */
function fold(words: Int32Array, block: number): void {
  let a = state[0]!
  let b = state[1]!
  let c = state[2]!
  let d = state[3]!
  for (let i = 0; i < 16; i += 4) {
    a = (turn(a + (d ^ (b & (c ^ d))) + constants[i]! + words[block + i]!, 7) + b) | 0
    d = (turn(d + (c ^ (a & (b ^ c))) + constants[i + 1]! + words[block + i + 1]!, 12) + a) | 0
    c = (turn(c + (b ^ (d & (a ^ b))) + constants[i + 2]! + words[block + i + 2]!, 17) + d) | 0
    b = (turn(b + (a ^ (c & (d ^ a))) + constants[i + 3]! + words[block + i + 3]!, 22) + c) | 0
  }
  for (let i = 16; i < 32; i += 4) {
    a = (turn(a + (c ^ (d & (b ^ c))) + constants[i]! + words[block + ((5 * i + 1) & 15)]!, 5) + b) | 0
    d = (turn(d + (b ^ (c & (a ^ b))) + constants[i + 1]! + words[block + ((5 * i + 6) & 15)]!, 9) + a) | 0
    c = (turn(c + (a ^ (b & (d ^ a))) + constants[i + 2]! + words[block + ((5 * i + 11) & 15)]!, 14) + d) | 0
    b = (turn(b + (d ^ (a & (c ^ d))) + constants[i + 3]! + words[block + ((5 * i + 16) & 15)]!, 20) + c) | 0
  }
  for (let i = 32; i < 48; i += 4) {
    a = (turn(a + (b ^ c ^ d) + constants[i]! + words[block + ((3 * i + 5) & 15)]!, 4) + b) | 0
    d = (turn(d + (a ^ b ^ c) + constants[i + 1]! + words[block + ((3 * i + 8) & 15)]!, 11) + a) | 0
    c = (turn(c + (d ^ a ^ b) + constants[i + 2]! + words[block + ((3 * i + 11) & 15)]!, 16) + d) | 0
    b = (turn(b + (c ^ d ^ a) + constants[i + 3]! + words[block + ((3 * i + 14) & 15)]!, 23) + c) | 0
  }
  for (let i = 48; i < 64; i += 4) {
    a = (turn(a + (c ^ (b | ~d)) + constants[i]! + words[block + ((7 * i) & 15)]!, 6) + b) | 0
    d = (turn(d + (b ^ (a | ~c)) + constants[i + 1]! + words[block + ((7 * i + 7) & 15)]!, 10) + a) | 0
    c = (turn(c + (a ^ (d | ~b)) + constants[i + 2]! + words[block + ((7 * i + 14) & 15)]!, 15) + d) | 0
    b = (turn(b + (d ^ (c | ~a)) + constants[i + 3]! + words[block + ((7 * i + 21) & 15)]!, 21) + c) | 0
  }
  state[0]! += a
  state[1]! += b
  state[2]! += c
  state[3]! += d
}

function turn(sum: number, shift: number): number {
  return (sum << shift) | (sum >>> (32 - shift))
}
