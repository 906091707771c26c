/** Somebody went back: where they stand, what acting there means, and the way back. Floats, so that nothing jumps. */
import { goToNow } from '../../commands/past.ts'
import { useDocument } from '../../stores/document.ts'
import { useSession } from '../../stores/session.ts'
import { Button } from '../../ui/button.tsx'
import { clockFace, countText } from '../../ui/virtual-time.ts'
import { LivePast } from './live-past.tsx'

export function PastBanner() {
  const past = useSession((state) => state.run?.past)
  const isRunning = useSession((state) => state.run?.running === true)
  const startMs = useDocument((state) => state.picture?.startMs ?? 0)
  if (past === undefined) return null
  return (
    <div
      role="note"
      aria-label="In the past"
      className="pointer-events-none absolute bottom-full left-0 z-10 flex w-full justify-center px-3 pb-[62px] max-lg:pb-[104px] max-sm:pb-[176px]"
    >
      <p
        title={`This run has come to ${clockFace(startMs, past.headMs).time}; what lies ahead is kept until somebody acts here.`}
        className="pointer-events-auto flex items-center gap-3 rounded-frame border border-line2 bg-raised py-1 pr-1.5 pl-4 shadow-float"
      >
        <span className="min-w-0">
          {isRunning ? 'The same happens again, at ' : 'You stand at '}
          <LivePast startMs={startMs} />. <span className="text-ink2">{forkWords(past.inputsAhead)}</span>
        </span>
        <Button look="framed" onClick={() => void goToNow()} className="shrink-0">
          Back to now
        </Button>
      </p>
    </div>
  )
}

function forkWords(inputsAhead: number): string {
  if (inputsAhead === 0) return 'Acting here starts another future.'
  const things = `${countText(inputsAhead)} ${inputsAhead === 1 ? 'thing' : 'things'}`
  return `Acting here starts another future: ${things} done later ${inputsAhead === 1 ? 'is' : 'are'} dropped.`
}
