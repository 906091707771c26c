/** Checksums: MD5 of bodies and attributes (SQS), SHA-256 of bodies (deduplication) and code (Lambda), all of them for workflows. */
import { sha1 } from '@noble/hashes/legacy.js'
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import { md5Hex } from './md5.ts'
import { encodeUtf8 } from './utf8.ts'

export { md5Hex } from './md5.ts'

export function sha1Hex(data: string | Uint8Array): string {
  return hex(sha1(bytesOf(data)))
}

export function sha256Bytes(data: string | Uint8Array): Uint8Array {
  return sha256(bytesOf(data))
}

export function sha256Hex(data: string | Uint8Array): string {
  return hex(sha256Bytes(data))
}

/** Each by the name that Java and AWS give it; the checksum of a text's UTF-8 in hexadecimal. */
export const checksums = {
  MD5: (text: string) => md5Hex(text),
  'SHA-1': (text: string) => sha1Hex(text),
  'SHA-256': (text: string) => sha256Hex(text),
  'SHA-384': (text: string) => hex(sha384(bytesOf(text))),
  'SHA-512': (text: string) => hex(sha512(bytesOf(text))),
} as const

function bytesOf(data: string | Uint8Array): Uint8Array {
  return typeof data === 'string' ? encodeUtf8(data) : data
}

function hex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0')
  return text
}
