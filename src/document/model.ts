/** What a template means: its resources with every value that can be known, and the picture drawn from them. */
import type { Mocks } from '../asl/index.ts'
import type { Changes } from '../base/changes.ts'
import type { JsonObject } from '../base/json.ts'
import type { Diagnostic, Fix } from '../text/diagnostic.ts'
import type { TextRange } from '../text/range.ts'
import type { TextTree, TreePath } from '../text/tree.ts'
import type { TaskCall, Workflow } from './workflow-model.ts'

export type LogicalId = string

/** The text files of a document by path, beside the template or below its folder. */
export type DocumentFiles = Readonly<Record<string, string>>

/** Files that came or changed (their text) and that went (`null`). */
export type FileChanges = Changes<string>

/** A value that only a deployment could know. Inside resolved properties it stands as `{ "Switchyard::Unknown": "why" }`. */
export const unknownKey = 'Switchyard::Unknown'

export interface Resource {
  readonly logicalId: LogicalId
  /** As CloudFormation sees it after SAM's expansion: `AWS::Lambda::Function`. */
  readonly type: string
  /** References resolved to names, ARNs and URLs; what cannot be known holds {@link unknownKey}. */
  readonly properties: JsonObject
  /** Name as AWS will show it: a queue's name, a topic's name, a function's name. */
  readonly physicalName: string
  /** What `Ref` gives: a queue's URL, a topic's ARN, a function's name. */
  readonly ref: string
  readonly arn: string | undefined
  /** Where it stands in the text; for what SAM generates, the event or policy that made it. */
  readonly range: TextRange
  /** The way to its properties in the text, also where there are none yet; what SAM makes out of nothing has none. */
  readonly path?: TreePath
  /** Where each top-level property's value stands, for diagnostics and edits. */
  readonly propertyRanges: Readonly<Record<string, TextRange>>
  /** The resource in the text from which SAM generated this one. */
  readonly origin?: LogicalId
  /** A function’s files by path, where the document has them: inline code is `index.js`. */
  readonly code?: DocumentFiles
  /** Of a state machine: its definition. */
  readonly workflow?: Workflow
  /** Where a function’s code lies when it does not stand in the template. */
  readonly codeFrom?: CodeFrom
}

/** Code in files of its own. */
export interface CodeFrom {
  /** As the template names it, without `./`: a file or a folder. */
  readonly path: string
  /** The document’s files that it is made of, by their paths there; none when they did not come along. */
  readonly files: readonly string[]
}

/** A resource whose condition is false: it stands in the text, but no deployment makes it. */
export interface AbsentResource {
  readonly id: LogicalId
  readonly type: string
  readonly condition: string
  readonly range: TextRange
}

/** What AWS runs. */
type ServiceKind = 'queue' | 'topic' | 'function' | 'table' | 'workflow' | 'bucket' | 'bus' | 'rule'
export type NodeKind = ServiceKind | 'source' | 'inbox' | 'endpoint' | 'inert'

/** How a person is reached. */
export type Medium = 'email' | 'sms' | 'push'

/** One thing on the canvas. */
export interface PictureNode {
  readonly id: LogicalId
  readonly kind: NodeKind
  /** `fulfilment-queue` */
  readonly name: string
  /** `SQS standard`, `SNS topic`, `Lambda`, `18 orders/min`, `e-mail`, `HTTPS · 500, then 200`, `AWS::DynamoDB::Table` */
  readonly caption: string
  /** An inbox: how the person is reached. */
  readonly detail?: Medium
  readonly fifo?: boolean
  /** A rule: what it takes events by, in its first words: `source = shop`. */
  readonly pattern?: string
  /** A rule that comes due by itself: `rate(1 minute)`. */
  readonly schedule?: string
  /** A queue that is somebody’s dead-letter queue and has no consumer is drawn as a siding with a buffer stop. */
  readonly deadLetter?: boolean
  readonly position?: { readonly x: number; readonly y: number }
  readonly range: TextRange
  /** Why it stands still: not simulated, no code. */
  readonly inert?: string
  /** A function that answers from its mock, and why: `it has no code in this file`. */
  readonly mocked?: string
}

/**
 * Subscription, event source, redrive and destination move messages; a permission or a reference only says who may or does use whom.
 * A redrive leads from a queue, or from a topic (the dead letters of a subscription); a destination from a function that was invoked
 * asynchronously, its own dead-letter queue included; a task from a state machine to what it calls, and the answer comes back.
 */
export type WireKind = 'traffic' | 'subscription' | 'event-source' | 'redrive' | 'destination' | 'task' | 'permission' | 'reference'

export interface PictureWire {
  readonly id: string
  readonly kind: WireKind
  readonly from: LogicalId
  readonly to: LogicalId
  /** The subscription, mapping or policy in the template that makes the wire. */
  readonly by?: LogicalId
  /** A filter policy in a few words: `type = refund`. */
  readonly label?: string
  readonly range: TextRange
}

export interface TrafficMessage {
  /** `{{n}}` counts from 1; `{{pick a|b|c}}` and `{{number 5..80}}` draw from the source's own randomness. */
  readonly body: string
  readonly attributes: Readonly<Record<string, { readonly DataType: string; readonly StringValue: string }>>
  readonly weight: number
  /** `MessageGroupId`, `MessageDeduplicationId` and, of a topic, `Subject`: texts like the body. */
  readonly group?: string
  readonly deduplication?: string
  readonly subject?: string
}

/** Somebody outside who publishes to a topic or sends to a queue. */
export interface TrafficSource {
  readonly id: string
  readonly label: string
  readonly caption: string
  readonly to: LogicalId
  /** Milliseconds from one message to the next. */
  readonly everyMs: number
  /** 0 is a metronome; otherwise each gap is drawn from everyMs × (1 ± jitter). */
  readonly jitter: number
  readonly startMs: number
  /** After so many messages it falls silent. */
  readonly count: number | undefined
  /** What a message is called on the canvas: `ord-{{n}}`. */
  readonly name: string
  readonly messages: readonly TrafficMessage[]
  readonly range: TextRange
}

