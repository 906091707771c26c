// A screenshot as a PNG of at most 256 colours: a third of its size, and nobody sees the difference on a page of flat colours.
import { crc32, deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const MOST = 256

/** @param png as Chromium writes it: eight bits a channel, with or without alpha, not interlaced */
export function smallPng(png: Buffer): Buffer {
  const chunks = chunksOf(png)
  const header = chunks.find(({ type }) => type === 'IHDR')?.data
  if (header === undefined || header[8] !== 8 || header[12] !== 0) throw new Error('this is not a PNG of a browser')
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const channels = header[9] === 6 ? 4 : 3
  const data = inflateSync(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)))
  const colors = colorsOf(unfiltered(data, { width, height, channels }), channels)
  const palette = paletteOf(colors)
  const nearest = nearestIn(palette)
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) rows[y * (width + 1) + x + 1] = nearest(colors[y * width + x] ?? 0)
  const kept = Buffer.from(header)
  kept[9] = 3
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', kept),
    chunk('PLTE', Buffer.from(palette.flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255]))),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

interface Chunk {
  readonly type: string
  readonly data: Buffer
}

function chunksOf(png: Buffer): Chunk[] {
  const chunks: Chunk[] = []
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at)
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) })
    at += length + 12
  }
  return chunks
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(data.length, 0)
  body.copy(whole, 4)
  whole.writeUInt32BE(crc32(body), body.length + 4)
  return whole
}

/** The filters of https://www.w3.org/TR/png/#9Filters, undone. */
function unfiltered(
  data: Buffer,
  { width, height, channels }: { readonly width: number; readonly height: number; readonly channels: number },
): Buffer {
  const stride = width * channels
  const pixels = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y += 1) {
    const filter = data[y * (stride + 1)] ?? 0
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x
      const left = x < channels ? 0 : (pixels[at - channels] ?? 0)
      const up = y === 0 ? 0 : (pixels[at - stride] ?? 0)
      const corner = x < channels || y === 0 ? 0 : (pixels[at - stride - channels] ?? 0)
      pixels[at] = (data[y * (stride + 1) + x + 1] ?? 0) + predicted(filter, left, up, corner)
    }
  }
  return pixels
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 0) return 0
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}

function colorsOf(pixels: Buffer, channels: number): Uint32Array {
  const colors = new Uint32Array(pixels.length / channels)
  for (let index = 0; index < colors.length; index += 1) colors[index] = pixels.readUIntBE(index * channels, 3)
  return colors
}

/**
 * Half of them are the most used; the others are those that would be missed most, because nothing like them is among these and they are
 * used: a small mark keeps its hue. Of equals the smaller comes first, so that the same picture gives the same bytes.
 */
function paletteOf(colors: Uint32Array): number[] {
  const counts = new Map<number, number>()
  for (const color of colors) counts.set(color, (counts.get(color) ?? 0) + 1)
  const sorted = [...counts].toSorted(([a, countA], [b, countB]) => countB - countA || a - b)
  const palette = sorted.slice(0, MOST / 2).map(([color]) => color)
  const rest = sorted
    .slice(MOST / 2)
    .map(([color, count]) => ({ color, weight: Math.sqrt(count), far: Math.min(...palette.map((other) => away(color, other))) }))
  while (palette.length < MOST && rest.length > 0) {
    const missed = rest.reduce((most, next) => (next.far * next.weight > most.far * most.weight ? next : most))
    if (missed.far === 0) break
    palette.push(missed.color)
    for (const other of rest) other.far = Math.min(other.far, away(other.color, missed.color))
  }
  return palette
}

function nearestIn(palette: readonly number[]): (color: number) => number {
  const known = new Map(palette.map((color, index) => [color, index]))
  return (color) => {
    const before = known.get(color)
    if (before !== undefined) return before
    const distances = palette.map((other) => away(color, other))
    const index = distances.indexOf(Math.min(...distances))
    known.set(color, index)
    return index
  }
}

function away(a: number, b: number): number {
  return ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2
}
