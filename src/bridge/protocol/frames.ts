/** What streams from the worker to the page, at most once per animation frame and never while one is unacknowledged. */
import type { NodeView, WorkflowView } from '../../engine/simulation/index.ts'
import type { PauseReason } from './run-state.ts'
import type { Past } from '../../engine/simulation/index.ts'

export const tokenShapes = ['message', 'copy', 'invoke', 'stack', 'answer'] as const
export const tokenStatuses = ['running', 'retry', 'failed'] as const
export const tokenLegs = ['whole', 'before-disc', 'after-disc', 'first-half', 'second-half', 'back'] as const

/** Everything under way that is seen, one row each, as columns: what carries messages, calls, answers. All arrays have `count` rows. */
export interface TokenColumns {
  readonly count: number
  /** The agenda item's sequence number. */
  readonly id: Float64Array
  /** Index into the picture's wires; -1: no wire is drawn there. */
  readonly wire: Int16Array
  /** Index into {@link tokenLegs}. */
  readonly leg: Uint8Array
  /** Virtual ms. */
  readonly sentAt: Float64Array
  readonly arrivesAt: Float64Array
  readonly shape: Uint8Array
  readonly status: Uint8Array
  /** Messages in the envelope. */
  readonly messages: Uint16Array
  /** Captions of the first rows (`ord-1047`), as many as are worth reading. */
  readonly labels: readonly string[]
}

export interface Frame {
  /** Virtual ms; tokens are drawn where they are at this moment. */
  readonly clockMs: number
  readonly step: number
  readonly hash: string
  readonly running: boolean
  readonly paused?: { readonly reason: PauseReason; readonly text: string }
  /** The run has come further than this: somebody went back. */
  readonly past?: Past
  /** The speed that was reached, when it is less than the one asked for. */
  readonly speed: number
  readonly live: number
  /** What happened up to this moment. */
  readonly events: number
  readonly tokens: TokenColumns
  /** Views of nodes that changed since the last frame, by logical id. */
  readonly nodes: Readonly<Record<string, NodeView>>
  /** What the workflow that somebody looks at does, when that changed (`watchWorkflow`). */
  readonly workflow?: WorkflowView
  /** Virtual ms at which something last travelled each wire, for wires that changed. */
  readonly used: Readonly<Record<string, number>>
  /** Rows in the log so far; the page asks for those it shows. */
  readonly logRows: number
}
