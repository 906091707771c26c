/** What happens at tables, in words. */
import { changed, fromCaller, many, own, text, type Words } from './phrases.ts'

const written = { tone: 'done', shape: 'message' } as const
const read = { tone: 'waiting', shape: 'none' } as const

export const dynamodbWords: Readonly<Record<string, Words>> = {
  'dynamodb.ItemPut': fromCaller(
    'put',
    written,
    (_, { event }) => `item ${text(event.data, 'key')}${event.data['isNew'] === true ? ' · new' : ' · replaced'}`,
  ),
  'dynamodb.ItemUpdated': fromCaller(
    'updated',
    written,
    (_, { event }) => `item ${text(event.data, 'key')}${event.data['isNew'] === true ? ' · new' : ''}`,
  ),
  'dynamodb.ItemDeleted': fromCaller(
    'deleted',
    written,
    (_, { event }) => `item ${text(event.data, 'key')}${event.data['isNew'] === true ? ' · was not there' : ''}`,
  ),
  'dynamodb.ItemExpired': own(
    'expired',
    { tone: 'failed', shape: 'none' },
    (_, { event }) => `item ${text(event.data, 'key')} · its time to live is over`,
  ),
  'dynamodb.Read': fromCaller('read', read, (_, { event }) => {
    const { data } = event
    const looked = data['scanned'] === undefined || data['scanned'] === data['count'] ? '' : ` of ${String(data['scanned'])} looked at`
    return `${text(data, 'operation')} · ${data['key'] === undefined ? '' : `${text(data, 'key')} · `}${many(data['count'], 'item')}${looked}`
  }),
  'dynamodb.TableCreated': changed('created', (data) => `table with ${many(data['indexes'], 'index').replace('indexs', 'indexes')}`),
  'dynamodb.TableUpdated': changed('settings changed', (data) => many(data['indexes'], 'index').replace('indexs', 'indexes')),
  'dynamodb.TableDeleted': changed('deleted', (data) => `table with ${many(data['items'], 'item')}`),
  'dynamodb.TableTagged': changed('tags changed', (data) => many(data['tags'], 'tag')),
  'dynamodb.TimeToLiveUpdated': changed('time to live', (data) =>
    data['attribute'] === '' ? 'switched off' : `by ${text(data, 'attribute')}`,
  ),
}
