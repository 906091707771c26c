/** The small history under a lane: how deep the queue was in the last half minute of virtual time. */
import { useEffect, useEffectEvent, useRef } from 'react'
import type { Frame } from '../../../../../bridge/protocol/index.ts'
import { mirrorStore, onFrame } from '../../../../stores/mirror.ts'
import { historyLine, noHistory, withDepth } from './depth-history.ts'
import { queueFacts } from './queue-facts.ts'

interface DepthLineProps {
  readonly queue: string
  /** Where the line ends. */
  readonly x: number
  readonly y: number
}

export function DepthLine({ queue, x, y }: DepthLineProps) {
  const line = useRef<SVGPathElement>(null)
  const end = useRef<SVGCircleElement>(null)
  const history = useRef(noHistory)
  const take = useEffectEvent((frame: Frame) => {
    const next = withDepth(history.current, frame.clockMs, queueFacts(mirrorStore.getState().views[queue]).waiting)
    if (next === history.current) return
    history.current = next
    const drawn = historyLine(next)
    line.current?.setAttribute('d', drawn?.path ?? '')
    end.current?.setAttribute('r', drawn === undefined ? '0' : '2.2')
    end.current?.setAttribute('cy', String(drawn?.end ?? 0))
  })
  useEffect(() => onFrame((frame) => take(frame)), [])
  return (
    <g transform={`translate(${x} ${y})`}>
      <path ref={line} className="fill-none stroke-ink3" strokeWidth={1.2} strokeLinejoin="round" />
      <circle ref={end} className="fill-ink" r={0} />
    </g>
  )
}
