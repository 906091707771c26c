/** Mending a problem at one press, and taking that back: the edits come from the worker, and the text takes the way of all edits. */
import type { Fix } from '../../bridge/protocol/index.ts'
import { request } from '../stores/connection.ts'
import { documentStore, textMended, undoTexts } from '../stores/document.ts'
import { announce, notify } from '../stores/notices.ts'
import { sendNow } from './edit-template.ts'

export async function fixProblem(fix: Fix): Promise<void> {
  const { text, revision } = documentStore.getState()
  try {
    const answer = await request('fix', { text, fix })
    if (!answer.ok) return refuse(fix, answer.error.message)
    if (documentStore.getState().revision !== revision) return refuse(fix, 'The text changed in the meantime. Press again.')
    if (answer.value.text === text) return
    textMended(answer.value.edits, fix.title)
    sendNow()
    announce(`Done: ${fix.title}`)
  } catch (error) {
    refuse(fix, error instanceof Error ? error.message : String(error))
  }
}

export function takeBackFix(): void {
  const { mended } = documentStore.getState()
  if (mended === undefined) return
  undoTexts()
  sendNow()
  announce(`Taken back: ${mended.title}`)
}

function refuse({ title }: Fix, reason: string): void {
  notify({ tone: 'failed', title: `Not done: ${title}`, lines: [reason] })
}
