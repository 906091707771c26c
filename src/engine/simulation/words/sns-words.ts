/** What happens at topics, in words. */
import type { JsonObject } from '../../../base/json.ts'
import { nameOfResource } from '../labels.ts'
import { caller, changed, fromCaller, many, own, span, subject, text, trail, trailOnly, type Words } from './phrases.ts'

export const snsWords: Readonly<Record<string, Words>> = {
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
  'sns.RetryScheduled': own(
    'retry',
    { tone: 'retry', shape: 'copy' },
    (run, { event, ...entry }) =>
      `${trail(run, { event, ...entry })} · retry ${String(event.data['retry'])} of ${String(event.data['of'])} in ${span(event.data['delayMs'])}: ${text(event.data, 'code')}`,
  ),
  'sns.DeliveryThrottled': own(
    'held back',
    { tone: 'retry', shape: 'copy' },
    (run, entry) => `${trail(run, entry)} · the delivery policy allows no more at once`,
  ),
  'sns.Withheld': own(
    'withheld',
    { tone: 'waiting', shape: 'copy' },
    (run, { event, ...entry }) =>
      `${trail(run, { event, ...entry })} · ${event.data['reason'] === 'pending-confirmation' ? 'the subscription is not confirmed' : 'the subscription replays its archive'}`,
  ),
  'sns.WaitsForGroup': own(
    'waits',
    { tone: 'waiting', shape: 'copy' },
    (run, { event, ...entry }) => `${trail(run, { event, ...entry })} · behind the message of group ${text(event.data, 'group')} before it`,
  ),
  'sns.Deidentified': own(
    'masked',
    { tone: 'change', shape: 'copy' },
    (run, entry) => `${trail(run, entry)} · by the topic’s data protection policy`,
  ),
  'sns.DuplicateDropped': trailOnly('duplicate', { tone: 'waiting', shape: 'message' }),
  'sns.PublishedDirectly': (run, entry) => ({
    tone: 'running',
    shape: 'message',
    from: caller(run, entry),
    what: 'Publish',
    text: `${trail(run, entry)} · straight to ${text(entry.event.data, 'endpoint')}`,
  }),
  'sns.ConfirmationSent': changed('confirmation asked for', (data) => text(data, 'endpoint')),
  'sns.ConfirmationFailed': own('not confirmed', { tone: 'failed', shape: 'none' }, (_, { event }) => text(event.data, 'message')),
  'sns.SubscriptionConfirmed': changed('confirmed', () => 'the subscription receives from now on'),
  'sns.DeliveryProhibited': own(
    'not allowed',
    { tone: 'failed', shape: 'copy' },
    (run, entry) => `${trail(run, entry)} · ${text(entry.event.data, 'message')}`,
  ),
}

/** The key that held a message back, and what stood there. */
function filterInWords({ key, values }: JsonObject): string {
  if (typeof key !== 'string') return 'the filter policy does not match'
  const found = Array.isArray(values) && values.length > 0 ? values.map((value) => JSON.stringify(value)).join(', ') : 'missing'
  return `the filter policy does not match: ${key} is ${found}`
}
