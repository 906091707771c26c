/** Where nodes stand in the picture: each move is one edit of the template, and one step of the history. */
import type { Move, TextEdit } from '../../bridge/protocol/index.ts'
import { startPlacing } from '../stores/arranging.ts'
import { request } from '../stores/connection.ts'
import { changeTexts, documentStore, templateFile } from '../stores/document.ts'
import { announce, notify } from '../stores/notices.ts'
import { selectedNodes, sessionStore } from '../stores/session.ts'
import { sendNow } from './edit-template.ts'

/** Writes down where nodes were put; whether the text took it. */
export function moveNodes(moves: readonly Move[]): Promise<boolean> {
  return changePlaces((text) => request('moveNode', { moves, text }), 'Moved')
}

/** Forgets all places, so that the picture lays itself out. */
export function tidy(): void {
  void changePlaces((text) => request('forgetPositions', { text }), 'Laid out anew')
}

/** Takes up what is selected: the next click on the canvas puts it down, the first of several nodes there, the others as they stand to it. */
export function takeUpSelected(): void {
  const [first, ...others] = selectedNodes(sessionStore.getState().selection)
  if (first === undefined) return
  startPlacing(first)
  announce(`Click where ${others.length === 0 ? 'it is' : 'they are'} to stand, or press Escape`)
}

type Edits =
  | { readonly ok: true; readonly value: readonly TextEdit[] }
  | { readonly ok: false; readonly error: { readonly message: string } }

async function changePlaces(ask: (text: string) => Promise<Edits>, said: string): Promise<boolean> {
  const { text } = documentStore.getState()
  const answer = await ask(text)
  // Somebody typed meanwhile: the edits are asked for again, for the text that stands there now.
  if (documentStore.getState().text !== text) return changePlaces(ask, said)
  if (!answer.ok) {
    notify({ tone: 'failed', title: 'The places could not be written down', lines: [answer.error.message] })
    return false
  }
  if (answer.value.length === 0) return false
  changeTexts({ parts: [{ file: templateFile, edits: answer.value }], source: 'picture' })
  sendNow()
  announce(said)
  return true
}
