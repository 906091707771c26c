/** What happens in queues, in words. */
import { nameOfResource } from '../labels.ts'
import { caller, changed, fromCaller, many, own, span, subject, text, times, trail, trailOnly, type Words } from './phrases.ts'

export const sqsWords: Readonly<Record<string, Words>> = {
  'sqs.MessageSent': fromCaller('SendMessage', { tone: 'waiting', shape: 'message' }, trail),
  'sqs.MessageReceived': (run, entry) => ({
    tone: Number(entry.event.data['receives']) > 1 ? 'retry' : 'running',
    shape: 'message',
    from: subject(run, entry),
    to: nameOfResource(run, text(entry.event.data, 'receiver')),
    what: 'ReceiveMessage',
    text: `${trail(run, entry)} · received ${times(entry.event.data['receives'])}, hidden for ${span(Number(entry.event.data['visibleAt']) - entry.atMs)}`,
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
  'sqs.QueueDeleted': own(
    'deleted',
    { tone: 'change', shape: 'none' },
    (_, { event }) => `with ${many(event.data['messages'], 'message')}`,
  ),
  'sqs.DuplicateSuppressed': trailOnly('duplicate', { tone: 'waiting', shape: 'message' }),
  'sqs.DeleteMissedCopy': own(
    'copy left',
    { tone: 'waiting', shape: 'message' },
    (run, entry) => `${trail(run, entry)} · a host that stores a copy missed the deletion`,
  ),
  'sqs.EmptyReceive': (run, entry) => ({
    tone: 'waiting',
    shape: 'none',
    from: subject(run, entry),
    to: caller(run, entry),
    what: 'nothing received',
    text: `the short poll asked ${text(entry.event.data, 'asked')} of ${text(entry.event.data, 'hosts')} hosts`,
  }),
  'sqs.CopyReturned': own(
    'comes back',
    { tone: 'retry', shape: 'message' },
    (run, entry) => `${trail(run, entry)} · a host that missed its deletion still had a copy`,
  ),
  'sqs.QueuePurged': changed('purged', (data) => many(data['messages'], 'message')),
  'sqs.MoveTaskStarted': changed('move task', () => 'moves its messages back'),
  'sqs.MoveTaskEnded': changed('move task ended', (data) => text(data, 'status')),
  'sqs.MessageMovedByTask': (run, entry) => ({
    tone: 'retry',
    shape: 'message',
    from: subject(run, entry),
    to: nameOfResource(run, text(entry.event.data, 'target')),
    what: 'moved back',
    text: trail(run, entry),
  }),
  'sqs.MovedMessageLost': own(
    'lost',
    { tone: 'failed', shape: 'message' },
    (run, entry) => `${trail(run, entry)} · the queue it was moved to is gone`,
  ),
  'sqs.TenantBecameNoisy': changed(
    'noisy tenant',
    (data) => `${text(data, 'tenant')} has ${String(data['inFlight'])} of ${String(data['ofInFlight'])} messages in flight`,
  ),
  'sqs.TenantBecameQuiet': changed('quiet again', (data) => text(data, 'tenant')),
}

function settingsInWords(changes: unknown): string {
  if (typeof changes !== 'object' || changes === null) return ''
  return Object.entries(changes)
    .map(([name, value]) => `${name} ${typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value)}`)
    .join(', ')
}
