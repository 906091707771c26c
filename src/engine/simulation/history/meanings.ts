/** What each kind of event means for the charts: what it adds up, and which point of a message's life it is. */
import type { JsonObject } from '../../../base/json.ts'
import type { StepRecord, WorldEvent } from '../../kernel/index.ts'
import { functionKey, nameOfKey, userKey } from '../../services/shared/resource-keys.ts'
import type { PointKind } from './lives.ts'
import type { Column } from './meters.ts'

export interface Meaning {
  readonly counts?: readonly Column[]
  readonly point?: PointKind
  /** A number that goes with the point. */
  readonly more?: (data: JsonObject) => number
  /** Where the point is, if not at the event's subject: the name of a member of its data. */
  readonly at?: string
  /** Where it leads: the name of a member of its data. */
  readonly to?: string
  /** What the timeline marks it as. */
  readonly mark?: 'error' | 'dead-letter'
  /** The event means this only when its data say so. */
  readonly when?: (data: JsonObject) => boolean
  /** How long an invocation took: the name of the member of its data that says so, in ms. */
  readonly span?: string
}

const number =
  (name: string) =>
  (data: JsonObject): number =>
    Number(data[name] ?? 0)
const failed: Meaning = { counts: ['errors'], mark: 'error' }

/** Several meanings stand in a list; all that hold count. */
const meanings: Readonly<Record<string, Meaning | readonly Meaning[]>> = {
  'outside.MessageSent': { counts: ['sent'], point: 'sent' },
  'outside.Refused': failed,
  'outside.InboxReceived': { counts: ['received'], point: 'arrived' },
  'outside.RequestReceived': [
    { counts: ['received'], point: 'arrived', when: ({ status }) => Number(status) < 300 },
    { ...failed, point: 'refused', more: number('status'), when: ({ status }) => Number(status) >= 300 },
  ],
  'sns.Published': { counts: ['published'], point: 'published', more: number('matched') },
  'sns.PublishedDirectly': { counts: ['published'], point: 'published' },
  'sns.Delivered': { counts: ['delivered'] },
  'sns.FilteredOut': { point: 'filtered', at: 'subscription' },
  'sns.RetryScheduled': { point: 'delivery-retry', at: 'subscription', more: number('retry') },
  'sns.DeliveryFailed': { ...failed, point: 'delivery-failed', at: 'subscription' },
  'sns.DeliveryProhibited': { ...failed, point: 'delivery-failed', at: 'subscription' },
  'sns.DeadLetterDelivered': { counts: ['dead-letters'], mark: 'dead-letter' },
  'sns.DeadLetterLost': failed,
  'sqs.MessageSent': { counts: ['sent'], point: 'entered' },
  'sqs.DelayEnded': { point: 'delay-over' },
  'sqs.MessageReceived': { counts: ['received'], point: 'received', more: number('receives') },
  'sqs.VisibilityExpired': { point: 'returned', more: number('receives') },
  'sqs.CopyReturned': { point: 'returned' },
  'sqs.MessageDeleted': { counts: ['deleted'], point: 'deleted' },
  'sqs.MessageMovedToDeadLetter': { counts: ['dead-letters'], point: 'dead-letter', to: 'target', mark: 'dead-letter' },
  'sqs.DeadLetterArrived': { point: 'entered' },
  'sqs.MessageMovedByTask': { point: 'moved-back', to: 'target' },
  'sqs.MovedMessageArrived': { point: 'entered' },
  'sqs.DeadLetterLost': { ...failed, point: 'lost' },
  'sqs.MovedMessageLost': { ...failed, point: 'lost' },
  'sqs.MessageExpired': { ...failed, point: 'lost' },
  'sqs.MessagePurged': { point: 'purged' },
  'lambda.InvocationStarted': { counts: ['invocations'] },
  'lambda.InvocationEnded': [{ span: 'durationMs' }, { ...failed, when: ({ ok }) => ok === false }],
  'lambda.Throttled': { counts: ['throttles'] },
  'lambda.PollFailed': failed,
  'lambda.EventDropped': failed,
  'lambda.EventGivenUp': failed,
  'lambda.DestinationFailed': failed,
  'lambda.FunctionDisabled': failed,
  'deployment.Refused': failed,
}

const lists: ReadonlyMap<string, readonly Meaning[]> = new Map(
  Object.entries(meanings).map(([type, meaning]) => [type, 'length' in meaning ? meaning : [meaning]]),
)

const nothing: readonly Meaning[] = []

export function meaningsOf(event: WorldEvent): readonly Meaning[] {
  return lists.get(event.type) ?? nothing
}

/** The message that an event is about. What a source sends says only its number. */
export function trailOf({ type, subject, data }: WorldEvent): string | undefined {
  const { trail, n } = data
  if (typeof trail === 'string') return trail
  return type === 'outside.MessageSent' ? `${nameOfKey(subject)}/${String(n)}` : undefined
}

const functions = functionKey('')

/** The messages that a step brings to a function, and the function. */
export function broughtToFunction({ envelope }: StepRecord): { readonly place: string; readonly trails: readonly string[] } | undefined {
  const { hop } = envelope
  if (hop === undefined || hop.carries.length === 0 || envelope.kind !== 'call' || !hop.to.startsWith(functions)) return undefined
  return hop.from === userKey ? undefined : { place: hop.to, trails: hop.carries.map(({ trail }) => trail) }
}
