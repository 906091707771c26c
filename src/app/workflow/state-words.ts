/** What a state says of itself: what it does in the definition, and what it is doing in the execution that is looked at. */
import type { StateFigures, StateStatus, WorkflowState } from '../../bridge/protocol/index.ts'
import type { GlyphTone } from '../ui/glyph.tsx'
import { clockFace, durationText } from '../ui/virtual-time.ts'
import { mapRunWords } from './iterations.ts'

export const tones: Readonly<Record<StateStatus, GlyphTone>> = {
  running: 'running',
  retrying: 'retry',
  token: 'waiting',
  waiting: 'waiting',
  succeeded: 'done',
  caught: 'retry',
  failed: 'failed',
  aborted: 'change',
}

/** As one says it in a sentence. */
export const statusWords: Readonly<Record<StateStatus, string>> = {
  running: 'running',
  retrying: 'retrying',
  token: 'waiting for its token',
  waiting: 'waiting',
  succeeded: 'succeeded',
  caught: 'caught',
  failed: 'failed',
  aborted: 'aborted',
}

/** Whether its words change with the clock. */
export function isTicking(figures: StateFigures | undefined): boolean {
  return figures?.status === 'running' || figures?.status === 'retrying' || figures?.status === 'token' || figures?.status === 'waiting'
}

/** Of what a state waits for: 1 when the wait begins, 0 when it goes on. */
export function shareLeft({ since, until }: Pick<StateFigures, 'since' | 'until'>, clockMs: number): number {
  if (since === undefined || until === undefined || until <= since) return 1
  return Math.max(0, Math.min(1, (until - clockMs) / (until - since)))
}

const day = 86_400_000

/**
 * The line below a state's name. Times are virtual: `clockMs` since the start of the run, `startMs` that start as a date.
 * A retrier's figures count retries: the first attempt is none.
 */
export function stateWords(
  { words: own }: Pick<WorkflowState, 'words'>,
  figures: StateFigures | undefined,
  clockMs: number,
  startMs: number,
): string {
  if (figures?.status === undefined) return own
  const words = figures.mapRun ? mapRunWords(figures.mapRun) : own
  const { status, enteredAt, leftAt, until, attempt = 1, attempts, error, entered = 1 } = figures
  const took = enteredAt === undefined ? undefined : durationText(Math.max(0, (leftAt ?? clockMs) - enteredAt))
  const again = entered > 1 ? ` · ×${entered}` : ''
  const left = until === undefined ? undefined : durationText(Math.max(0, until - clockMs))
  switch (status) {
    case 'retrying':
      return `retry ${Math.max(1, attempt - 1)}${attempts === undefined ? '' : ` of ${attempts - 1}`}${left === undefined ? '' : ` in ${left}`}`
    case 'token':
      return left === undefined ? 'waits for its token' : `waits for its token, ${left}`
    case 'waiting':
      return until === undefined ? 'waiting' : `until ${moment(startMs, until, clockMs)}`
    case 'running':
      return `${attempt > 1 ? `retry ${attempt - 1}` : words}${took === undefined ? '' : ` · ${took}`}${again}`
    case 'succeeded':
      return `${words}${took === undefined ? '' : ` · ${took}`}${again}`
    case 'caught':
      return `caught ${error ?? 'an error'}`
    case 'failed':
      return error ?? 'failed'
    case 'aborted':
      return 'aborted'
  }
}

function moment(startMs: number, at: number, now: number): string {
  const { weekday, date, time } = clockFace(startMs, at)
  return at - now < day ? `${time}, ${durationText(Math.max(0, at - now))}` : `${weekday} ${date}, ${durationText(at - now)}`
}

/** Of a state for whoever hears it: `Insert CRM, Task, retry 2 of 4 in 2.6 s, retrying`. */
export function stateLabel(state: WorkflowState, figures: StateFigures | undefined, live: string): string {
  const status = figures?.status === undefined ? undefined : statusWords[figures.status]
  const inside =
    figures !== undefined && figures.inside > 0 ? `${figures.inside} ${figures.inside === 1 ? 'execution' : 'executions'} in it` : undefined
  return [state.name, state.type, live, status, inside].filter((part) => part !== undefined && part !== '').join(', ')
}
