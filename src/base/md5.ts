/**
 * MD5 (RFC 1321), by hand: SQS shows one with every message, and the library's takes longer for a short text than all else
 * that is done with the message. It protects nothing.
 */
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
const shifts = Int32Array.of(7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21)
const hexPairs: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

export function md5Hex(data: string | Uint8Array): string {
  const bytes = typeof data === 'string' ? encodeUtf8(data) : data
  const words = paddedWords(bytes)
  const state = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476)
  for (let block = 0; block < words.length; block += 16) fold(state, words, block)
  let text = ''
  for (const word of state)
    text += hexPairs[word & 255]! + hexPairs[(word >>> 8) & 255]! + hexPairs[(word >>> 16) & 255]! + hexPairs[word >>> 24]!
  return text
}

/** The bytes as little-endian words, a one bit, zeros, and the length in bits. */
function paddedWords(bytes: Uint8Array): Int32Array {
  const { length } = bytes
  const words = new Int32Array((((length + 8) >> 6) + 1) * 16)
  for (let at = 0; at < length; at++) words[at >> 2]! |= bytes[at]! << ((at & 3) * 8)
  words[length >> 2]! |= 0x80 << ((length & 3) * 8)
  words[words.length - 2] = length << 3
  words[words.length - 1] = length >>> 29
  return words
}

function fold(state: Int32Array, words: Int32Array, block: number): void {
  let a = state[0]!
  let b = state[1]!
  let c = state[2]!
  let d = state[3]!
  for (let index = 0; index < 64; index++) {
    let mixed: number
    let place: number
    if (index < 16) {
      mixed = d ^ (b & (c ^ d))
      place = index
    } else if (index < 32) {
      mixed = c ^ (d & (b ^ c))
      place = 5 * index + 1
    } else if (index < 48) {
      mixed = b ^ c ^ d
      place = 3 * index + 5
    } else {
      mixed = c ^ (b | ~d)
      place = 7 * index
    }
    const sum = (a + mixed + constants[index]! + words[block + (place & 15)]!) | 0
    const shift = shifts[((index >> 4) << 2) | (index & 3)]!
    a = d
    d = c
    c = b
    b = (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0
  }
  state[0]! += a
  state[1]! += b
  state[2]! += c
  state[3]! += d
}
