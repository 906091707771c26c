/** One wire: the line of its track, its arrow head, and what stands on it; a button, of which the canvas is told where it lies. */
import { memo } from 'react'
import { badgePaths } from './glyphs.ts'
import type { Wire as PictureWire } from './graph.ts'
import { useEverUsed, useIsDown, usePull } from './live.ts'
import type { Point } from './track/geometry.ts'
import { isFilter, shownWords } from './track/label-tracks.ts'
import { pointAt } from './track/pieces.ts'
import { useTrack } from './track-board.ts'
import type { Track } from './track/tracks.ts'

interface WireProps {
  readonly wire: PictureWire
  readonly isSelected: boolean
  /** Tab reaches it. */
  readonly isStop: boolean
}

export const Wire = memo(function Wire({ wire: { id, label, track: first }, isSelected, isStop }: WireProps) {
  const track = useTrack(id, first)
  const isUsed = useEverUsed(id)
  const isDown = useIsDown(track.wire.to)
  const stroke = isUsed && !isDown ? 'stroke-ink2' : 'stroke-edge'
  // Nothing gets through to what is down; where only calls go now and then the line is dashed in longer pieces.
  const dash = isDown ? '2 5' : track.isDashed ? '7 4' : undefined
  return (
    <g
      role="button"
      aria-roledescription="wire"
      aria-label={label}
      aria-pressed={isSelected}
      tabIndex={isStop ? 0 : -1}
      className="diagram-wire"
      data-wire={id}
      data-used={isUsed || undefined}
      data-down={isDown || undefined}
    >
      <path d={track.path} className={`fill-none ${stroke}`} strokeWidth={1.6} strokeDasharray={dash} strokeLinejoin="round" />
      {track.wire.kind !== 'redrive' &&
        (track.isDashed ? <CallHead track={track} isUsed={isUsed} /> : <ArrowHead track={track} stroke={stroke} />)}
      {track.disc !== undefined && <PullDisc track={track} at={track.disc} />}
      {track.label !== undefined && <FilterLabel track={track} />}
    </g>
  )
})

/** Tracks always arrive heading east. */
function ArrowHead({ track, stroke }: { readonly track: Track; readonly stroke: string }) {
  const tip = pointAt(track.pieces, track.length)
  const x = tip.x - (track.wire.kind === 'traffic' ? 6 : 2)
  return <path d={`M${x - 6.5} ${tip.y - 5}L${x} ${tip.y}L${x - 6.5} ${tip.y + 5}`} className={`fill-none ${stroke}`} strokeWidth={1.8} />
}

/** A call, which brings back an answer: a closed head, where a push has an open one. */
function CallHead({ track, isUsed }: { readonly track: Track; readonly isUsed: boolean }) {
  const tip = pointAt(track.pieces, track.length)
  const x = tip.x - 2
  return <path d={`M${x - 7} ${tip.y - 4.5}L${x} ${tip.y}L${x - 7} ${tip.y + 4.5}Z`} className={isUsed ? 'fill-ink2' : 'fill-edge'} />
}

/** An event source mapping pulls here; it is blue while one of its receives is open, and crossed out while it is switched off. */
function PullDisc({ track, at }: { readonly track: Track; readonly at: number }) {
  const pull = usePull(track.wire.to, track.wire.id)
  const { x, y } = pointAt(track.pieces, at)
  const stroke = pull === 'open' ? 'stroke-running' : pull === 'off' ? 'stroke-edge' : 'stroke-compute'
  return (
    <g transform={`translate(${x} ${y})`} data-pull={pull}>
      <title>{pullWords[pull]}</title>
      <circle r={11} className="fill-sunk" />
      <circle r={8} className={`fill-panel ${stroke}`} strokeWidth={1.6} strokeDasharray={pull === 'off' ? '2 2.5' : undefined} />
      <path d={badgePaths.chevron} className={`fill-none ${stroke}`} strokeWidth={2} />
    </g>
  )
}

const pullWords = {
  open: 'A receive is open: the mapping waits for messages',
  still: 'The event source mapping pulls from the queue here',
  off: 'The event source mapping is switched off',
} as const

function FilterLabel({ track }: { readonly track: Track }) {
  const { label, wire } = track
  if (label === undefined || wire.label === undefined) return null
  return (
    <g>
      <title>{wire.label}</title>
      {isFilter(wire) && (
        <g transform={`translate(${label.at.x} ${label.at.y})`}>
          <circle r={10} className="fill-panel stroke-integration" strokeWidth={1.4} />
          <path d={badgePaths.funnel} className="fill-integration" />
        </g>
      )}
      {label.text !== undefined && <WireWords className="diagram-detail" at={label.text} text={shownWords(track)} />}
    </g>
  )
}

interface WireWordsProps {
  readonly className: string
  readonly at: Point
  readonly text: string | undefined
}

export function WireWords({ className, at, text }: WireWordsProps) {
  return (
    <text
      x={at.x}
      y={at.y + 4}
      className={`fill-ink2 text-caption ${className}`}
      stroke="var(--canvas)"
      strokeWidth={4}
      paintOrder="stroke"
    >
      {text}
    </text>
  )
}
