/** Ink along a track: under what is selected, around what the pointer is on, and a ring around what has the keyboard. */
import { ViewportPortal } from '@xyflow/react'
import { shownWords } from './track/label-tracks.ts'
import { pointAt } from './track/pieces.ts'
import type { Track } from './track/tracks.ts'
import { WireWords } from './wire.tsx'

interface MarkedTracksProps {
  readonly selected: Track | undefined
  readonly hovered: Track | undefined
  readonly focused: Track | undefined
}

export function MarkedTracks({ selected, hovered, focused }: MarkedTracksProps) {
  if (selected === undefined && hovered === undefined && focused === undefined) return null
  return (
    <ViewportPortal>
      <svg className="diagram-marks" width="1" height="1" aria-hidden="true">
        {hovered !== undefined && <Tube track={hovered} width={11} line={1} className="stroke-ink3" />}
        {focused !== undefined && <Tube track={focused} width={15} line={2} className="stroke-ink" />}
        {selected !== undefined && (
          <path d={selected.path} className="fill-none stroke-ink" strokeWidth={5} strokeLinejoin="round" data-marked={selected.wire.id} />
        )}
        {[selected, focused, hovered].map((track) => track !== undefined && <LeftOut key={track.wire.id} track={track} />)}
      </svg>
    </ViewportPortal>
  )
}

/** The words of a wire that have no room beside its track, or not all of them. */
function LeftOut({ track }: { readonly track: Track }) {
  const { wire, label, pieces, length } = track
  if (wire.label === undefined || shownWords(track) === wire.label) return null
  const { x, y } = label?.text ?? pointAt(pieces, length / 2)
  return <WireWords className="text-ink" at={label?.text === undefined ? { x: x + 14, y: y - 18 } : { x, y }} text={wire.label} />
}

interface TubeProps {
  readonly track: Track
  readonly width: number
  readonly line: number
  readonly className: string
}

/** Two lines along both sides of the bed. */
function Tube({ track: { path }, width, line, className }: TubeProps) {
  return (
    <>
      <path d={path} className={`fill-none ${className}`} strokeWidth={width + line * 2} strokeLinejoin="round" strokeLinecap="round" />
      <path d={path} className="fill-none stroke-sunk" strokeWidth={width} strokeLinejoin="round" strokeLinecap="round" />
    </>
  )
}
