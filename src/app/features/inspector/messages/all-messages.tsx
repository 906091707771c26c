/** All messages of a queue, in flight and head first, narrowed by state and words; only those in sight are fetched and drawn. */
import { type RefObject, useDeferredValue, useEffect, useRef, useState } from 'react'
import type { MessagesAnswer, MessagesQuery, NodeDetail } from '../../../../bridge/protocol/index.ts'
import { usePolled } from '../../../stores/polled.ts'
import { classes } from '../../../ui/class-names.ts'
import { heightOf, offsetOf, type Sight, topRow, windowInSight } from '../../../ui/row-window.ts'
import { useSight } from '../../../ui/use-sight.ts'
import { countText } from '../../../ui/virtual-time.ts'
import { walkRows } from '../../../ui/walk-rows.ts'
import { WordsField } from '../../../ui/words-field.tsx'
import { ColumnHeads, MessageRow, rowHeight } from './message-row.tsx'

export type Status = MessagesQuery['status']

interface AllMessagesProps {
  readonly detail: NodeDetail
  readonly status: Status
  readonly onStatus: (status: Status) => void
}

const everyMs = 250

export function AllMessages({ detail, status, onStatus }: AllMessagesProps) {
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const scroller = useRef<HTMLDivElement>(null)
  const sight = useSight(scroller, rowHeight, `${status} ${text}`)
  const [total, setTotal] = useState(0)
  const window = windowInSight(sight, total, 20)
  const query = { node: detail.id, from: window.first, count: Math.max(60, window.count), ...(status && { status }), ...(text && { text }) }
  const answer = usePolled('messages', query, everyMs)
  useEffect(() => setTotal(answer?.total ?? 0), [answer])
  return (
    <section aria-label="Messages" className="flex h-full min-h-0 flex-col">
      <div className="shrink-0 px-4 pt-3">
        <States detail={detail} status={status} onStatus={onStatus} />
        <div className="pt-2">
          <WordsField label="Words in the messages" hint="words: a name, an id, something in the body" text={typed} onText={setTyped} />
        </div>
      </div>
      <div className="shrink-0 pt-1">
        <ColumnHeads />
      </div>
      <Rows
        answer={answer}
        sight={sight}
        total={total}
        node={detail.id}
        scroller={scroller}
        isNarrowed={text !== '' || status !== undefined}
      />
      {answer?.isCut === true && (
        <p className="shrink-0 border-t border-line px-4 py-1.5 text-ink3">
          {countText(answer.total)} found so far; the queue is too long to be looked through at once. More words find fewer.
        </p>
      )}
    </section>
  )
}

interface RowsProps {
  readonly answer: MessagesAnswer | undefined
  readonly sight: Sight
  readonly total: number
  readonly node: string
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly isNarrowed: boolean
}

function Rows({ answer, sight, total, node, scroller, isNarrowed }: RowsProps) {
  const first = answer?.from ?? 0
  const stop = Math.ceil(topRow(sight, total))
  return (
    <div
      ref={scroller}
      onKeyDown={(event) => walkRows(event, scroller.current, rowHeight)}
      tabIndex={-1}
      className="min-h-0 flex-1 overflow-y-auto -outline-offset-2 [overflow-anchor:none]"
      data-testid="messages"
    >
      {answer === undefined && <p className="px-4 py-2 text-ink3">Looking…</p>}
      {answer?.total === 0 && (
        <p className="px-4 py-2 text-ink3">
          {isNarrowed ? 'No message here fits that.' : 'The queue is empty. Send a message by hand, or let it run.'}
        </p>
      )}
      <div style={{ height: heightOf(total, rowHeight) }} className="relative">
        <ul
          style={{ transform: `translateY(${offsetOf({ first, count: answer?.rows.length ?? 0 }, sight, total)}px)` }}
          className="absolute inset-x-0 top-0"
        >
          {answer?.rows.map((row, index) => (
            <li key={row.messageId} data-row={first + index} aria-setsize={total} aria-posinset={first + index + 1}>
              <MessageRow row={row} node={node} clockMs={answer.clockMs} isStop={first + index === stop} />
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

/** What the list is narrowed to, with how many there are of each. */
function States({ detail, status, onStatus }: AllMessagesProps) {
  if (detail.view.kind !== 'queue') return null
  const { visible, inFlight, delayed } = detail.view.ledger
  const states: readonly { readonly id: Status; readonly words: string; readonly count: number }[] = [
    { id: undefined, words: 'all', count: visible + inFlight + delayed },
    { id: 'visible', words: 'visible', count: visible },
    { id: 'in-flight', words: 'in flight', count: inFlight },
    { id: 'delayed', words: 'delayed', count: delayed },
  ]
  return (
    <fieldset className="flex flex-wrap gap-1">
      <legend className="sr-only">Which messages</legend>
      {states.map(({ id, words, count }) => (
        <button
          key={words}
          type="button"
          aria-pressed={id === status}
          onClick={() => onStatus(id)}
          className={classes(
            'min-h-[26px] rounded-button border px-2 whitespace-nowrap',
            id === status ? 'border-ink font-medium' : 'border-line2 text-ink2 hover:bg-hov',
          )}
        >
          {words} <span className="text-ink3">{countText(count)}</span>
        </button>
      ))}
    </fieldset>
  )
}
