/** What happens on event buses, in words. */
import { changed, fromCaller, many, own, span, text, type Words } from './phrases.ts'

const lost = { tone: 'failed', shape: 'message' } as const

export const eventsWords: Readonly<Record<string, Words>> = {
  'events.EventReceived': fromCaller('event', { tone: 'running', shape: 'message' }, (_, { event: { data } }) => {
    const rules = Array.isArray(data['rules']) ? data['rules'].map(String) : []
    const taken = rules.length === 0 ? 'no rule takes it' : `taken by ${rules.join(', ')}`
    return `${text(data, 'detailType')} of ${text(data, 'source')} · ${taken}`
  }),
  'events.EventLost': own(
    'lost',
    lost,
    (_, { event: { data } }) => `${text(data, 'detailType')} · there is no such bus, and nobody is told`,
  ),
  'events.ScheduleCameDue': own(
    'schedule',
    { tone: 'running', shape: 'message' },
    (_, { event: { data } }) => `${text(data, 'rule')} · ${text(data, 'schedule')}`,
  ),
  'events.RetryScheduled': own(
    'retry',
    { tone: 'retry', shape: 'copy' },
    (_, { event: { data } }) =>
      `${text(data, 'rule')} → ${text(data, 'target')} · ${text(data, 'code')} · retry ${text(data, 'retry')} of ${text(data, 'of')} in ${span(data['delayMs'])}`,
  ),
  'events.DeliveryFailed': own('given up', lost, (_, { event: { data } }) => {
    const next = data['next'] === 'dropped' ? 'dropped' : 'to the dead-letter queue'
    return `${text(data, 'rule')} → ${text(data, 'target')} · ${text(data, 'code')}: ${text(data, 'message')} · ${next}`
  }),
  'events.DeadLettered': own(
    'dead letter',
    { tone: 'failed', shape: 'message' },
    (_, { event: { data } }) => `${text(data, 'rule')} → ${text(data, 'target')}`,
  ),
  'events.DeadLetterLost': own('dead letter lost', lost, (_, { event: { data } }) => `${text(data, 'code')}: ${text(data, 'message')}`),
  'events.DeliveryNotSimulated': own(
    'not simulated',
    { tone: 'waiting', shape: 'none' },
    (_, { event: { data } }) => `${text(data, 'rule')} → ${text(data, 'target')}`,
  ),
  'events.BusCreated': changed('created', () => 'event bus'),
  'events.BusDeleted': changed('deleted', () => 'event bus'),
  'events.RulePut': changed('rule', (data) => `${text(data, 'rule')} ${data['isNew'] === true ? 'made' : 'changed'}`),
  'events.RuleDeleted': changed('rule', (data) => `${text(data, 'rule')} deleted`),
  'events.RuleSwitched': changed('rule', (data) => `${text(data, 'rule')} ${text(data, 'to')}`),
  'events.TargetsChanged': changed('targets', (data) => `${text(data, 'rule')} · ${many(data['targets'], 'target')}`),
  'events.Tagged': changed('tags changed', (data) => many(data['tags'], 'tag')),
}
