/** SHA-1 (FIPS 180-4) for handlers that ask `node:crypto` for it. AWS shows none, so `base/checksum` has none. */
import { hex32 } from '../base/hash.ts'

export function sha1Hex(data: Uint8Array): string {
  const bits = data.length * 8
  const padded = new Uint8Array(((data.length + 8) >> 6) * 64 + 64)
  padded.set(data)
  padded[data.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(bits / 4294967296))
  view.setUint32(padded.length - 4, bits >>> 0)
  const state: Five = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]
  const words = new Int32Array(80)
  for (let at = 0; at < padded.length; at += 64) addBlock(state, words, view, at)
  return state.map(hex32).join('')
}

type Five = [number, number, number, number, number]

function addBlock(state: Five, words: Int32Array, view: DataView, at: number): void {
  for (let index = 0; index < 16; index++) words[index] = view.getInt32(at + index * 4)
  for (let index = 16; index < 80; index++) {
    words[index] = rotate(words[index - 3]! ^ words[index - 8]! ^ words[index - 14]! ^ words[index - 16]!, 1)
  }
  let [a, b, c, d, e] = state
  for (let index = 0; index < 80; index++) {
    const next = (rotate(a, 5) + mixed(index, b, c, d) + e + words[index]!) | 0
    e = d
    d = c
    c = rotate(b, 30)
    b = a
    a = next
  }
  state[0] = (state[0] + a) | 0
  state[1] = (state[1] + b) | 0
  state[2] = (state[2] + c) | 0
  state[3] = (state[3] + d) | 0
  state[4] = (state[4] + e) | 0
}

function mixed(index: number, b: number, c: number, d: number): number {
  if (index < 20) return ((b & c) | (~b & d)) + 0x5a827999
  if (index < 40) return (b ^ c ^ d) + 0x6ed9eba1
  if (index < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc
  return (b ^ c ^ d) + 0xca62c1d6
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by))
}
