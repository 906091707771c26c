/** Typing in the template: the newest text is sent a quarter of a second after the last key, never two at a time. */
import { request } from '../stores/connection.ts'
import { documentStore, editAnswered, textChanged } from '../stores/document.ts'
import { announce, notify } from '../stores/notices.ts'

const pauseMs = 250
let timer: ReturnType<typeof setTimeout> | undefined
let sending = false

export function typeTemplate(text: string): void {
  textChanged(text)
  clearTimeout(timer)
  timer = setTimeout(() => void send(), pauseMs)
}

async function send(): Promise<void> {
  if (sending) return
  sending = true
  const { text, revision, opening } = documentStore.getState()
  try {
    const outcome = await request('edit', { text, revision })
    editAnswered(revision, outcome)
    if (outcome.kind === 'broken') announce(`The template has an error: ${outcome.message}`)
    if (outcome.kind === 'applied') announce('The change was applied to the running world')
  } catch (error) {
    notify({ tone: 'failed', title: 'The edit could not be handed over', lines: [error instanceof Error ? error.message : String(error)] })
  }
  sending = false
  const now = documentStore.getState()
  if (now.opening === opening && now.revision !== revision) void send()
}
