/** The first messages of a queue, below its settings; all of them stand behind the tab. */
import type { NodeDetail } from '../../../../bridge/protocol/index.ts'
import { WordButton } from '../../../ui/button.tsx'
import { ColumnHeads, MessageRow } from './message-row.tsx'

const most = 8

export function FirstMessages({ detail, onAll }: { readonly detail: NodeDetail; readonly onAll: () => void }) {
  if (detail.view.kind !== 'queue') return null
  const { visible, inFlight, delayed } = detail.view.ledger
  const total = visible + inFlight + delayed
  const shown = detail.messages.slice(0, most)
  return (
    <section aria-label="Messages" className="border-t border-line pt-3 pb-3">
      <div className="flex min-h-6 items-baseline gap-2 px-4">
        <h3 className="font-semibold">Messages</h3>
        <span className="text-ink3">{total === 0 ? 'none just now' : 'head of the queue first'}</span>
        {total > 0 && (
          <WordButton onClick={onAll} className="ml-auto">
            All {total}
          </WordButton>
        )}
      </div>
      {shown.length > 0 && <ColumnHeads />}
      <ul>
        {shown.map((row) => (
          <li key={row.messageId}>
            <MessageRow row={row} node={detail.id} clockMs={detail.clockMs} />
          </li>
        ))}
      </ul>
    </section>
  )
}
