/** One row of the log: when, what kind of thing, between whom, what, and the facts; and the way to its moment. */
import { memo } from 'react'
import type { LogRow } from '../../../bridge/protocol/index.ts'
import { Glyph } from '../../ui/glyph.tsx'
import { Icon } from '../../ui/icon.tsx'
import { clockFace, momentText } from '../../ui/virtual-time.ts'

interface LogLineProps {
  readonly row: LogRow
  readonly startMs: number
  /** The picture's names, by logical id. */
  readonly names: ReadonlyMap<string, string>
  readonly isChosen: boolean
  /** It happened later than the moment where somebody stands. */
  readonly isAhead: boolean
  /** Tab reaches this row; arrows reach the others. */
  readonly isStop: boolean
  readonly onChoose: (row: LogRow) => void
  readonly onGo: (row: LogRow) => void
  readonly onPoint: (row: LogRow | undefined) => void
}

export const LogLine = memo(function LogLine({ row, startMs, names, isChosen, isAhead, isStop, onChoose, onGo, onPoint }: LogLineProps) {
  const face = clockFace(startMs, row.atMs)
  const moment = momentText(startMs, row.atMs)
  return (
    <div
      data-row={row.row}
      data-ahead={isAhead || undefined}
      onPointerEnter={() => onPoint(row)}
      onPointerLeave={() => onPoint(undefined)}
      className={`group relative h-[25px] ${isChosen ? 'bg-hov' : ''} ${isAhead ? '[&_:is(span,bdi)]:text-ink3 [&_svg]:opacity-60' : ''}`}
    >
      <button
        type="button"
        tabIndex={isStop ? 0 : -1}
        onClick={() => onChoose(row)}
        onDoubleClick={() => onGo(row)}
        title={`${moment}${row.why ? `\n${row.why.text}` : ''}`}
        aria-label={`${moment}: ${names.get(row.from) ?? row.from}${row.to === undefined ? '' : ` to ${names.get(row.to) ?? row.to}`}, ${row.what}, ${row.text}${isAhead ? ', ahead' : ''}`}
        className="flex h-full w-full items-center gap-4 px-5 text-left @max-[559px]:gap-2.5 whitespace-nowrap -outline-offset-2 hover:bg-hov"
      >
        <span className="w-[86px] shrink-0 text-ink2 select-text @max-[559px]:w-[58px]">
          {face.time}
          <span className="text-ink3 @max-[559px]:hidden">{face.milliseconds}</span>
        </span>
        <span className="flex w-4 shrink-0 justify-center">
          <Glyph tone={row.tone} shape={row.shape} size={14} />
        </span>
        <bdi className="flex w-[clamp(150px,22%,236px)] shrink-0 font-medium select-text @max-[559px]:w-auto @max-[559px]:min-w-0 @max-[559px]:flex-1">
          <End>{names.get(row.from) ?? row.from}</End>
          {row.to !== undefined && <span className="font-normal whitespace-pre text-ink3"> → </span>}
          {row.to !== undefined && <End>{names.get(row.to) ?? row.to}</End>}
        </bdi>
        <span className="w-[128px] shrink-0 @max-[559px]:w-[112px] overflow-hidden font-medium text-ellipsis select-text">{row.what}</span>
        <bdi className="min-w-0 overflow-hidden text-ellipsis text-ink2 select-text @max-[559px]:hidden">{row.text}</bdi>
      </button>
      <button
        type="button"
        tabIndex={-1}
        aria-label={`Go to ${moment}`}
        title="Go to this moment (G, or a double click)"
        onClick={() => onGo(row)}
        className="absolute top-0 left-0 hidden h-[25px] w-5 items-center justify-center text-ink group-focus-within:flex group-hover:flex hover:bg-line"
      >
        <Icon name="moment" size={12} />
      </button>
    </div>
  )
})

/** Letters that every end of a way keeps. */
const SHORT = 9

/** Where both ends of a way find no room, the long one is cut. */
function End({ children }: { readonly children: string }) {
  return <span className={children.length > SHORT ? 'min-w-0 truncate' : 'shrink-0'}>{children}</span>
}
