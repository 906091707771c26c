/** What people and servers outside notice, in words. */
import { caller, changed, own, subject, text, trail, type Words } from './phrases.ts'

export const outsideWords: Readonly<Record<string, Words>> = {
  'outside.Refused': own(
    'refused',
    { tone: 'failed', shape: 'message' },
    (_, { event }) => `${text(event.data, 'code')}: ${text(event.data, 'message')}`,
  ),
  'outside.InboxReceived': (run, entry) => ({
    tone: 'done',
    shape: 'message',
    from: caller(run, entry),
    to: subject(run, entry),
    what: 'arrived',
    text: `${trail(run, entry)} · ${text(entry.event.data, 'kind')}`,
  }),
  'outside.RequestReceived': (run, entry) => ({
    tone: Number(entry.event.data['status']) < 300 ? 'done' : 'failed',
    shape: 'message',
    from: caller(run, entry),
    to: subject(run, entry),
    what: text(entry.event.data, 'method'),
    text: `${trail(run, entry)} · answered ${text(entry.event.data, 'status')}`,
  }),
  'outside.SubscriptionConfirmed': changed('confirmed', () => 'the link in the confirmation was followed'),
}
