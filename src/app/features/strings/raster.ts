/** Lines put straight into pixels: what a canvas would take too long to stroke when there are thousands. Pure. */

export interface Pixels {
  readonly width: number
  readonly height: number
  /** One word a pixel, as ImageData has them. */
  readonly words: Uint32Array
}

/** A line one pixel thin, cut at the edges. */
export function rasterLine(
  { width, height, words }: Pixels,
  from: readonly [number, number],
  to: readonly [number, number],
  word: number,
): void {
  let [x, y] = from
  let [toX, toY] = to
  if (toX < x) [x, y, toX, toY] = [toX, toY, x, y]
  if (toX < 0 || x >= width) return
  const slope = toX === x ? 0 : (toY - y) / (toX - x)
  if (x < 0) [x, y] = [0, y - slope * x]
  if (toX > width - 1) [toX, toY] = [width - 1, toY - slope * (toX - (width - 1))]
  const length = Math.max(Math.abs(toX - x), Math.abs(toY - y))
  const parts = Math.max(1, Math.round(length))
  const [stepX, stepY] = [(toX - x) / parts, (toY - y) / parts]
  for (let part = 0; part <= parts; part++) {
    const column = Math.round(x)
    const row = Math.round(y)
    if (row >= 0 && row < height && column >= 0 && column < width) words[row * width + column] = word
    x += stepX
    y += stepY
  }
}

/** A mark of three pixels each way: how a line ended. */
export function rasterEnd({ width, height, words }: Pixels, x: number, y: number, word: number): void {
  const [column, row] = [Math.round(x), Math.round(y)]
  for (let down = Math.max(0, row - 1); down <= Math.min(height - 1, row + 1); down++) {
    for (let across = Math.max(0, column - 1); across <= Math.min(width - 1, column + 1); across++) words[down * width + across] = word
  }
}
