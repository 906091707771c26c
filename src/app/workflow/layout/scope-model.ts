/** One scope as its layout sees it: things of a size, and links between them. What stands inside a thing was laid out before. */
import type { Box, Point } from '../../diagram/track/geometry.ts'

/** A state, or the disc or ring at which a scope begins and ends. Lengths in px from its upper left corner. */
export interface Item {
  readonly id: string
  readonly width: number
  readonly height: number
  /** Where links may arrive from above, and leave below. */
  readonly entry: Side
  readonly exit: Side
  /** A link may leave from its left and right corner, or arrive there, when that is the shorter way. */
  readonly fromSides: boolean
  readonly toSides: boolean
  /** How far below its top a loop leaves and arrives at its side. */
  readonly sideExit: number
  readonly sideEntry: number
  /** Where its right side is met: what stands behind it juts out. */
  readonly rightSide: number
}

interface Side {
  readonly y: number
  readonly left: number
  readonly right: number
}

export interface Link {
  readonly id: string
  readonly from: string
  readonly to: string
  /** px; none for a link without words. */
  readonly labelWidth: number
  /** The higher the straighter. */
  readonly weight: number
}

export interface Route {
  readonly id: string
  readonly points: readonly Point[]
  readonly label: Box | undefined
}

export interface LaidScope {
  readonly width: number
  readonly height: number
  readonly boxes: ReadonlyMap<string, Box>
  readonly routes: readonly Route[]
}
