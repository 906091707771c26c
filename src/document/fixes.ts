/** From what would mend a problem to edits of the text. */
import { isJsonObject, type Json } from '../base/json.ts'
import { ok, type Result } from '../base/result.ts'
import type { Fix } from '../text/diagnostic.ts'
import { applyEdits, diffText, type EditError, removeValue, setValue, type TextEdit } from '../text/edit.ts'
import { nodeByPath, parseTree, type TextTree } from '../text/tree.ts'

/** The edits that make a fix, in the text in which it was found. In YAML `Ref` and `Fn::GetAtt` are written in their short form. */
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

function shortForm(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(shortForm)
  if (!isJsonObject(value)) return value
  const keys = Object.keys(value)
  const [only] = keys
  if (keys.length === 1 && only === 'Ref') return { '!Ref': value[only] }
  const parts = keys.length === 1 && only === 'Fn::GetAtt' ? value[only] : undefined
  if (Array.isArray(parts)) return { '!GetAtt': parts.join('.') }
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shortForm(member ?? null)]))
}

export function ref(id: string): Json {
  return { Ref: id }
}

export function getAtt(id: string, attribute: string): Json {
  return { 'Fn::GetAtt': [id, attribute] }
}

/** A name for a new resource that nothing in the template has. */
export function freeId(tree: TextTree, wanted: string): string {
  let id = wanted
  for (let n = 2; nodeByPath(tree, ['Resources', id]) !== undefined; n++) id = `${wanted}${n}`
  return id
}
