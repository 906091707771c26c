/** Everything one drawing of the messages needs. */
import type { TokenColumns } from '../../../bridge/protocol/index.ts'
import type { Box } from '../track/geometry.ts'
import type { Track } from '../track/tracks.ts'
import type { DrawingPlan } from './drawing-plan.ts'
import type { Palette } from './palette.ts'
import type { PlacedTokens, Viewport } from './place-tokens.ts'

export interface Scene {
  readonly tokens: TokenColumns
  readonly places: PlacedTokens
  readonly plan: DrawingPlan
  readonly tracks: readonly (Track | undefined)[]
  /** What captions keep off, in the drawing's coordinates. */
  readonly obstacles: readonly Box[]
  readonly viewport: Viewport
  readonly width: number
  readonly height: number
  readonly palette: Palette
  /** Tokens with an ink circle. */
  readonly selected: number | undefined
  readonly hovered: number | undefined
  /** What the messages are called that somebody points at in the log or in the paths: they have a circle as well. */
  readonly pointed: string | undefined
  /** From near: the first fields of what tokens carry, by their id. */
  readonly glimpses: ReadonlyMap<number, string> | undefined
}

export const captionFont = '"IBM Plex Sans", system-ui, sans-serif'

/** Screen coordinates of a placed token. */
export function onScreen(scene: Scene, index: number): { readonly x: number; readonly y: number } {
  const { places, viewport } = scene
  return { x: (places.xy[index * 2] ?? 0) * viewport.zoom + viewport.x, y: (places.xy[index * 2 + 1] ?? 0) * viewport.zoom + viewport.y }
}

export function isInSight(scene: Scene, at: { readonly x: number; readonly y: number }, margin: number): boolean {
  return at.x > -margin && at.y > -margin && at.x < scene.width + margin && at.y < scene.height + margin
}

/** Shapes grow and shrink with the drawing, but stay readable. */
export function shapeScale(zoom: number): number {
  return Math.min(1.6, Math.max(0.9, zoom))
}
