/**
 * Going to other moments of the run. In the past the document of that moment is shown; the newest one is kept until somebody
 * acts there (`acting.ts`).
 */
import type { Destination, Moment } from '../../bridge/protocol/index.ts'
import { movedInTime, request } from '../stores/connection.ts'
import { documentStore, momentShown, nowShown } from '../stores/document.ts'
import { forkStore, takeUp } from '../stores/fork.ts'
import { announce } from '../stores/notices.ts'
import { sessionStore, setRunState, setStarting, setUntilIdle } from '../stores/session.ts'
import { sendNow } from './edit-template.ts'
import { told } from './told.ts'

/** The deployment; before it there is nothing to be seen. */
export const firstStep = 1

/** How many inputs lie ahead of the moment whose document is shown; nothing at the newest moment. */
let shownAhead: number | undefined

/** Pauses and goes to a moment of the run. Whoever asks last is taken there; resolves when that is so, or known not to be. */
export async function goTo(to: Destination): Promise<void> {
  const { picture, ahead } = documentStore.getState()
  if (!picture) return
  // What was typed a moment ago belongs to now.
  if (ahead === undefined) sendNow()
  setStarting(false)
  setUntilIdle(false)
  await told(async () => {
    const moment = await request('goTo', to)
    if (moment === undefined) return
    takeUp(false)
    movedInTime(moment.state.clockMs)
    show(moment)
    setRunState(moment.state)
  })
}

export function stepBack(): void {
  const { run } = sessionStore.getState()
  if (run !== undefined) void goTo({ step: Math.max(firstStep, run.step - 1) })
}

export async function goToNow(): Promise<void> {
  await goTo({ clockMs: Number.POSITIVE_INFINITY })
  announce('Back to now')
}

function show(moment: Moment): void {
  shownAhead = moment.past?.inputsAhead
  if (moment.past) momentShown(moment)
  else if (nowShown(moment.picture)) sendNow()
}

/** A run that goes on in the past comes past what people did, and at last to now: the document follows, until the returned function is called. */
export function followPast(): () => void {
  return sessionStore.subscribe(({ run }, before) => {
    if (run === before.run || run === undefined) return
    if (run.past === undefined) takeUp(false)
    const isShown = documentStore.getState().ahead !== undefined
    const isSettled = isShown ? run.past?.inputsAhead === shownAhead : run.past === undefined
    if (isSettled || forkStore.getState().isTakenUp) return
    shownAhead = run.past?.inputsAhead
    void told(async () => {
      const moment = await request('moment', {})
      if (moment && !forkStore.getState().isTakenUp) show(moment)
    })
  })
}