/** Somebody with an inbox: known from a subscription, from a variable of a function, or from `People`. */
export interface Person {
  /** The node’s id: the key under `People`, or the address. */
  readonly id: string
  readonly label: string
  readonly medium: Medium
  /** An e-mail address, a phone number, a platform endpoint’s ARN. One that ends in `*` stands for all that begin like it. */
  readonly address: string
  /** Whether the person follows the link in the confirmation; phones and devices need none. */
  readonly confirms: boolean
  readonly range: TextRange
}

/** An HTTP(S) endpoint outside, and how it answers. */
export interface EndpointSetting {
  /** The node’s id: the key under `Endpoints`, or the URL. */
  readonly id: string
  readonly label: string
  readonly url: string
  /** Status codes in the order of the requests; the last one stays. */
  readonly status: readonly number[]
  readonly latencyMs: number
  /** The share of requests, from 0 to 1, that are answered with 500 whatever `status` says. */
  readonly errorShare: number
  /** What every answer says. */
  readonly body?: string
  readonly confirms: boolean
  readonly range: TextRange
}

/** What a function without JavaScript answers with; what is left out has its usual value. */
export interface Mock {
  readonly durationMs?: number
  /** JSON text. */
  readonly result?: string
  /** The share of invocations that fail, from 0 to 1. */
  readonly errorShare?: number
}

/** How closely standard queues keep to order and to one delivery. What is left out is the profile’s own. */
export interface Realism {
  readonly profile: 'honest' | 'chaos' | 'exact'
  readonly hosts?: number
  /** Shares from 0 to 1. */
  readonly duplicateRate?: number
  readonly inversionRate?: number
  readonly ghostRate?: number
}

/** A way in which a node is broken on purpose. */
export type FaultSetting =
  /** Every call of it fails. */
  | { readonly kind: 'outage' }
  /** A share of the calls of it fails; of a function, a share of its invocations. Above 0, at most 100. */
  | { readonly kind: 'errors'; readonly percent: number }
  /** Calls of it and their answers take so much longer; of a function, its invocations. From 1 to 3,600,000. */
  | { readonly kind: 'latency'; readonly ms: number }

/** A fault that the document schedules, in virtual ms since the world began. */
export interface ScheduledFault {
  readonly node: LogicalId
  readonly setting: FaultSetting
  readonly fromMs: number
  /** Later than `fromMs`; absent: until somebody mends it. */
  readonly untilMs?: number
  readonly range: TextRange
}

/** What a document says to whoever watches it run. */
export interface Caption {
  /** What to look at. */
  readonly look: string
  readonly tries: readonly Trial[]
}

/** Something to try. */
export interface Trial {
  readonly text: string
  /** The node that it is about. */
  readonly at?: LogicalId
  /** What does it, at a press. */
  readonly fix?: Fix
}

/** An object that stands in a bucket from the beginning. */
export interface StoredObject {
  readonly bucket: LogicalId
  readonly key: string
  readonly text: string
}

/** `Metadata: Switchyard`, read. */
export interface Settings {
  readonly title: string
  readonly sentence: string
  readonly caption?: Caption
  readonly seed: number
  readonly startMs: number
  readonly pace: Pace
  readonly traffic: readonly TrafficSource[]
  /** Everybody who is drawn with an inbox, whether or not the settings mention them. */
  readonly people: readonly Person[]
  /** Every HTTP(S) endpoint that is drawn. */
  readonly endpoints: readonly EndpointSetting[]
  readonly objects: readonly StoredObject[]
  readonly mocks: Readonly<Record<LogicalId, Mock>>
  /** What tasks of workflows are answered instead of being done; state machines by their logical ids. */
  readonly taskMocks: Mocks
  /** `Mocks: sample`: a result that nobody gave is made up. */
  readonly sampleResults: boolean
  readonly realism: Realism
  /** Queues that have a realism of their own. */
  readonly queueRealism: Readonly<Record<LogicalId, Realism>>
  /** Whether changes take as long to hold as they may on AWS. */
  readonly settling: boolean
  /** What is broken on purpose, of nodes that are there and run. */
  readonly faults: readonly ScheduledFault[]
}

/** How long a hop takes, in virtual milliseconds: `aws`, `visible`, `none` or numbers of one’s own. */
export interface Pace {
  readonly profile: 'aws' | 'visible' | 'none' | 'own'
  readonly callMs: number
  readonly deliverMs: number
  readonly invokeMs: number
  readonly coldStartMs: number
}

export interface Template {
  readonly text: string
  /** The files that came with it, also those that it does not name. */
  readonly files: DocumentFiles
  readonly tree: TextTree
  /** Stack name: part of the physical names of what the template leaves unnamed. */
  readonly stack: string
  readonly resources: Readonly<Record<LogicalId, Resource>>
  readonly settings: Settings
  readonly nodes: readonly PictureNode[]
  readonly wires: readonly PictureWire[]
  /** What the tasks of state machines call. */
  readonly tasks: readonly TaskCall[]
  readonly diagnostics: readonly Diagnostic[]
  /** What is kept and drawn but not run, with the reason. */
  readonly inert: readonly { readonly id: LogicalId; readonly type: string; readonly reason: string }[]
  /** Resources whose condition is false: neither made nor drawn. */
  readonly absent: readonly AbsentResource[]
}

/** Why a text cannot be opened at all. */
export interface Unreadable {
  readonly message: string
  readonly diagnostics: readonly Diagnostic[]
}
