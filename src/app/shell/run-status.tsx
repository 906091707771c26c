/** How the run and the text stand, in a few words beside the document's name. */
import { useDocument } from '../stores/document.ts'
import { useIsRunning, useSession } from '../stores/session.ts'
import { Glyph, WarningGlyph } from '../ui/glyph.tsx'
import { Icon } from '../ui/icon.tsx'

export function RunStatus() {
  const isRunning = useIsRunning()
  const paused = useSession((state) => state.run?.paused)
  const broken = useDocument((state) => state.broken !== undefined)
  const outdated = useDocument((state) => state.outcome?.kind === 'restart-needed')
  const untilIdle = useSession((state) => state.untilIdle)
  const standing = paused?.reason === 'idle' ? paused.text : 'paused'
  const words = isRunning ? (untilIdle ? 'running until idle' : 'running') : standing
  return (
    <span className="flex flex-[100_1_5.5rem] items-center gap-4 text-ink2 max-sm:min-w-0 max-sm:flex-initial max-sm:gap-2">
      <span
        data-testid="run-status"
        title={words}
        className="flex w-0 min-w-[88px] flex-auto items-center gap-1.5 max-sm:w-auto max-sm:min-w-0"
      >
        {isRunning ? <Glyph tone="running" /> : paused?.reason === 'idle' ? <Glyph tone="waiting" /> : <Icon name="pause" size={13} />}
        <span className="truncate max-sm:sr-only">{words}</span>
      </span>
      {broken && (
        <span title="The template has an error" className="flex shrink-0 items-center gap-1.5 text-failed">
          <Glyph tone="failed" /> <span className="max-sm:sr-only">template has an error</span>
        </span>
      )}
      {outdated && (
        <span title="What runs is the old text" className="flex shrink-0 items-center gap-1.5 text-retry">
          <WarningGlyph /> <span className="max-sm:sr-only">runs the old text</span>
        </span>
      )}
    </span>
  )
}
