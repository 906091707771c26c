/** One message of a queue as a row: its state, name, id, receives and age. */
import type { MessageRow as Row } from '../../../../bridge/protocol/index.ts'
import { select } from '../../../stores/session.ts'
import { MessageGlyph } from '../../../ui/glyph.tsx'
import { durationText } from '../../../ui/virtual-time.ts'

const columns = 'grid w-full grid-cols-[22px_minmax(0,1fr)_84px_56px_56px] items-center gap-x-2 px-4'
/** px */
export const rowHeight = 27

interface MessageRowProps {
  readonly row: Row
  readonly node: string
  readonly clockMs: number
  /** Tab reaches it; arrows reach the others. */
  readonly isStop?: boolean
}

export function MessageRow({ row, node, clockMs, isStop = true }: MessageRowProps) {
  const left = row.spanMs > 0 ? (row.visibleAt - clockMs) / row.spanMs : 0
  return (
    <button
      type="button"
      tabIndex={isStop ? 0 : -1}
      onClick={() => select({ kind: 'message', node, messageId: row.messageId })}
      title={`${row.label}, MessageId ${row.messageId}${row.status === 'in-flight' ? `, visible again in ${durationText(Math.max(0, row.visibleAt - clockMs))}` : ''}`}
      className={`${columns} h-[27px] text-left -outline-offset-2 hover:bg-hov`}
    >
      <MessageGlyph status={row.status} left={left} isRepeat={row.receives > 1} />
      <Name label={row.label} />
      <span className="font-mono text-caption text-ink3">
        {row.messageId.slice(0, 4)}…{row.messageId.slice(-4)}
      </span>
      <span className="text-right">{row.receives}</span>
      <span className="text-right whitespace-nowrap">{durationText(row.ageMs)}</span>
    </button>
  )
}

/** Names of a source differ at their end: that stays in sight. */
function Name({ label }: { readonly label: string }) {
  const cut = Math.max(0, label.length - shownEnd)
  return (
    <bdi className="flex min-w-0">
      <span className="truncate">{label.slice(0, cut)}</span>
      <span className="whitespace-pre">{label.slice(cut)}</span>
    </bdi>
  )
}

/** Characters. */
const shownEnd = 6

export function ColumnHeads() {
  return (
    <div aria-hidden="true" className={`${columns} pt-1 text-ink3`}>
      <span />
      <span>name</span>
      <span>MessageId</span>
      <span className="text-right">receives</span>
      <span className="text-right">age</span>
    </div>
  )
}
