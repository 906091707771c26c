/** What is fetched when somebody looks closer: a node, a message, a token, the log. */
import type { NodeView } from './view.ts'

/** A line of a form or a fact sheet, described by `aws`. */
export interface Fact {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly unit?: string
  readonly isDefault?: boolean
  readonly help?: string
  readonly page?: string
}

/** An answer to "why?": the rule that holds, and the numbers that make it hold now. */
export interface Why {
  readonly rule: string
  readonly text: string
  readonly page: string
}

export interface MessageRow {
  readonly messageId: string
  readonly label: string
  readonly status: 'visible' | 'in-flight' | 'delayed'
  readonly receives: number
  readonly ageMs: number
  readonly visibleAt: number
  readonly spanMs: number
}

export interface NodeDetail {
  readonly id: string
  readonly clockMs: number
  readonly view: NodeView
  readonly physicalName: string
  readonly arn?: string
  readonly facts: readonly Fact[]
  readonly messages: readonly MessageRow[]
  readonly why: readonly Why[]
  /** A function's newest log lines, oldest first. */
  readonly console?: readonly { readonly atMs: number; readonly level: string; readonly text: string; readonly requestId?: string }[]
}

export interface MessageDetail {
  readonly node: string
  readonly messageId: string
  readonly label: string
  readonly status: 'visible' | 'in-flight' | 'delayed'
  readonly body: string
  readonly attributes: readonly Fact[]
  readonly why: readonly Why[]
}

export interface TokenDetail {
  readonly id: number
  readonly from: string
  readonly to: string
  readonly operation: string
  readonly sentAt: number
  readonly arrivesAt: number
  readonly messages: readonly { readonly label: string; readonly messageId?: string; readonly body?: string }[]
  readonly why: readonly Why[]
}

export interface LogRow {
  readonly row: number
  readonly step: number
  readonly atMs: number
  /** For the glyph: what kind of thing happened. */
  readonly tone: 'running' | 'done' | 'failed' | 'retry' | 'waiting' | 'change'
  readonly shape: 'message' | 'copy' | 'invoke' | 'stack' | 'none'
  /** Logical ids (or names, for what the picture lacks). */
  readonly from: string
  readonly to?: string
  /** `Publish`, `visible again` */
  readonly what: string
  readonly text: string
  readonly nodes: readonly string[]
}
