/** Checksums: MD5 of bodies and attributes (SQS), SHA-256 of bodies (deduplication) and code (Lambda), SHA-1 for handlers that ask. */
import { sha1 } from '@noble/hashes/legacy.js'
import { sha256 } from '@noble/hashes/sha2.js'
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

function bytesOf(data: string | Uint8Array): Uint8Array {
  return typeof data === 'string' ? encodeUtf8(data) : data
}

function hex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0')
  return text
}
