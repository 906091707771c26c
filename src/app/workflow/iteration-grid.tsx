/** The iterations of a Map, one small square each, in their order. */
import { memo } from 'react'
import type { IterationFigures } from '../../bridge/protocol/index.ts'
import { countText } from '../ui/virtual-time.ts'

const fills: Readonly<Record<string, string>> = {
  '.': 'fill-none stroke-line2',
  r: 'fill-running stroke-running',
  y: 'fill-retry stroke-retry',
  s: 'fill-done stroke-done',
  f: 'fill-failed stroke-failed',
  a: 'fill-none stroke-edge',
}

const names: readonly (readonly [string, string])[] = [
  ['r', 'running'],
  ['y', 'retrying'],
  ['s', 'succeeded'],
  ['f', 'failed'],
  ['a', 'aborted'],
  ['.', 'to come'],
]

/** Squares as large as the room for three rows of them lets them be, px. */
function cellPitch(count: number, width: number): number {
  return [10, 7, 5, 4].find((pitch) => Math.floor(width / pitch) * Math.floor(28 / pitch) >= count) ?? 4
}

export const IterationGrid = memo(function IterationGrid({
  iterations,
  width,
}: {
  readonly iterations: IterationFigures
  readonly width: number
}) {
  const { cells, total } = iterations
  const pitch = cellPitch(cells.length, width)
  const columns = Math.max(1, Math.floor(width / pitch))
  const size = pitch - 2
  const counted = names.flatMap(([letter, name]) => {
    const count = [...cells].filter((cell) => cell === letter).length
    return count === 0 ? [] : [`${countText(count)} ${name}`]
  })
  const words = `${countText(total)} iterations: ${counted.join(', ')}${total > cells.length ? `, of the first ${countText(cells.length)}` : ''}`
  return (
    <svg width={width} height={30} role="img" aria-label={words} className="block">
      <title>{words}</title>
      {[...cells].map((cell, index) => (
        <rect
          // A cell is its place.
          key={index}
          x={(index % columns) * pitch + 0.5}
          y={Math.floor(index / columns) * pitch + 0.5}
          width={size}
          height={size}
          rx={size > 5 ? 1.5 : 0.5}
          className={fills[cell]}
          strokeWidth={1}
        />
      ))}
    </svg>
  )
})
