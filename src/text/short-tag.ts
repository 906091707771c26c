/** `{ "!Ref": x }` is how JSON carries `!Ref x` in and out of this room. */
import { isJsonObject, type Json } from '../base/json.ts'
import type { TextStyle } from './text-style.ts'

/** The tag and value that an object of one entry stands for. JSON texts have no tags, so there it is an object like any other. */
export function tagOf(value: Json, style: Pick<TextStyle, 'format'>): { readonly tag: string; readonly value: Json } | undefined {
  if (style.format === 'json' || !isJsonObject(value)) return undefined
  const [key, ...others] = Object.keys(value)
  if (key === undefined || others.length > 0 || !/^![A-Za-z][\w:.-]*$/.test(key)) return undefined
  const inner = value[key]
  // Tags do not stand before tags: the inner one stays in quotes as a key.
  return inner === undefined ? undefined : { tag: key.slice(1), value: inner as Json }
}
