/** What happens in functions and their event source mappings, in words. */
import type { LogEntry } from '../log-entry.ts'
import { nameOfResource, type Naming } from '../labels.ts'
import { changed, many, own, short, span, subject, text, type Words } from './phrases.ts'

export const lambdaWords: Readonly<Record<string, Words>> = {
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
  'lambda.FunctionDisabled': own('switched off', { tone: 'failed', shape: 'none' }, (_, { event }) => text(event.data, 'reason')),
  'lambda.EventPostponed': own(
    'retry',
    { tone: 'retry', shape: 'invoke' },
    (_, { event }) => `request ${short(text(event.data, 'requestId'))} is tried again`,
  ),
  'lambda.EventGivenUp': own(
    'given up',
    { tone: 'failed', shape: 'invoke' },
    (_, { event }) => `request ${short(text(event.data, 'requestId'))} · ${text(event.data, 'condition')}`,
  ),
  'lambda.DestinationSent': own(
    'destination',
    { tone: 'running', shape: 'invoke' },
    (run, { event }) => `${text(event.data, 'kind')} to ${nameOfResource(run, text(event.data, 'target'))}`,
  ),
  'lambda.DestinationFailed': own('destination failed', { tone: 'failed', shape: 'invoke' }, (_, { event }) => text(event.data, 'reason')),
  'lambda.MessagesFiltered': own(
    'filtered out',
    { tone: 'waiting', shape: 'stack' },
    (_, { event }) =>
      `${many(event.data['count'], 'message')} of ${String(event.data['of'])} did not match the filter criteria and were deleted`,
  ),
  'lambda.MappingScaled': changed('scaled', (data) => `${String(data['from'])} → ${String(data['to'])} batches at once`),
  'lambda.BatchThrottled': own(
    'throttled',
    { tone: 'retry', shape: 'stack' },
    (_, { event }) => `${many(event.data['count'], 'message')} · tried again in ${span(event.data['retryInMs'])}`,
  ),
}

function endedInWords(run: Naming, entry: LogEntry): ReturnType<Words> {
  const { data } = entry.event
  const request = `request ${short(text(data, 'requestId'))} · ${span(data['durationMs'])}`
  if (data['ok'] === true) return { tone: 'done', shape: 'invoke', from: subject(run, entry), what: 'returned', text: request }
  return { tone: 'failed', shape: 'invoke', from: subject(run, entry), what: 'failed', text: `${request} · ${text(data, 'errorType')}` }
}
