/** Where everything of a workflow is drawn, in the drawing's own px: x to the right, y down, from the upper left corner of all of it. */
import type { Box, Point } from '../../diagram/track/geometry.ts'

/** What a state is drawn as; `folded` is a Parallel or a Map of which only the name is shown. */
export type StateShape = 'box' | 'choice' | 'bars' | 'frame' | 'folded'

export interface PlacedState {
  readonly name: string
  readonly shape: StateShape
  /** Of bars: from the upper edge of the upper one to the lower edge of the lower one. */
  readonly box: Box
  /** Where its name stands: above bars, in the head of a frame; elsewhere the box. */
  readonly head: Box
  /** The state that it stands in; none for a state of the workflow itself. */
  readonly inside: string | undefined
}

/** Where a scope begins, or where it ends. */
export interface PlacedMark {
  readonly kind: 'start' | 'end'
  /** The scope's id. */
  readonly scope: string
  readonly at: Point
  readonly radius: number
}

export interface PlacedLabel {
  /** The whole text; what is drawn of it may be cut. */
  readonly text: string
  readonly box: Box
}

/** `start` and `end` lead from where the scope begins, and to where it ends: they stand in no definition. */
export type EdgeKind = 'next' | 'rule' | 'default' | 'catch' | 'start' | 'end'

export interface PlacedEdge {
  /** Of a transition its id; `start <scope>` and `end <state>` of the others. */
  readonly id: string
  readonly kind: EdgeKind
  /** Names of states; absent at the beginning and at the end of a scope. */
  readonly from: string | undefined
  readonly to: string | undefined
  /** Corners of the line, from where it leaves to its arrow head. */
  readonly points: readonly Point[]
  readonly label: PlacedLabel | undefined
  /** The end lies on a bar in which branches come together, or begins on one. */
  readonly inside: string | undefined
}

export interface WorkflowLayout {
  readonly width: number
  readonly height: number
  /** Containers before what stands in them. */
  readonly states: readonly PlacedState[]
  readonly marks: readonly PlacedMark[]
  readonly edges: readonly PlacedEdge[]
}
