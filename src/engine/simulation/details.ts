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
  /** The first fields of its body. */
  readonly glimpse: string
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
  readonly console?: readonly ConsoleLine[]
  /** Of a queue: message move tasks from it, the newest first. */
  readonly moveTasks?: readonly MoveTaskRow[]
  /** What a function was last invoked with: JSON text, and when it was given to the handler. */
  readonly lastEvent?: { readonly atMs: number; readonly requestId: string; readonly event: string }
}

/** How AWS tells a message move task, as far as a person wants to know. */
export interface MoveTaskRow {
  readonly id: string
  /** What it is cancelled by; only while it runs. */
  readonly handle?: string
  readonly status: 'RUNNING' | 'COMPLETED' | 'CANCELLING' | 'CANCELLED' | 'FAILED'
  readonly startedAt: number
  readonly moved: number
  readonly toMove: number
  /** By the name in the picture; absent where each message goes back to the queue that it came from. */
  readonly destination?: string
  readonly failure?: string
}

export interface ConsoleLine {
  readonly atMs: number
  /** `platform` is Lambda itself. */
  readonly level: string
  readonly text: string
  readonly requestId?: string
}

/** The same message in another queue, or once more in the same one. */
export interface MessageCopy {
  readonly node: string
  readonly messageId: string
  readonly status: 'visible' | 'in-flight' | 'delayed'
  readonly receives: number
}

/** How a message fares: on its way, waiting in a queue, once more, lost or over. */
export type LineStatus = 'running' | 'waiting' | 'retry' | 'failed' | 'done'

/** Something that happened to a message. */
export interface LifePoint {
  readonly atMs: number
  readonly step: number
  readonly text: string
  /** How it fared from then on. */
  readonly status: LineStatus
}

export interface MessageDetail {
  readonly node: string
  readonly messageId: string
  readonly label: string
  readonly status: 'visible' | 'in-flight' | 'delayed'
  readonly body: string
  /** Body and attributes, as AWS counts them. */
  readonly bytes: number
  /** Receives in this queue. */
  readonly receives: number
  /** Virtual ms: the end of its delay or visibility timeout. */
  readonly visibleAt: number
  /** Who received it last, by the name in the picture. */
  readonly receiver?: string
  /** As a receive would show them: `SentTimestamp`, `ApproximateReceiveCount` … */
  readonly system: readonly Fact[]
  readonly copies: readonly MessageCopy[]
  readonly attributes: readonly Fact[]
  readonly why: readonly Why[]
  /** What happened to it until now, oldest first: its ways, receives and returns. */
  readonly life: readonly LifePoint[]
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
  /** The rule behind it, where there is one. */
  readonly why?: Why
}
