/** Messages as dots: rectangles while they are some hundreds, pixels written by hand when they are thousands. */
import { isInSight, onScreen, type Scene } from './scene.ts'

const SIZE = 5

export function drawDots(context: CanvasRenderingContext2D, scene: Scene): void {
  if (!scene.plan.manners.includes('dots')) return
  for (const [status, color] of scene.palette.statuses.entries()) {
    context.fillStyle = color
    for (let index = 0; index < scene.places.count; index += 1) {
      if (scene.plan.manners[scene.places.wire[index] ?? 0] !== 'dots') continue
      if ((scene.tokens.status[scene.places.row[index] ?? 0] ?? 0) !== status) continue
      const at = onScreen(scene, index)
      if (isInSight(scene, at, SIZE)) context.fillRect(at.x - SIZE / 2, at.y - SIZE / 2, SIZE, SIZE)
    }
  }
}

let image: ImageData | undefined
let pixels = new Uint32Array(0)

/** One device pixel per CSS pixel: finer would cost more than anybody sees among thousands. */
export function drawMass(context: CanvasRenderingContext2D, scene: Scene): void {
  const { width, height } = context.canvas
  if (image?.width !== width || image.height !== height) {
    image = new ImageData(width, height)
    pixels = new Uint32Array(image.data.buffer)
  } else {
    pixels.fill(0)
  }
  writeSquares(scene, width, height)
  context.putImageData(image, 0, 0)
}

function writeSquares({ places, plan, tokens, viewport, palette }: Scene, width: number, height: number): void {
  const half = SIZE >> 1
  const { xy, wire, row, count } = places
  const { x, y, zoom } = viewport
  const into = pixels
  const isBand = Uint8Array.from(plan.manners, (manner) => (manner === 'band' ? 1 : 0))
  for (let index = 0; index < count; index += 1) {
    if (isBand[wire[index] ?? 0] === 1) continue
    const left = (((xy[index * 2] ?? 0) * zoom + x) | 0) - half
    const top = (((xy[index * 2 + 1] ?? 0) * zoom + y) | 0) - half
    if (left < 0 || top < 0 || left + SIZE > width || top + SIZE > height) continue
    const color = palette.pixels[tokens.status[row[index] ?? 0] ?? 0] ?? 0
    for (let start = top * width + left, line = 0; line < SIZE; line += 1, start += width) {
      into[start] = color
      into[start + 1] = color
      into[start + 2] = color
      into[start + 3] = color
      into[start + 4] = color
    }
  }
}
