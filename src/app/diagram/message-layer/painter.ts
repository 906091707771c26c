/** Paints one canvas from the newest frame. It draws what the frame says and nothing else: no tween, no clock of its own. */
import type { Frame } from '../../../bridge/protocol/index.ts'
import type { Graph } from '../graph.ts'
import { drawBands, drawStillCounts } from './draw-bands.ts'
import { drawDots, drawMass } from './draw-dots.ts'
import { drawLabels } from './draw-labels.ts'
import { drawCircles, drawShapes } from './draw-shapes.ts'
import { planDrawing } from './drawing-plan.ts'
import { readPalette, type Palette } from './palette.ts'
import { emptyPlaces, placeTokens, tokenAt, type Viewport } from './place-tokens.ts'
import type { Scene } from './scene.ts'

export interface PaintRequest {
  readonly frame: Frame | undefined
  readonly graph: Graph
  readonly viewport: Viewport
  readonly width: number
  readonly height: number
  readonly selected: number | undefined
  readonly hovered: number | undefined
  readonly pointed: string | undefined
  readonly bands: boolean
  readonly glimpses: ReadonlyMap<number, string> | undefined
  /** Counts stand on the tracks instead of messages that move. */
  readonly isStill: boolean
}

export interface Painter {
  paint(request: PaintRequest): void
  /** The theme changed. */
  forgetColors(): void
  tokenAt(viewport: Viewport, x: number, y: number): number | undefined
}

const FINEST = 2

export function createPainter(canvas: HTMLCanvasElement): Painter {
  const context = canvas.getContext('2d')
  let places = emptyPlaces(256)
  let palette: Palette | undefined
  let isBlank = true
  return {
    forgetColors() {
      palette = undefined
    },
    tokenAt: (viewport, x, y) => tokenAt(places, viewport, x, y),
    paint(request) {
      if (context === null) return
      const { frame, graph } = request
      const { tracks, obstacles } = graph
      if (frame !== undefined) places = placeTokens(frame.tokens, frame.clockMs, tracks, places)
      else places.count = 0
      if (isBlank && places.count === 0) return
      palette ??= readPalette(canvas)
      const plan = planDrawing(places, tracks, request.bands)
      fitPixels(canvas, request, plan.isMass && !request.isStill)
      if (frame === undefined) wipe(context)
      else draw(context, { ...request, tracks, obstacles, tokens: frame.tokens, places, plan, palette }, request.isStill)
      isBlank = places.count === 0
    },
  }
}

/** A canvas of other than its own size is cleared by being resized, so only when it must be. */
function fitPixels(canvas: HTMLCanvasElement, { width, height }: PaintRequest, isMass: boolean): void {
  const ratio = isMass ? 1 : Math.min(FINEST, window.devicePixelRatio || 1)
  const across = Math.max(1, Math.round(width * ratio))
  const down = Math.max(1, Math.round(height * ratio))
  if (canvas.width !== across) canvas.width = across
  if (canvas.height !== down) canvas.height = down
}

/** Another document has begun: nothing of the one before may stay. */
function wipe(context: CanvasRenderingContext2D): void {
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.clearRect(0, 0, context.canvas.width, context.canvas.height)
}

function draw(context: CanvasRenderingContext2D, scene: Scene, isStill: boolean): void {
  const ratio = context.canvas.width / Math.max(1, scene.width)
  const isMass = scene.plan.isMass && !isStill
  if (isMass) {
    context.setTransform(1, 0, 0, 1, 0, 0)
    drawMass(context, scene)
  } else wipe(context)
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  if (isStill) {
    drawStillCounts(context, scene)
    return
  }
  drawBands(context, scene)
  if (!isMass) {
    drawDots(context, scene)
    drawShapes(context, scene)
  }
  drawCircles(context, scene)
  if (!isMass) drawLabels(context, scene)
}
