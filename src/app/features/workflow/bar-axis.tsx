/** The axis over the states: ticks by the clock, and breaks where a long wait is drawn short. */
import { memo } from 'react'
import { axisTicks, momentOn, type TimeScale } from './time-scale.ts'
import { durationText, momentText } from '../../ui/virtual-time.ts'

const base = 21

interface BarAxisProps {
  readonly scale: TimeScale
  readonly startMs: number
  /** Virtual ms. */
  readonly onGo: (clockMs: number) => void
}

export const BarAxis = memo(function BarAxis({ scale, startMs, onGo }: BarAxisProps) {
  const ticks = axisTicks(scale, startMs)
  const shortened = scale.pieces.filter(({ isShortened }) => isShortened)
  const words = shortened.map(({ fromMs, toMs }) => `${durationText(toMs - fromMs)} from ${momentText(startMs, fromMs)}`)
  return (
    <svg
      width={scale.width}
      height={22}
      role="img"
      aria-label={words.length === 0 ? 'Time, in proportion' : `Time; drawn shorter than they are: ${words.slice(0, 5).join(', ')}`}
      className="absolute inset-0 overflow-visible"
      onClick={(event) => onGo(momentOn(scale, event.clientX - event.currentTarget.getBoundingClientRect().left))}
    >
      <rect width={scale.width} height={22} className="fill-transparent" />
      <path d={`M0 ${base}H${scale.width}`} className="stroke-line" />
      {ticks.map(({ x, label }) => (
        <g key={x} transform={`translate(${x.toFixed(1)} 0)`}>
          <path d={`M0 ${base}v${label === undefined ? -3 : -5}`} className="stroke-edge" />
          {label !== undefined && (
            <text y={12} x={x < 16 ? -x : 0} textAnchor={x < 16 ? 'start' : 'middle'} className="fill-ink3 text-caption">
              {label}
            </text>
          )}
        </g>
      ))}
      {shortened.map(({ x, width, fromMs, toMs }) => (
        <g key={fromMs}>
          <title>{`${durationText(toMs - fromMs)}, drawn short`}</title>
          <rect x={x} y={14} width={width} height={8} className="fill-panel" />
          <path
            d={`M${(x + width / 2 - 5).toFixed(1)} ${base + 1}l3-6M${(x + width / 2 + 2).toFixed(1)} ${base + 1}l3-6`}
            className="stroke-ink2"
            strokeWidth={1.3}
          />
        </g>
      ))}
    </svg>
  )
})
