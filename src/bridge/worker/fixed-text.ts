/** What would mend a problem, as edits of the text in which it was found. */
import { fail, ok } from '../../base/result.ts'
import { editsOfFix } from '../../document/authoring/index.ts'
import { applyEdits } from '../../text/edit.ts'
import { parseTree } from '../../text/tree.ts'
import type { Params, Reply } from '../protocol/index.ts'

/** The fix of a diagnostic as edits of `text`, and the text after them. Where the place is gone, nothing is made. */
export function fixedText(text: string, fix: Params<'fix'>['fix']): Reply<'fix'> {
  const edits = editsOfFix(parseTree(text), fix)
  return edits.ok ? ok({ edits: edits.value, text: applyEdits(text, edits.value) }) : fail({ message: edits.error.message })
}
