/** A mocked task's life: it is asked, its job or its token is waited for where it has one, and its answer comes. */
import type { MockedOutcome, TaskState } from '../../../../../asl/index.ts'
import type { JsonObject } from '../../../../../base/json.ts'
import type { Run } from '../../run.ts'
import type { Frame, TaskWait } from '../../state.ts'
import type { WorkOn } from '../../states/state-type.ts'
import { failTask, recordTask, succeedTask, tokenReturned } from '../outcome.ts'

/** What will be answered, and when. */
export interface Play {
  /** Who says so: a mock that somebody wrote, or nobody, for it is made up. */
  readonly by: 'mock' | 'sample'
  readonly outcome: MockedOutcome
  /** Virtual ms. */
  readonly durationMs: number
  /** What the service answers before the job or the token is waited for: JSON text; `null` where the answer is all. */
  readonly submitted: string | null
}

/** Virtual ms that a service takes to answer when nobody says how long. */
export const callMs = 100

/** The task has been scheduled and started; the rest comes by itself. */
export function beginPlay({ run, frame, state }: WorkOn<TaskState>, play: Play): void {
  mark(run, frame, state.name, play.by)
  if (play.submitted === null) schedule(run, frame, play.durationMs, { ...play.outcome })
  else schedule(run, frame, callMs, { submitted: play.submitted, outcome: { ...play.outcome }, durationMs: play.durationMs })
}

/** What was submitted is done by nobody: what comes of it is played. */
export function continuePlay({ run, frame, state }: WorkOn<TaskState>, play: Play): void {
  mark(run, frame, state.name, play.by)
  schedule(run, frame, play.durationMs, { ...play.outcome })
}

function mark({ events, step, key }: Run, frame: Frame, state: string, by: Play['by']): void {
  const newest = events[frame.lastEvent - 1]
  if (newest) newest.by = by
  step.emit('states.AnswerMocked', key, { state, by })
}

function schedule(run: Run, frame: Frame, delayMs: number, play: JsonObject): void {
  const data = { execution: run.key, frame: frame.id, attempt: frame.attempt, play }
  run.step.schedule(delayMs, 'work', { to: 'states', timer: 'MockAnswers', data })
}

/** What is due: the answer that a job or a token is waited for after, or what comes of it all. */
export type Due = MockedOutcome | Submitted

interface Submitted {
  readonly submitted: string
  readonly outcome: MockedOutcome
  readonly durationMs: number
}

/** What was scheduled is due. A token that came back in the meantime has already said what there was to say. */
export function playOn(work: WorkOn<TaskState>, waits: TaskWait, play: Due): void {
  if (!('submitted' in play)) return endPlay(work, play)
  const { submitted, outcome, durationMs } = play
  if ('error' in outcome && isRefusal(outcome.error)) return failTask(work, outcome, 'SubmitFailed')
  recordTask(work, 'Submitted', { output: submitted })
  waits.stage = (work.state.resource ?? '').endsWith('.waitForTaskToken') ? 'token' : 'job'
  if (waits.early !== null) return tokenReturned(work, waits.early)
  schedule(work.run, work.frame, durationMs, { ...outcome })
}

function endPlay(work: WorkOn<TaskState>, outcome: MockedOutcome): void {
  if ('result' in outcome) succeedTask(work, outcome.result)
  else failTask(work, outcome)
}

/** An error of the service itself (`Glue.EntityNotFoundException`) came before there was a job; one of the workflow is the job's own. */
function isRefusal(error: string): boolean {
  return /^[A-Z][A-Za-z0-9]*\.[A-Z]/.test(error) && !error.startsWith('States.')
}
