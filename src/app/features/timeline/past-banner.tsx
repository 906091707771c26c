/**
 * Somebody went back: where they stand, what acting there means, and the way back. Its row is taken from the lower panel, so that
 * picture and timeline stay where they are and nothing lies under it.
 */
import { useEffect } from 'react'
import { followPast, goToNow } from '../../commands/past.ts'
import { useDocument } from '../../stores/document.ts'
import { useSession } from '../../stores/session.ts'
import { Button } from '../../ui/button.tsx'
import { clockFace, countText } from '../../ui/virtual-time.ts'
import { LivePast } from './live-past.tsx'

export function PastBanner() {
  useEffect(followPast, [])
  const past = useSession((state) => state.run?.past)
  const isRunning = useSession((state) => state.run?.running === true)
  const startMs = useDocument((state) => state.picture?.startMs ?? 0)
  if (past === undefined) return null
  return (
    <div
      role="note"
      aria-label="In the past"
      title={`This run has come to ${clockFace(startMs, past.headMs).time}; what lies ahead is kept until somebody acts here.`}
      className="flex min-h-(--bar-past) shrink-0 items-center gap-4 border-t border-line bg-hov py-1 pr-3 pl-5 max-sm:pl-3.5"
    >
      <p className="min-w-0">
        {isRunning ? 'The same happens again, at ' : 'You stand at '}
        <LivePast startMs={startMs} />. <span className="text-ink2">{forkWords(past.inputsAhead)}</span>
      </p>
      <Button look="framed" onClick={() => void goToNow()} className="shrink-0">
        Back to now
      </Button>
    </div>
  )
}

function forkWords(inputsAhead: number): string {
  if (inputsAhead === 0) return 'Acting here starts another future.'
  const things = `${countText(inputsAhead)} ${inputsAhead === 1 ? 'thing' : 'things'}`
  return `Acting here starts another future: ${things} done later ${inputsAhead === 1 ? 'is' : 'are'} dropped.`
}
