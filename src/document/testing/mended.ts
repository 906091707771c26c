import { applyEdits } from '../../text/edit.ts'
import { editsOfFix } from '../authoring/index.ts'
import type { Template } from '../index.ts'

/** The text once the fix of the first diagnostic of this code is made. */
export function mended(template: Template, code: string): string {
  const fix = template.diagnostics.find((diagnostic) => diagnostic.code === `document.${code}`)?.fix
  const edits = fix && editsOfFix(template.tree, fix)
  if (!edits?.ok) throw new Error(`no fix for ${code}: ${JSON.stringify(edits)}`)
  return applyEdits(template.text, edits.value)
}
