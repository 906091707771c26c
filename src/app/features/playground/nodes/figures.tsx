/** Numbers and signs that several nodes share. */
import { badgePaths, signPaths } from '../../../diagram/glyphs.ts'

/** A bold figure with its word: **12** waiting. */
export function Figure({ value, word }: { readonly value: number; readonly word: string }) {
  return (
    <span>
      <span className="text-figure font-semibold text-ink">{spelled(value)}</span> <span className="text-ink2">{word}</span>
    </span>
  )
}

export function spelled(value: number): string {
  return value.toLocaleString('en-US')
}

type Trouble = 'failed' | 'throttled' | 'fault'

interface TroubleBadgeProps {
  readonly trouble: Trouble
  readonly x?: number
  readonly y: number
  readonly text: string
}

/** Trouble above a node, by shape, colour and words. */
export function TroubleBadge({ trouble, x = 0, y, text }: TroubleBadgeProps) {
  return (
    <div
      className="diagram-text flex items-center justify-center gap-1.5 text-caption"
      style={{ left: x - 90, top: y - 10, width: 180 }}
      title={text}
    >
      <svg width="14" height="14" viewBox="-7 -7 14 14" className="shrink-0" aria-hidden="true">
        <TroubleSign trouble={trouble} />
      </svg>
      <span className={`overflow-hidden text-ellipsis ${trouble === 'throttled' ? 'text-retry' : 'text-failed'}`}>{text}</span>
    </div>
  )
}

function TroubleSign({ trouble }: { readonly trouble: Trouble }) {
  if (trouble === 'throttled') {
    return (
      <>
        <rect x={-6.5} y={-6.5} width={13} height={13} rx={3} className="fill-retry" />
        <path d={badgePaths.bars} className="fill-none stroke-panel" strokeWidth={2} />
      </>
    )
  }
  const isFault = trouble === 'fault'
  return (
    <>
      <path d={isFault ? badgePaths.triangle : badgePaths.octagon} className="fill-failed" />
      <path
        d={isFault ? badgePaths.exclamation : signPaths.failed}
        className="fill-none stroke-panel"
        strokeWidth={1.7}
        strokeLinecap="round"
      />
    </>
  )
}
