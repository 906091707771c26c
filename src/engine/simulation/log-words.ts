/** Events in words: from, to, what, and a sentence with the numbers. An event without words gets no row. */
import type { JsonObject } from '../../base/json.ts'
import { spanInWords } from '../services/shared/why.ts'
import type { LogRow } from './details.ts'
import { labelOfTrail, nameOfResource } from './labels.ts'
import type { LogEntry } from './log-entry.ts'
import type { Run } from './run.ts'

type Words = (run: Run, entry: LogEntry) => Pick<LogRow, 'tone' | 'shape' | 'from' | 'to' | 'what' | 'text'>

const subject = (run: Run, entry: LogEntry): string => nameOfResource(run, entry.event.subject)

const text = (data: JsonObject, name: string): string => String(data[name] ?? '')

const trail = (run: Run, { event }: LogEntry): string => labelOfTrail(run, text(event.data, 'trail'))

const caller = (run: Run, entry: LogEntry): string => (entry.caller === undefined ? subject(run, entry) : nameOfResource(run, entry.caller))

const times = (count: unknown): string => (count === 1 ? 'once' : count === 2 ? 'twice' : `${String(count)} times`)

const many = (count: unknown, one: string): string => `${String(count)} ${one}${count === 1 ? '' : 's'}`

/** A change of the world that no message made. */
const changed =
  (what: string, sentence: (data: JsonObject) => string): Words =>
  (run, entry) => ({ tone: 'change', shape: 'none', from: subject(run, entry), what, text: sentence(entry.event.data) })

const fromCaller =
  (what: string, look: Pick<LogRow, 'tone' | 'shape'>, sentence: (run: Run, entry: LogEntry) => string): Words =>
  (run, entry) => ({ ...look, from: caller(run, entry), to: subject(run, entry), what, text: sentence(run, entry) })

const own =
  (what: string, look: Pick<LogRow, 'tone' | 'shape'>, sentence: (run: Run, entry: LogEntry) => string): Words =>
  (run, entry) => ({ ...look, from: subject(run, entry), what, text: sentence(run, entry) })

