/** Unpacks a gzip file (RFC 1952), unless it is made to blow up. */
import { Gunzip } from 'fflate'

/** Of what is unpacked; S3 keeps objects half as large. */
const mostBytes = 67_108_864
/** Fed in pieces, so that a file can be given up in time: none makes more than a thousand times as much. */
const pieceBytes = 16_384

/** `undefined` where it is broken or too large. */
export function gunzip(packed: Uint8Array): Uint8Array | undefined {
  const parts: Uint8Array[] = []
  let size = 0
  const unpacking = new Gunzip((part) => {
    parts.push(part)
    size += part.length
  })
  try {
    for (let at = 0; at < packed.length; at += pieceBytes) {
      unpacking.push(packed.subarray(at, at + pieceBytes), at + pieceBytes >= packed.length)
      if (size > mostBytes) return undefined
    }
  } catch {
    return undefined
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
