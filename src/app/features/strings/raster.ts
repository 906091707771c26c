/**
 * Lines put straight into pixels: what a canvas would take too long to stroke when there are thousands. What is put there first
 * stays on top, so that a pixel is written once, however many lines lie on it. Pure.
 */

export interface Raster {
  readonly width: number
  readonly height: number
  /** One word a pixel, as ImageData has them; 0 is empty. */
  readonly words: Uint32Array
  /** How many pixels of its row are known to be taken from each pixel on. */
  readonly taken: Uint16Array
  /** The ends of lines that were put there, each pair at its own place: the same line once more changes nothing. */
  readonly from: Int32Array
  readonly to: Int32Array
}

/** A power of two. */
const remembered = 1 << 15
const one = 65_536

export function createRaster(width: number, height: number, words: Uint32Array): Raster {
  return {
    width,
    height,
    words,
    taken: new Uint16Array(width * height),
    from: new Int32Array(remembered).fill(-1),
    to: new Int32Array(remembered),
  }
}

/** A line one pixel thin between the pixels nearest to its ends, below what is there; cut at the edges. `word` is not 0. */
export function rasterLine(raster: Raster, x0: number, y0: number, x1: number, y1: number, word: number): void {
  const isForward = x0 <= x1
  let x = isForward ? x0 : x1
  let y = isForward ? y0 : y1
  let toX = isForward ? x1 : x0
  let toY = isForward ? y1 : y0
  const right = raster.width - 1
  if (toX < 0 || x > right) return
  const slope = toX === x ? 0 : (toY - y) / (toX - x)
  if (x < 0) {
    y -= slope * x
    x = 0
  }
  if (toX > right) {
    toY -= slope * (toX - right)
    toX = right
  }
  const column = Math.floor(x + 0.5)
  const row = Math.floor(y + 0.5)
  const toColumn = Math.floor(toX + 0.5)
  const toRow = Math.floor(toY + 0.5)
  if (row === toRow) fillRow(raster, row, column, toColumn, word)
  else if (isNew(raster, column, row, toColumn, toRow)) putSlope(raster, column, row, toColumn, toRow, word)
}

/** The empty pixels of a stretch of a row. */
function fillRow({ width, height, words, taken }: Raster, row: number, column: number, toColumn: number, word: number): void {
  if (row < 0 || row >= height) return
  const first = row * width + column
  const last = row * width + toColumn
  let at = first
  while (at <= last) {
    if (words[at] === 0) words[at] = word
    at += Math.max(1, taken[at] as number)
  }
  taken[first] = at - first
}

function isNew({ from, to }: Raster, column: number, row: number, toColumn: number, toRow: number): boolean {
  const begin = (column << 16) ^ row
  const end = (toColumn << 16) ^ toRow
  const place = (Math.imul(begin, 0x9e3779b1) ^ Math.imul(end, 0x85ebca6b)) >>> 17
  if (from[place] === begin && to[place] === end) return false
  from[place] = begin
  to[place] = end
  return true
}

function putSlope({ width, height, words }: Raster, column: number, row: number, toColumn: number, toRow: number, word: number): void {
  const parts = Math.max(toColumn - column, Math.abs(toRow - row))
  // In 65,536ths of a pixel, so that whole numbers do.
  const across = Math.round(((toColumn - column) * one) / parts)
  const down = Math.round(((toRow - row) * one) / parts)
  let x = column * one + one / 2
  let y = row * one + one / 2
  for (let part = 0; part <= parts; part++) {
    const atRow = y >> 16
    if (atRow >= 0 && atRow < height) {
      const at = atRow * width + (x >> 16)
      if (words[at] === 0) words[at] = word
    }
    x += across
    y += down
  }
}

/** A mark of three pixels each way: how a line ended. */
export function rasterEnd(raster: Raster, x: number, y: number, word: number): void {
  const [column, row] = [Math.round(x), Math.round(y)]
  const left = Math.max(0, column - 1)
  const right = Math.min(raster.width - 1, column + 1)
  if (left > right) return
  for (let down = row - 1; down <= row + 1; down++) fillRow(raster, down, left, right, word)
}
