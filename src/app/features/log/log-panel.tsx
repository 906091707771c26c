/** Everything that happened, newest on top; what is drawn is fetched when it comes into sight. */
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { LogRow } from '../../../bridge/protocol/index.ts'
import { useDocument } from '../../stores/document.ts'
import { onFrame, useWorld } from '../../stores/mirror.ts'
import { type Selection, select, useSession } from '../../stores/session.ts'
import { WordButton } from '../../ui/button.tsx'
import { LogLine } from './log-line.tsx'
import { type LogContent, type LogSource, openLog } from './log-rows.ts'
import { windowInSight } from './log-window.ts'

const rowHeight = 25
const nothing: LogContent = { total: 0, rowAt: () => undefined }

/** The node that the log can be narrowed to, given what is selected. */
export function nodeOf(selection: Selection | undefined): string | undefined {
  return selection?.kind === 'node' ? selection.id : selection?.kind === 'message' ? selection.node : undefined
}

export function LogPanel({ onlyNode }: { readonly onlyNode: string | undefined }) {
  const scroller = useRef<HTMLDivElement>(null)
  const { content, sight, lookAgain, follows } = useLog(onlyNode, scroller)
  const window = windowInSight(sight, content.total)
  return (
    <div className="relative h-full">
      <div
        ref={scroller}
        onScroll={lookAgain}
        onKeyDown={walkRows}
        tabIndex={-1}
        aria-label="Log"
        role="log"
        aria-live="off"
        className="h-full overflow-auto"
      >
        {content.total === 0 && <p className="px-5 py-2 text-ink3">Nothing has happened yet. Run, or step one event.</p>}
        <div style={{ height: content.total * rowHeight, minWidth: 640 }} className="relative">
          <div style={{ transform: `translateY(${window.first * rowHeight}px)` }} className="absolute inset-x-0 top-0">
            <Rows
              content={content}
              first={window.first}
              count={window.count}
              stop={Math.ceil(sight.scrollTop / rowHeight)}
              isNarrowed={onlyNode !== undefined}
            />
          </div>
        </div>
      </div>
      {!follows && (
        <WordButton
          onClick={() => scroller.current?.scrollTo({ top: 0 })}
          className="absolute right-6 bottom-3 rounded-button border border-line2 bg-raised px-3 no-underline shadow-float hover:bg-hov"
        >
          To the newest
        </WordButton>
      )}
    </div>
  )
}

interface RowsProps {
  readonly content: LogContent
  readonly first: number
  readonly count: number
  /** Index of the row that Tab reaches. */
  readonly stop: number
  /** All rows are about the selected node: none needs to be marked. */
  readonly isNarrowed: boolean
}

function Rows({ content, first, count, stop, isNarrowed }: RowsProps) {
  const startMs = useDocument((state) => state.picture?.startMs ?? 0)
  const nodes = useDocument((state) => state.picture?.nodes)
  const selected = nodeOf(useSession((state) => state.selection))
  const chosen = isNarrowed ? undefined : selected
  const names = useMemo(() => new Map(nodes?.map((node) => [node.id, node.name])), [nodes])
  const choose = useCallback(
    (row: LogRow) => {
      const id = [row.to, row.from, ...row.nodes].find((candidate) => candidate !== undefined && names.has(candidate))
      if (id !== undefined) select({ kind: 'node', id })
    },
    [names],
  )
  return Array.from({ length: count }, (_, offset) => {
    const row = content.rowAt(first + offset)
    if (!row) return <div key={`gap-${first + offset}`} className="h-[25px] px-5 text-ink3" />
    return (
      <LogLine
        key={row.row}
        row={row}
        startMs={startMs}
        names={names}
        isChosen={chosen !== undefined && row.nodes.includes(chosen)}
        isStop={first + offset === stop}
        onChoose={choose}
      />
    )
  })
}

/** The rows are one tab stop; arrows walk them. */
function walkRows(event: KeyboardEvent<HTMLDivElement>): void {
  const row = event.target
  if (!(row instanceof HTMLButtonElement)) return
  const next = event.key === 'ArrowDown' ? row.nextElementSibling : event.key === 'ArrowUp' ? row.previousElementSibling : null
  if (!(next instanceof HTMLElement)) return
  event.preventDefault()
  next.focus()
}

function useLog(node: string | undefined, scroller: RefObject<HTMLDivElement | null>) {
  const [content, setContent] = useState(nothing)
  const [sight, setSight] = useState({ scrollTop: 0, height: 300, rowHeight })
  const [follows, setFollows] = useState(true)
  const source = useRef<LogSource>(undefined)
  const world = useWorld()
  const lookAgain = useCallback(() => {
    const box = scroller.current
    if (!box) return
    const now = { scrollTop: box.scrollTop, height: box.clientHeight, rowHeight }
    setSight(now)
    setFollows(now.scrollTop < rowHeight)
    source.current?.look(now, now.scrollTop < rowHeight)
  }, [scroller])

  useEffect(() => {
    setContent(nothing)
    const opened = openLog(node, setContent)
    source.current = opened
    scroller.current?.scrollTo({ top: 0 })
    const stop = onFrame((frame) => opened.grown(frame.logRows))
    const watcher = new ResizeObserver(lookAgain)
    if (scroller.current) watcher.observe(scroller.current)
    return () => {
      opened.close()
      stop()
      watcher.disconnect()
    }
  }, [node, world, lookAgain, scroller])
  return { content, sight, lookAgain, follows }
}
