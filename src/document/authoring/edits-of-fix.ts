/** From what would mend a problem to edits of the text. */
import { isJsonObject, type Json } from '../../base/json.ts'
import { ok, type Result } from '../../base/result.ts'
import type { Fix } from '../../text/diagnostic.ts'
import { applyEdits, diffText, type EditError, removeValue, setValue, type TextEdit } from '../../text/edit.ts'
import { parseTree, type TextTree } from '../../text/tree.ts'

/** The edits that make a fix, in the text in which it was found. In YAML functions are written in their short form. */
export function editsOfFix(tree: TextTree, { changes }: Fix): Result<TextEdit[], EditError> {
  let changed = tree
  for (const { path, value } of changes) {
    const json = value === undefined || tree.format === 'json' ? value : shortForm(value)
    const edits = json === undefined ? removeValue(changed, path) : setValue(changed, path, json)
    if (!edits.ok) return edits
    if (changes.length === 1) return edits
    if (edits.value.length > 0) changed = parseTree(applyEdits(changed.text, edits.value), { format: tree.format })
  }
  const edit = diffText(tree.text, changed.text)
  return ok(edit === undefined ? [] : [edit])
}

/** `{ Ref: X }` as `!Ref X`, however deep: how functions are written in YAML. */
export function shortForm(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(shortForm)
  if (!isJsonObject(value)) return value
  const keys = Object.keys(value)
  const [only] = keys
  if (keys.length === 1 && only === 'Ref') return { '!Ref': value[only] }
  if (keys.length === 1 && only?.startsWith('Fn::')) {
    const argument = value[only] ?? null
    const isName = only === 'Fn::GetAtt' && Array.isArray(argument) && argument.every((part) => typeof part === 'string')
    return { [`!${only.slice(4)}`]: isName ? (argument as readonly string[]).join('.') : shortForm(argument) }
  }
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shortForm(member ?? null)]))
}