export const logWords: Readonly<Record<string, Words>> = {
  'deployment.Applied': changed('deployed', (data) => many(Array.isArray(data['calls']) ? data['calls'].length : 0, 'call')),
  'deployment.Refused': (run, entry) => ({
    tone: 'failed',
    shape: 'none',
    from: text(entry.event.data, 'logicalId') || subject(run, entry),
    what: 'change refused',
    text: `${text(entry.event.data, 'operation')}: ${text(entry.event.data, 'message')}`,
  }),
  'outside.Refused': own(
    'refused',
    { tone: 'failed', shape: 'message' },
    (_, { event }) => `${text(event.data, 'code')}: ${text(event.data, 'message')}`,
  ),
  'sns.Published': fromCaller('Publish', { tone: 'running', shape: 'message' }, (run, entry) => {
    const { matched, subscriptions } = entry.event.data
    return `${trail(run, entry)} · ${many(subscriptions, 'subscription')}, ${many(matched, 'copy').replace('copys', 'copies')} on the way`
  }),
  'sns.DeliveryFailed': own(
    'delivery failed',
    { tone: 'failed', shape: 'copy' },
    (run, entry) => `${trail(run, entry)} · ${text(entry.event.data, 'code')}`,
  ),
  'sns.FilteredOut': (run, entry) => ({
    tone: 'waiting',
    shape: 'copy',
    from: subject(run, entry),
    to: nameOfResource(run, text(entry.event.data, 'subscription')),
    what: 'filtered out',
    text: `${trail(run, entry)} · ${filterInWords(entry.event.data)}`,
  }),
  'sns.DeadLetterDelivered': own(
    'dead letter',
    { tone: 'failed', shape: 'copy' },
    (run, entry) => `${trail(run, entry)} · could not be delivered, kept in the subscription’s dead-letter queue`,
  ),
  'sns.DeadLetterLost': own(
    'lost',
    { tone: 'failed', shape: 'copy' },
    (run, entry) => `${trail(run, entry)} · ${text(entry.event.data, 'code')}: its dead-letter queue did not take it`,
  ),
  'sns.DeliveryNotSimulated': own(
    'not delivered',
    { tone: 'waiting', shape: 'copy' },
    (run, entry) => `${trail(run, entry)} · ${text(entry.event.data, 'protocol')} is not simulated`,
  ),
  'sns.SubscriptionAttributesChanged': changed('settings changed', (data) => text(data, 'attribute')),
  'sqs.MessageSent': fromCaller('SendMessage', { tone: 'waiting', shape: 'message' }, trail),
  'sqs.MessageReceived': (run, entry) => ({
    tone: Number(entry.event.data['receives']) > 1 ? 'retry' : 'running',
    shape: 'message',
    from: subject(run, entry),
    to: nameOfResource(run, text(entry.event.data, 'receiver')),
    what: 'ReceiveMessage',
    text: `${trail(run, entry)} · received ${times(entry.event.data['receives'])}, hidden for ${spanInWords(Number(entry.event.data['visibleAt']) - entry.atMs)}`,
  }),
  'sqs.MessageDeleted': fromCaller('DeleteMessage', { tone: 'done', shape: 'message' }, trail),
  'sqs.VisibilityExpired': own('visible again', { tone: 'retry', shape: 'message' }, (run, entry) => {
    const { receives, maxReceiveCount } = entry.event.data
    const limit = typeof maxReceiveCount === 'number' ? ` · received ${String(receives)} of ${maxReceiveCount} times` : ''
    return `${trail(run, entry)} · its visibility timeout ran out before it was deleted${limit}`
  }),
  'sqs.VisibilityChanged': own('visibility changed', { tone: 'change', shape: 'message' }, trail),
  'sqs.MessageMovedToDeadLetter': (run, entry) => ({
    tone: 'failed',
    shape: 'message',
    from: subject(run, entry),
    to: nameOfResource(run, text(entry.event.data, 'target')),
    what: 'dead letter',
    text: `${trail(run, entry)} · received ${times(entry.event.data['receives'])} and never deleted`,
  }),
  'sqs.DeadLetterLost': own(
    'lost',
    { tone: 'failed', shape: 'message' },
    (run, entry) => `${trail(run, entry)} · its dead-letter queue is gone`,
  ),
  'sqs.MessageExpired': own(
    'expired',
    { tone: 'failed', shape: 'message' },
    (run, entry) => `${trail(run, entry)} · the retention period ran out`,
  ),
  'sqs.DelayEnded': own('delay over', { tone: 'waiting', shape: 'message' }, trail),
  'sqs.QueueAttributesChanged': changed('settings changed', (data) => settingsInWords(data['changes'])),
  'lambda.CodeUpdated': changed('code changed', () => 'new invocations run the new code'),
  'lambda.ConfigurationUpdated': changed('settings changed', () => 'new invocations run with the new settings'),
  'lambda.MappingUpdated': changed('settings changed', () => 'event source mapping'),
  'lambda.InvocationStarted': own(
    'Invoke',
    { tone: 'running', shape: 'invoke' },
    (_, { event }) => `request ${short(text(event.data, 'requestId'))}${event.data['cold'] === true ? ' · cold start' : ''}`,
  ),
  'lambda.InvocationEnded': (run, entry) => endedInWords(run, entry),
  'lambda.Throttled': own('throttled', { tone: 'retry', shape: 'invoke' }, (_, { event }) => text(event.data, 'reason')),
  'lambda.Logged': (run, entry) => ({
    tone: text(entry.event.data, 'level') === 'error' ? 'failed' : 'waiting',
    shape: 'none',
    from: subject(run, entry),
    what: 'console',
    text: text(entry.event.data, 'text'),
  }),
  'lambda.BatchFailed': own(
    'batch failed',
    { tone: 'failed', shape: 'stack' },
    (_, { event }) => `${many(event.data['count'], 'message')} will be visible again when the visibility timeout ends`,
  ),
  'lambda.PollFailed': own('poll failed', { tone: 'failed', shape: 'none' }, (_, { event }) => text(event.data, 'problem')),
  'lambda.EventDropped': own('event dropped', { tone: 'failed', shape: 'invoke' }, (_, { event }) => text(event.data, 'reason')),
  'sqs.QueueDeleted': own(
    'deleted',
    { tone: 'change', shape: 'none' },
    (_, { event }) => `with ${many(event.data['messages'], 'message')}`,
  ),
  'lambda.FunctionDisabled': own('switched off', { tone: 'failed', shape: 'none' }, (_, { event }) => text(event.data, 'reason')),
}

function endedInWords(run: Run, entry: LogEntry): ReturnType<Words> {
  const { data } = entry.event
  const request = `request ${short(text(data, 'requestId'))} · ${spanInWords(Number(data['durationMs']))}`
  if (data['ok'] === true) return { tone: 'done', shape: 'invoke', from: subject(run, entry), what: 'returned', text: request }
  return { tone: 'failed', shape: 'invoke', from: subject(run, entry), what: 'failed', text: `${request} · ${text(data, 'errorType')}` }
}

/** The key that held a message back, and what stood there. */
function filterInWords({ key, values }: JsonObject): string {
  if (typeof key !== 'string') return 'the filter policy does not match'
  const found = Array.isArray(values) && values.length > 0 ? values.map((value) => JSON.stringify(value)).join(', ') : 'missing'
  return `the filter policy does not match: ${key} is ${found}`
}

function settingsInWords(changes: unknown): string {
  if (typeof changes !== 'object' || changes === null) return ''
  return Object.entries(changes)
    .map(([name, value]) => `${name} ${typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value)}`)
    .join(', ')
}

function short(id: string): string {
  return id.slice(0, 8)
}
