/** The attempts of a task: when each began, what came of it, and when the next one begins. */
import { useRef } from 'react'
import type { AttemptRow, StateRun } from '../../../bridge/protocol/index.ts'
import { useFrameClock } from '../../diagram/live.ts'
import { newestFrame } from '../../stores/mirror.ts'
import { Glyph, type GlyphTone } from '../../ui/glyph.tsx'
import { clockFace, durationText, momentText } from '../../ui/virtual-time.ts'

const tones: Readonly<Record<AttemptRow['outcome'], GlyphTone>> = {
  running: 'running',
  succeeded: 'done',
  failed: 'failed',
  planned: 'waiting',
}

export function Attempts({ run, startMs }: { readonly run: StateRun; readonly startMs: number }) {
  return (
    <ol className="divide-y divide-line px-4" data-testid="attempts">
      {run.attempts.map((attempt) => (
        <Attempt key={attempt.number} attempt={attempt} startMs={startMs} />
      ))}
    </ol>
  )
}

function Attempt({ attempt, startMs }: { readonly attempt: AttemptRow; readonly startMs: number }) {
  const { number, startedAt, error, cause, outcome, answeredBy } = attempt
  const { time, milliseconds } = clockFace(startMs, startedAt)
  return (
    <li className="py-2">
      <div className="flex items-center gap-2.5">
        <Glyph tone={tones[outcome]} />
        <b className="font-semibold">{number}</b>
        <span title={momentText(startMs, startedAt)} className="font-mono text-caption">
          {time}
          {milliseconds}
        </span>
        <code className="min-w-0 flex-1 truncate font-mono text-caption" title={error}>
          {error}
        </code>
        <Took attempt={attempt} />
      </div>
      {answeredBy && (
        <p className="pl-6 text-caption text-ink3">{answeredBy === 'mock' ? 'answered by a mock' : 'its answer was made up'}</p>
      )}
      {cause !== undefined && cause !== '' && <p className="max-h-24 overflow-y-auto pl-6 break-words text-ink2">{cause}</p>}
    </li>
  )
}

function Took({ attempt: { startedAt, endedAt, outcome } }: { readonly attempt: AttemptRow }) {
  const text = useRef<HTMLSpanElement>(null)
  const words = (clockMs: number): string =>
    outcome === 'planned'
      ? `in ${durationText(Math.max(0, startedAt - clockMs))}`
      : durationText(Math.max(0, (endedAt ?? clockMs) - startedAt))
  useFrameClock(endedAt === undefined, (clockMs) => {
    if (text.current) text.current.textContent = words(clockMs)
  })
  return (
    <span ref={text} className={outcome === 'planned' ? 'font-medium whitespace-nowrap text-retry' : 'whitespace-nowrap text-ink3'}>
      {words(newestFrame()?.clockMs ?? startedAt)}
    </span>
  )
}
