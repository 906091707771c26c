/** Acting in the past drops what came later: whoever sends a call, an edit or a fault asks here first. */
import { documentStore, momentTakenUp } from '../stores/document.ts'
import { askAboutFork, forkStore, takeUp } from '../stores/fork.ts'
import { sessionStore } from '../stores/session.ts'

/**
 * Whether to go on. At the newest moment: yes, at once. Who acts in the past for the first time is warned first; the document
 * of that moment is the newest one from then on. False: nothing is to be sent.
 */
export function mayAct(): boolean | Promise<boolean> {
  const { run } = sessionStore.getState()
  if (documentStore.getState().ahead === undefined || run?.past === undefined) return true
  if (forkStore.getState().isAllowed) return goOn()
  return askAboutFork({ clockMs: run.clockMs, step: run.step, inputsAhead: run.past.inputsAhead }).then((isAllowed) => isAllowed && goOn())
}

function goOn(): true {
  takeUp(true)
  momentTakenUp()
  return true
}
