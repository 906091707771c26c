/** Tags of buckets and objects. https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html */
import type { AwsFault } from '../../../aws/service.ts'
import { emptyRecord } from '../../../base/json.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import { invalidArgument, invalidTag } from './faults.ts'

export type Tags = Readonly<Record<string, string>>
type Tag = { readonly Key: string; readonly Value: string }

export function tagsOf(given: readonly Tag[], most: number): Result<Tags, AwsFault> {
  const tags = emptyRecord<string>()
  for (const { Key, Value } of given) {
    if (Key.length < 1 || Key.length > 128) return fail(invalidTag('The TagKey you have provided is invalid'))
    if (Value.length > 256) return fail(invalidTag('The TagValue you have provided is invalid'))
    if (/^aws:/i.test(Key)) return fail(invalidTag('System tags cannot be added/updated by requester'))
    if (Object.hasOwn(tags, Key)) return fail(invalidTag('Cannot provide multiple Tags with the same key'))
    tags[Key] = Value
  }
  const what = most === 10 ? 'Object' : 'Bucket'
  return Object.keys(tags).length > most
    ? fail({ code: 'BadRequest', message: `${what} tags cannot be greater than ${most}`, origin: 'client' })
    : ok(tags)
}

export function tagRows(tags: Tags): Tag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
}

/** Tags as a header has them: `team=a&stage=b`. */
export function tagsOfHeader(text: string | undefined, most: number): Result<Tags, AwsFault> {
  if (text === undefined || text === '') return ok(emptyRecord<string>())
  const rows = text.split('&').map((part) => {
    const [Key = '', Value = ''] = part.split('=').map(decoded)
    return { Key, Value }
  })
  const tags = tagsOf(rows, most)
  if (tags.ok) return tags
  return fail(
    invalidArgument(
      "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name duplicates.",
      'x-amz-tagging',
      text,
    ),
  )
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
