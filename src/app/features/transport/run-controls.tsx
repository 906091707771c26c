/** Back to the start, one event back, Run or Pause, one event on. Run is the only filled control on the screen. */
import { runCommand } from '../../commands/commands.ts'
import { firstStep } from '../../commands/past.ts'
import { useIsRunning, useSession } from '../../stores/session.ts'
import { IconButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'

export function RunControls() {
  const isRunning = useIsRunning()
  const isAtStart = useSession((state) => (state.run?.step ?? 0) <= firstStep)
  return (
    <div className="flex h-[38px] shrink-0 items-stretch overflow-hidden rounded-button border border-line2 bg-raised">
      <IconButton
        label="Back to the start"
        shortcut="0"
        onClick={() => runCommand('restart')}
        className="!h-full !w-[42px] !rounded-none max-sm:!w-[38px]"
      >
        <Icon name="restart" />
      </IconButton>
      <IconButton
        label="Step back one event"
        shortcut=","
        disabled={isRunning || isAtStart}
        onClick={() => runCommand('step-back')}
        className="!h-full !w-[42px] !rounded-none max-sm:!w-[34px]"
      >
        <Icon name="step-back" />
      </IconButton>
      <button
        type="button"
        aria-keyshortcuts="Space"
        title={isRunning ? 'Pause (Space)' : 'Run (Space)'}
        onClick={() => runCommand('run')}
        className="inline-flex w-[98px] items-center max-sm:w-[88px] justify-center gap-2.5 bg-ink font-semibold text-on-ink hover:bg-ink2"
      >
        <Icon name={isRunning ? 'pause' : 'play'} size={15} />
        {isRunning ? 'Pause' : 'Run'}
      </button>
      <IconButton
        label="Step one event"
        shortcut="."
        disabled={isRunning}
        onClick={() => runCommand('step')}
        className="!h-full !w-[42px] !rounded-none max-sm:!w-[38px]"
      >
        <Icon name="step" />
      </IconButton>
    </div>
  )
}
