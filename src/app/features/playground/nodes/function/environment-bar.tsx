/** One execution environment: an outline that fills from below while it runs, with a slash while it starts cold. */
import { useRef } from 'react'
import type { NodeView } from '../../../../../bridge/protocol/index.ts'
import { useFrameClock, useReducedMotion } from '../../../../diagram/live.ts'
import { elapsedShare } from './bar-places.ts'

type Environment = Extract<NodeView, { kind: 'function' }>['environments'][number]

const HEIGHT = 24

interface EnvironmentBarProps {
  readonly x: number
  readonly width: number
  /** None yet: only the outline. */
  readonly environment: Environment | undefined
}

export function EnvironmentBar({ x, width, environment }: EnvironmentBarProps) {
  const fill = useRef<SVGRectElement>(null)
  const isStill = useReducedMotion()
  const isBusy = environment?.state === 'busy'
  const isFailed = environment?.state === 'idle' && environment.failedLast
  useFrameClock(isBusy, (clockMs) => {
    if (fill.current === null || environment === undefined || !isBusy) return
    const height = isStill ? HEIGHT - 2 : Math.max(1, (HEIGHT - 2) * elapsedShare(environment, clockMs))
    fill.current.setAttribute('y', (HEIGHT / 2 - 1 - height).toFixed(1))
    fill.current.setAttribute('height', height.toFixed(1))
  })
  const radius = Math.min(2, width / 3)
  return (
    <g>
      <rect x={x} y={-HEIGHT / 2} width={width} height={HEIGHT} rx={radius} className="fill-raised" />
      {isBusy && <rect ref={fill} x={x + 0.6} width={width - 1.2} y={HEIGHT / 2 - 2} height={1} rx={1} className="fill-running" />}
      {isFailed && <rect x={x + 0.6} y={-HEIGHT / 2 + 4} width={width - 1.2} height={HEIGHT - 5} rx={1} className="fill-failed" />}
      {environment?.state === 'starting' && (
        <path d={`M${x + 1} ${HEIGHT / 2 - 1}L${x + width - 1} ${-HEIGHT / 2 + 1}`} className="stroke-compute" strokeWidth={1.2} />
      )}
      <rect
        x={x}
        y={-HEIGHT / 2}
        width={width}
        height={HEIGHT}
        rx={radius}
        className={`fill-none ${isFailed ? 'stroke-failed' : 'stroke-compute'}`}
        strokeWidth={width > 4 ? 1.2 : 0}
      />
    </g>
  )
}
