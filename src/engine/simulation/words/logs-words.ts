/** What happens to log groups, in words. What a service logs beside its work is told by the work. */
import { changed, fromCaller, many, text, type Words } from './phrases.ts'

export const logsWords: Readonly<Record<string, Words>> = {
  'logs.EventsWritten': fromCaller(
    'logged',
    { tone: 'waiting', shape: 'none' },
    (_, { event: { data } }) => `${many(data['count'], 'event')} in ${text(data, 'stream')}`,
  ),
  'logs.GroupCreated': changed('created', () => 'log group'),
  'logs.GroupDeleted': changed('deleted', (data) => `log group with ${many(data['events'], 'event')}`),
  'logs.GroupTagged': changed('tags changed', (data) => many(data['tags'], 'tag')),
  'logs.StreamCreated': changed('created', (data) => `log stream ${text(data, 'stream')}`),
  'logs.StreamDeleted': changed('deleted', (data) => `log stream ${text(data, 'stream')}`),
  'logs.RetentionChanged': changed('retention', (data) => (data['days'] === 0 ? 'for ever' : many(data['days'], 'day'))),
}
