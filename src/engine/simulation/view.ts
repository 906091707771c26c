/** What the screen is told about the world: one view per node of the picture, and every message on its way. */
import type { FaultView } from './faults/fault-view.ts'
import type { BusView, RuleView } from '../services/events/index.ts'
import type { BucketView } from '../services/s3/index.ts'
import type { TableView } from '../services/dynamodb/index.ts'
import type { FunctionView, MappingView } from '../services/lambda/index.ts'
import type { SubscriptionView, TopicView } from '../services/sns/index.ts'
import type { QueueView } from '../services/sqs/index.ts'
import type { MachineView } from '../services/stepfunctions/index.ts'
import type { EndpointView, InboxView, SourceView } from '../services/outside/index.ts'

/** A node that somebody broke says so, whatever kind it is. */
export type NodeView = NodeState & { readonly fault?: FaultView }

export type NodeState =
  | ({ readonly kind: 'queue' } & QueueView)
  | ({ readonly kind: 'topic' } & WiredTopicView)
  | ({ readonly kind: 'function' } & FunctionView & { readonly mappings: readonly (MappingView & { readonly wire: string })[] })
  | ({ readonly kind: 'table' } & TableView)
  | ({ readonly kind: 'workflow' } & MachineView)
  | ({ readonly kind: 'bucket' } & BucketView)
  | ({ readonly kind: 'bus' } & BusView)
  | ({ readonly kind: 'rule' } & RuleView)
  | ({ readonly kind: 'source' } & SourceView)
  /** `bounced`: deliveries of subscriptions to it that SNS gave up. */
  | ({ readonly kind: 'inbox'; readonly bounced: number } & InboxView)
  | ({ readonly kind: 'endpoint' } & EndpointView)
  | { readonly kind: 'inert' }

export interface WiredTopicView extends TopicView {
  /** Messages that its sources were refused here. */
  readonly refused: number
  /** With the wires that they are drawn as; one that was made at run time has none. */
  readonly subscriptions: readonly (SubscriptionView & { readonly wire?: string })[]
}

/** What a token looks like: who is under way. */
export type TokenShape = 'message' | 'copy' | 'invoke' | 'stack' | 'answer'
export type TokenStatus = 'running' | 'retry' | 'failed'

/** One envelope on its way along one wire: messages, a call, or its answer. */
export interface Token {
  /** The agenda item's sequence number: unique in a run. */
  readonly id: number
  /** Index into the picture's wires, or -1 when the document draws no wire there. */
  readonly wire: number
  /**
   * The stretch of the wire: before or after the pull disc of an event source, one of its halves, from its end back to its
   * beginning; 0 to 1 of the wire otherwise.
   */
  readonly leg: 'whole' | 'before-disc' | 'after-disc' | 'first-half' | 'second-half' | 'back'
  readonly sentAt: number
  readonly arrivesAt: number
  readonly shape: TokenShape
  readonly status: TokenStatus
  /** Messages in it; a call that carries none counts as one. */
  readonly count: number
}

export interface LabelledToken extends Token {
  /** The first message's trail: its caption is made from it. */
  readonly trail: string
}
