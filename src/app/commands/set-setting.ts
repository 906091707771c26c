/** Setting one field of a form: the worker gives the smallest edit of the text, which takes the way of all edits. */
import type { FieldChange } from '../../bridge/protocol/index.ts'
import { request } from '../stores/connection.ts'
import { changeTexts, documentStore, templateFile } from '../stores/document.ts'
import { sendNow } from './edit-template.ts'

/** What became of it: written, nothing to write, or refused, with AWS's reason. */
type Setting = { readonly kind: 'written' | 'same' } | { readonly kind: 'refused'; readonly reason: string }

export async function setSetting(change: FieldChange): Promise<Setting> {
  const { text } = documentStore.getState()
  try {
    const answer = await request('setField', { ...change, text })
    // Somebody typed meanwhile: the edit is asked for again, for the text that stands there now.
    if (documentStore.getState().text !== text) return await setSetting(change)
    if (!answer.ok) return { kind: 'refused', reason: answer.error.message }
    if (answer.value.length === 0) return { kind: 'same' }
    changeTexts({ parts: [{ file: templateFile, edits: answer.value }], source: 'form' })
    sendNow()
    return { kind: 'written' }
  } catch (error) {
    return { kind: 'refused', reason: error instanceof Error ? error.message : String(error) }
  }
}
