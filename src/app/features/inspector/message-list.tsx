/** The messages inside a queue, head first, looked at without receiving them. */
import type { MessageRow, NodeDetail } from '../../../bridge/protocol/index.ts'
import { select } from '../../stores/session.ts'
import { WordButton } from '../../ui/button.tsx'
import { MessageGlyph } from '../../ui/glyph.tsx'
import { durationText } from '../../ui/virtual-time.ts'

interface MessageListProps {
  readonly detail: NodeDetail
  readonly most?: number
  readonly onAll?: () => void
}

const columns = 'grid w-full grid-cols-[22px_minmax(0,1fr)_84px_56px_56px] items-center gap-x-2 px-4'

export function MessageList({ detail, most, onAll }: MessageListProps) {
  const total = detail.view.kind === 'queue' ? detail.view.ledger.visible + detail.view.ledger.inFlight + detail.view.ledger.delayed : 0
  const shown = detail.messages.slice(0, most)
  return (
    <section aria-label="Messages" className="border-t border-line pt-3 pb-3 first:border-t-0">
      <div className="flex min-h-6 items-baseline gap-2 px-4">
        <h3 className="font-semibold">Messages</h3>
        <span className="text-ink3">{total === 0 ? 'none just now' : 'head of the queue first'}</span>
        {onAll && total > shown.length && (
          <WordButton onClick={onAll} className="ml-auto">
            All {total}
          </WordButton>
        )}
      </div>
      {shown.length > 0 && (
        <div aria-hidden="true" className={`${columns} pt-1 text-ink3`}>
          <span />
          <span>name</span>
          <span>MessageId</span>
          <span className="text-right">receives</span>
          <span className="text-right">age</span>
        </div>
      )}
      <ul>
        {shown.map((row) => (
          <li key={row.messageId}>
            <Row row={row} node={detail.id} clockMs={detail.clockMs} />
          </li>
        ))}
      </ul>
      {onAll === undefined && total > shown.length && (
        <p className="px-4 pt-1 text-ink3">
          The first {shown.length} of {total}.
        </p>
      )}
    </section>
  )
}

function Row({ row, node, clockMs }: { readonly row: MessageRow; readonly node: string; readonly clockMs: number }) {
  const left = row.spanMs > 0 ? (row.visibleAt - clockMs) / row.spanMs : 0
  return (
    <button
      type="button"
      onClick={() => select({ kind: 'message', node, messageId: row.messageId })}
      title={`MessageId ${row.messageId}${row.status === 'in-flight' ? `, visible again in ${durationText(Math.max(0, row.visibleAt - clockMs))}` : ''}`}
      className={`${columns} h-[27px] text-left -outline-offset-2 hover:bg-hov`}
    >
      <MessageGlyph status={row.status} left={left} isRepeat={row.receives > 1} />
      <bdi className="truncate">{row.label}</bdi>
      <span className="font-mono text-caption text-ink3">
        {row.messageId.slice(0, 4)}…{row.messageId.slice(-4)}
      </span>
      <span className="text-right">{row.receives}</span>
      <span className="text-right whitespace-nowrap">{durationText(row.ageMs)}</span>
    </button>
  )
}
