/** The iterations of a Map, one small square each, in their order; of a distributed one its children. */
import { memo } from 'react'
import type { IterationFigures } from '../../bridge/protocol/index.ts'
import { Cells } from './cells.tsx'
import { gridOf, iterationWords } from './iterations.ts'

export const IterationGrid = memo(function IterationGrid({
  iterations,
  width,
  what = 'iteration',
}: {
  readonly iterations: IterationFigures
  readonly width: number
  readonly what?: 'iteration' | 'child execution'
}) {
  const { cells } = iterations
  const { pitch, columns } = gridOf(cells.length, width, 28)
  const words = iterationWords(iterations, what)
  return (
    <svg width={width} height={30} role="img" aria-label={words} className="block">
      <title>{words}</title>
      <Cells {...{ cells, pitch, columns }} />
    </svg>
  )
})
