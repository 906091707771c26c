/** A new worker takes over where the old one died. */
import { openTemplate } from '../../document/index.ts'
import {
  advanceRun,
  giveInputs,
  goTo,
  nameOfResource,
  pictureOf,
  putIn,
  worldOf,
  type LoggedInput,
  type Run,
} from '../../engine/simulation/index.ts'
import type { Recovery } from '../protocol/index.ts'
import { createChanges } from './frame-builder.ts'
import { openDocument, pause, shownTemplate, stateOf, withSeed, type Opening, type Session } from './session.ts'

/** After a worker died: the same run again up to the last step that was told, then the news that somebody was ended. */
export function recover(session: Session, recovery: Recovery): Opening {
  const { text, name, files, inputs, ended } = recovery
  const read = openTemplate(text, { name, files })
  const isOwnSeed = read.ok && read.value.settings.seed === recovery.seed
  const opening = openDocument(session, { text, name, files, ...(!isOwnSeed && { seed: recovery.seed }) })
  const { run } = session
  if (!opening.ok || run === undefined) return opening
  run.inputs.push(...inputs)
  replayAll(run, recovery)
  session.requests = highestRequest(inputs)
  const latest = openTemplate(recovery.latest, { name, files: recovery.latestFiles, ...withSeed(session.seed) })
  session.latest = latest.ok ? latest.value : run.template
  session.files = recovery.latestFiles
  if (ended) putIn(run, { kind: 'watchdog', function: ended.function, invocation: ended.invocation })
  session.changes = createChanges(run)
  const who = ended ? `The function ${nameOfResource(run, ended.function)}` : 'The simulation'
  pause(session, 'watchdog', `${who} did not come back for 3 s and was ended. Paused at the step before it.`)
  return { ok: true, value: { picture: pictureOf(shownTemplate(session, run)), state: stateOf(session) } }
}

/**
 * The run comes as far as it had come, so that its past is known again, and then stands where it stood. When somebody has
 * to be ended, what lay ahead of that no longer holds.
 */
function replayAll(run: Run, { step, clockMs, given, head, ended }: Recovery): void {
  const goOnTo = (last: number): void => {
    const steps = last - worldOf(run).steps
    if (steps > 0) advanceRun(run, { steps })
  }
  if (head === undefined || ended) goOnTo(step)
  else {
    goOnTo(head.step)
    giveInputs(run, Infinity)
    run.headMs = Math.max(run.headMs, head.clockMs)
    goTo(run, { step })
  }
  run.clockMs = Math.max(run.clockMs, clockMs)
  run.headMs = Math.max(run.headMs, run.clockMs)
  giveInputs(run, Infinity, given)
}

/** Requests go on counting where the old worker stopped: their numbers are told apart in the world. */
function highestRequest(inputs: readonly LoggedInput[]): number {
  return inputs.reduce((highest, { input: { request } }) => (typeof request === 'number' ? Math.max(highest, request) : highest), 0)
}
