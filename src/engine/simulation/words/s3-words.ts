/** What happens in buckets, in words. */
import type { JsonObject } from '../../../base/json.ts'
import { changed, fromCaller, many, text, type Words } from './phrases.ts'

const written = { tone: 'done', shape: 'message' } as const
const read = { tone: 'waiting', shape: 'none' } as const

export const s3Words: Readonly<Record<string, Words>> = {
  's3.ObjectPut': fromCaller('put', written, (_, { event: { data } }) => {
    const from = data['source'] === undefined ? '' : ` · a copy of ${text(data, 'source')}`
    return `object ${text(data, 'key')} · ${many(data['size'], 'byte')} · ${data['isNew'] === true ? 'new' : 'replaced'}${from}`
  }),
  's3.ObjectDeleted': fromCaller(
    'deleted',
    written,
    (_, { event: { data } }) => `object ${text(data, 'key')}${data['wasThere'] === true ? '' : ' · was not there'}`,
  ),
  's3.ObjectTagged': fromCaller(
    'tags changed',
    written,
    (_, { event: { data } }) => `object ${text(data, 'key')} · ${many(data['tags'], 'tag')}`,
  ),
  's3.Read': fromCaller('read', read, (_, { event }) => readInWords(event.data)),
  's3.BucketCreated': changed('created', () => 'bucket'),
  's3.BucketDeleted': changed('deleted', () => 'bucket'),
  's3.BucketTagged': changed('tags changed', (data) => many(data['tags'], 'tag')),
}

function readInWords(data: JsonObject): string {
  const operation = text(data, 'operation')
  if (data['count'] !== undefined) {
    const prefix = text(data, 'prefix')
    return `${operation} · ${many(data['count'], 'name')}${prefix === '' ? '' : ` that begin with ${prefix}`}`
  }
  return `${operation} · ${text(data, 'key')}${data['size'] === undefined ? '' : ` · ${many(data['size'], 'byte')}`}`
}
