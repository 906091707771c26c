/** One row of the log: when, what kind of thing, between whom, what, and the facts. */
import { memo } from 'react'
import type { LogRow } from '../../../bridge/protocol/index.ts'
import { Glyph } from '../../ui/glyph.tsx'
import { clockFace, momentText } from '../../ui/virtual-time.ts'

interface LogLineProps {
  readonly row: LogRow
  readonly startMs: number
  /** The picture's names, by logical id. */
  readonly names: ReadonlyMap<string, string>
  readonly isChosen: boolean
  /** Tab reaches this row; arrows reach the others. */
  readonly isStop: boolean
  readonly onChoose: (row: LogRow) => void
}

export const LogLine = memo(function LogLine({ row, startMs, names, isChosen, isStop, onChoose }: LogLineProps) {
  const face = clockFace(startMs, row.atMs)
  return (
    <button
      type="button"
      tabIndex={isStop ? 0 : -1}
      onClick={() => onChoose(row)}
      title={momentText(startMs, row.atMs)}
      className={`flex h-[25px] w-full items-center gap-4 px-5 text-left whitespace-nowrap -outline-offset-2 hover:bg-hov ${isChosen ? 'bg-hov' : ''}`}
    >
      <span className="w-[86px] shrink-0 text-ink2 select-text">
        {face.time}
        <span className="text-ink3">{face.milliseconds}</span>
      </span>
      <span className="flex w-4 shrink-0 justify-center">
        <Glyph tone={row.tone} shape={row.shape} size={14} />
      </span>
      <bdi className="w-[clamp(150px,22%,236px)] shrink-0 overflow-hidden font-medium text-ellipsis select-text">
        {names.get(row.from) ?? row.from}
        {row.to !== undefined && <span className="font-normal text-ink3"> → </span>}
        {row.to !== undefined && (names.get(row.to) ?? row.to)}
      </bdi>
      <span className="w-[128px] shrink-0 overflow-hidden font-medium text-ellipsis select-text">{row.what}</span>
      <bdi className="min-w-0 overflow-hidden text-ellipsis text-ink2 select-text">{row.text}</bdi>
    </button>
  )
})
