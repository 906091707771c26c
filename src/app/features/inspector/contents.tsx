/** What a table or a bucket holds: its items or objects as rows, narrowed by words, and the chosen one's content below. */
import { type RefObject, useDeferredValue, useRef, useState } from 'react'
import type { ContentsAnswer, NodeDetail } from '../../../bridge/protocol/index.ts'
import { usePolled } from '../../stores/polled.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { heightOf, offsetOf, type Sight, topRow, windowInSight } from '../../ui/row-window.ts'
import { useSight } from '../../ui/use-sight.ts'
import { countText } from '../../ui/virtual-time.ts'
import { walkRows } from '../../ui/walk-rows.ts'
import { WordsField } from '../../ui/words-field.tsx'

const everyMs = 250
/** px */
const rowHeight = 27
/** Characters: keys of one folder differ at their end, which stays in sight. */
const shownEnd = 18

function bytesText(bytes: number): string {
  return `${countText(bytes)} bytes`
}

/** How the two kinds are spoken of. */
const words = {
  table: { of: 'Items', one: 'item', size: (attributes: number) => `${attributes} attribute${attributes === 1 ? '' : 's'}` },
  bucket: { of: 'Objects', one: 'object', size: bytesText },
} as const

export type Holder = keyof typeof words

export function Contents({ detail, holder }: { readonly detail: NodeDetail; readonly holder: Holder }) {
  const { of, one } = words[holder]
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState<string>()
  const text = useDeferredValue(typed.trim())
  const scroller = useRef<HTMLDivElement>(null)
  const sight = useSight(scroller, rowHeight, text)
  const [total, setTotal] = useState(0)
  const window = windowInSight(sight, total, 20)
  const query = { node: detail.id, from: window.first, count: Math.max(60, window.count), ...(text && { text }), ...(open && { open }) }
  const answer = usePolled('contents', query, everyMs)
  if (answer !== undefined && answer.total !== total) setTotal(answer.total)
  return (
    <section aria-label={of} className="flex h-full min-h-0 flex-col">
      <div className="shrink-0 px-4 pt-3 pb-1">
        <WordsField label={`Words in the ${one}s`} hint={`words: a key, something in the ${one}`} text={typed} onText={setTyped} />
      </div>
      <Rows answer={answer} sight={sight} scroller={scroller} holder={holder} open={open} isNarrowed={text !== ''} onOpen={setOpen} />
      {answer?.isCut === true && (
        <p className="shrink-0 border-t border-line px-4 py-1.5 text-ink3">
          {countText(answer.total)} found so far; there is too much to be looked through at once. More words find fewer.
        </p>
      )}
      {open !== undefined && <Opened opened={answer?.opened} name={open} one={one} />}
    </section>
  )
}

interface RowsProps {
  readonly answer: ContentsAnswer | undefined
  readonly sight: Sight
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly holder: Holder
  readonly open: string | undefined
  readonly isNarrowed: boolean
  readonly onOpen: (name: string) => void
}

function Rows({ answer, sight, scroller, holder, open, isNarrowed, onOpen }: RowsProps) {
  const total = answer?.total ?? 0
  const first = answer?.from ?? 0
  const stop = Math.ceil(topRow(sight, total))
  const { one, size } = words[holder]
  return (
    <div
      ref={scroller}
      onKeyDown={(event) => walkRows(event, scroller.current, rowHeight)}
      tabIndex={-1}
      className="min-h-[81px] flex-1 overflow-y-auto -outline-offset-2 [overflow-anchor:none]"
    >
      {answer === undefined && <p className="px-4 py-2 text-ink3">Looking…</p>}
      {answer?.total === 0 && <p className="px-4 py-2 text-ink3">{isNarrowed ? `No ${one} here fits that.` : emptyWords[holder]}</p>}
      <div style={{ height: heightOf(total, rowHeight) }} className="relative">
        <ul
          style={{ transform: `translateY(${offsetOf({ first, count: answer?.rows.length ?? 0 }, sight, total)}px)` }}
          className="absolute inset-x-0 top-0"
        >
          {answer?.rows.map((row, index) => (
            <li key={row.name} data-row={first + index} aria-setsize={total} aria-posinset={first + index + 1}>
              <button
                type="button"
                tabIndex={first + index === stop ? 0 : -1}
                aria-pressed={row.name === open}
                onClick={() => onOpen(row.name)}
                title={row.name}
                className={`flex h-[27px] w-full items-center gap-3 px-4 text-left -outline-offset-2 hover:bg-hov ${row.name === open ? 'bg-hov' : ''}`}
              >
                <bdi className="flex min-w-0 flex-1 font-mono text-caption">
                  <span className="truncate">{row.name.slice(0, -shownEnd)}</span>
                  <span className="whitespace-pre">{row.name.slice(-shownEnd)}</span>
                </bdi>
                <span className="shrink-0 text-ink3">{size(row.size)}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

const emptyWords: Record<Holder, string> = {
  table: 'The table is empty. What handlers and workflows put into it stands here.',
  bucket: 'The bucket is empty. What the document brings along, and what is put into it while it runs, stands here.',
}

interface OpenedProps {
  readonly opened: ContentsAnswer['opened']
  readonly name: string
  readonly one: string
}

function Opened({ opened, name, one }: OpenedProps) {
  const isThere = opened?.name === name
  return (
    <div className="flex max-h-[60%] shrink-0 flex-col border-t border-line">
      <div className="flex items-center gap-2 px-4 pt-2 pb-1">
        <bdi className="min-w-0 flex-1 truncate font-medium" title={name}>
          {name}
        </bdi>
        {isThere && opened.text !== undefined && <CopyButton text={opened.text} label={`Copy the ${one}`} />}
      </div>
      {!isThere && <p className="px-4 pb-3 text-ink3">It is not there any more.</p>}
      {isThere && opened.text === undefined && <p className="px-4 pb-3 text-ink3">These bytes are no text.</p>}
      {isThere && opened.text !== undefined && (
        <pre
          tabIndex={0}
          aria-label={`The ${one}`}
          className="mx-4 mb-3 overflow-auto rounded-field border border-line bg-raised p-3 font-mono text-caption break-words whitespace-pre-wrap"
        >
          {opened.text}
          {opened.isShortened && '\n… and more, which is not shown'}
        </pre>
      )}
    </div>
  )
}
