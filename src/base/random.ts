/** Randomness without state: each number is a hash of where it is drawn and how many were drawn there before. */
import { formOf, textOf, writeHex } from './fixed-form.ts'
import { hashString, mix32 } from './hash.ts'

/** A 32-bit unsigned word derived from a seed, a name and a counter. */
export function derivedWord(seed: number, name: string, counter: number): number {
  return mix32(mix32(hashString(name, seed ^ 0x27d4eb2f) ^ Math.imul(counter + 1, 0x9e3779b1)) ^ seed) >>> 0
}

/** A number in [0, 1) with 32 random bits. */
export function derivedFraction(seed: number, name: string, counter: number): number {
  return derivedWord(seed, name, counter) / 4294967296
}

/** A version 4 UUID derived from a seed and a key: the shape of AWS's message and request ids. */
export function derivedUuid(seed: number, key: string): string {
  const w0 = hashString(key, seed)
  const w1 = mix32(w0 ^ 0x9e3779b9)
  const w2 = hashString(key, w1)
  const w3 = mix32(w2 ^ 0x7f4a7c15)
  return uuidOf(w0, w1, w2, w3)
}

const uuidForm = formOf('00000000-0000-4000-8000-000000000000')

/** A version 4 UUID of 122 of these 128 bits. */
export function uuidOf(w0: number, w1: number, w2: number, w3: number): string {
  writeHex(uuidForm, 0, w0, 8)
  writeHex(uuidForm, 9, w1 >>> 16, 4)
  writeHex(uuidForm, 15, w1, 3)
  const variant = (w2 & 0x3fffffff) | 0x80000000
  writeHex(uuidForm, 19, variant >>> 16, 4)
  writeHex(uuidForm, 24, variant, 4)
  writeHex(uuidForm, 28, w3, 8)
  return textOf(uuidForm)
}

const base64Digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** `length` characters of the base64 alphabet derived from a seed and a key. */
export function derivedBase64(seed: number, key: string, length: number): string {
  return derivedText(seed, key, length, base64Digits)
}

/** `length` characters of `alphabet` (at most 64 of them) derived from a seed and a key. */
export function derivedText(seed: number, key: string, length: number, alphabet: string): string {
  let word = hashString(key, seed)
  let text = ''
  for (let index = 0; index < length; index++) {
    if (index % 5 === 0) word = mix32(word + 0x9e3779b9)
    text += alphabet[((word >>> ((index % 5) * 6)) & 63) % alphabet.length]
  }
  return text
}
