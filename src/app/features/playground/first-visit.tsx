/** The first visit: one sentence about what is drawn, and the one button. */
import { useLayoutEffect, useRef } from 'react'
import { runCommand } from '../../commands/commands.ts'
import { Icon } from '../../ui/icon.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'

interface FirstVisitProps {
  readonly sentence: string
  /** How much of the canvas it takes from the top. */
  readonly onHeight: (height: number) => void
}

export function FirstVisit({ sentence, onHeight }: FirstVisitProps) {
  const block = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const box = block.current
    if (!box) return
    const measure = () => onHeight(box.offsetHeight)
    measure()
    const watcher = new ResizeObserver(measure)
    watcher.observe(box)
    return () => watcher.disconnect()
  }, [onHeight])
  return (
    <div
      ref={block}
      className="pointer-events-none absolute inset-x-0 top-0 z-10 px-5 pt-5 sm:px-16 sm:pt-11 [@media(max-height:600px)]:pt-4"
    >
      <h1 dir="auto" className="max-w-[540px] text-lead font-medium text-balance max-sm:text-[22px]/[29px]">
        {sentence}
      </h1>
      <div className="mt-4 flex items-center gap-4 sm:mt-6 [@media(max-height:600px)]:mt-3">
        <button
          type="button"
          onClick={() => runCommand('run')}
          className="pointer-events-auto inline-flex h-[46px] w-[100px] items-center justify-center gap-3 rounded-frame bg-ink text-title font-semibold text-on-ink shadow-float hover:bg-ink2"
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
