/** The first visit: one sentence about what is drawn, and the one button. */
import { runCommand } from '../../commands/commands.ts'
import { Icon } from '../../ui/icon.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'

export function FirstVisit({ sentence }: { readonly sentence: string }) {
  return (
    <div className="pointer-events-none absolute inset-x-0 top-0 z-10 px-5 pt-5 sm:px-16 sm:pt-11">
      <h1 dir="auto" className="max-w-[540px] text-lead font-medium text-balance max-sm:text-[22px]/[29px]">
        {sentence}
      </h1>
      <div className="pointer-events-auto mt-4 flex items-center gap-4 sm:mt-6">
        <button
          type="button"
          onClick={() => runCommand('run')}
          className="inline-flex h-[46px] w-[100px] items-center justify-center gap-3 rounded-frame bg-ink text-title font-semibold text-on-ink shadow-float hover:bg-ink2"
        >
          <Icon name="play" size={17} />
          Run
        </button>
        <span className="text-ink3 max-sm:hidden">
          or press <KeyCap>Space</KeyCap>
        </span>
      </div>
    </div>
  )
}
