/** Bytes written and read one after the other. Whole numbers take seven bits a byte, the lowest first. */

export interface ByteWriter {
  byte(value: number): void
  /** From 0 to the largest safe integer. */
  whole(value: number): void
  float(value: number): void
  /** What was written; the writer is not used any more. */
  taken(): Uint8Array
}

export function byteWriter(): ByteWriter {
  let bytes = new Uint8Array(1_024)
  let length = 0
  const byte = (value: number): void => {
    if (length === bytes.length) {
      const larger = new Uint8Array(2 * length)
      larger.set(bytes)
      bytes = larger
    }
    bytes[length++] = value
  }
  return {
    byte,
    whole(value) {
      let rest = value
      for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) byte((rest % 0x80) | 0x80)
      byte(rest)
    },
    float(value) {
      for (const each of new Uint8Array(Float64Array.of(value).buffer)) byte(each)
    },
    taken: () => bytes.slice(0, length),
  }
}

export interface ByteReader {
  byte(): number
  whole(): number
  float(): number
}

export function byteReader(bytes: Uint8Array): ByteReader {
  let at = 0
  const byte = (): number => bytes[at++] as number
  return {
    byte,
    whole() {
      let value = 0
      for (let scale = 1; ; scale *= 0x80) {
        const next = byte()
        value += (next & 0x7f) * scale
        if (next < 0x80) return value
      }
    },
    float: () => new Float64Array(Uint8Array.from({ length: 8 }, byte).buffer)[0] as number,
  }
}
