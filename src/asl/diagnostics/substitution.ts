/** What is filled in when a template is deployed: until then it may be anything, and nothing is said against it. */
import { isJsonObject, type Json } from '../../base/json.ts'

/** `${Table}` in a text, or an object such as `{ "Fn::Sub": … }`, `{ "Ref": … }`, in YAML also `!Sub`. */
export function isSubstituted(value: Json | undefined): boolean {
  if (typeof value === 'string') return value.includes('${')
  if (!isJsonObject(value)) return false
  const keys = Object.keys(value)
  const [key] = keys
  return keys.length === 1 && key !== undefined && (key === 'Ref' || key.startsWith('Fn::') || key.startsWith('!'))
}
