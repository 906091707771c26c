/** Iterations or children as small squares, one each or one for several. */
import { memo } from 'react'
import { cellFills } from './iterations.ts'

interface CellsProps {
  /** A letter a square, as the view tells them. */
  readonly cells: string
  /** Px from one to the next. */
  readonly pitch: number
  readonly columns: number
}

export const Cells = memo(function Cells({ cells, pitch, columns }: CellsProps) {
  const size = pitch > 12 ? pitch - 3 : pitch - 2
  return [...cells].map((cell, index) => {
    const x = (index % columns) * pitch + 0.5
    const y = Math.floor(index / columns) * pitch + 0.5
    return (
      // A cell is its place.
      <g key={index}>
        <rect x={x} y={y} width={size} height={size} rx={size > 9 ? 2 : size > 5 ? 1.5 : 0.5} className={cellFills[cell]} strokeWidth={1} />
        {cell === 'm' && <rect x={x + size / 2} y={y + size / 2} width={size / 2 + 0.5} height={size / 2 + 0.5} className="fill-failed" />}
      </g>
    )
  })
})
