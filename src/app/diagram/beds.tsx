/** The beds that tracks lie in: one drawing below all lines, so that no bed covers another track where two cross or merge. */
import { ViewportPortal } from '@xyflow/react'
import { memo } from 'react'
import type { Track } from './track/tracks.ts'

export const Beds = memo(function Beds({ tracks }: { readonly tracks: readonly (Track | undefined)[] }) {
  return (
    <ViewportPortal>
      <svg className="diagram-beds" width="1" height="1" aria-hidden="true">
        {tracks.map((track) => track !== undefined && !track.isDashed && <Bed key={track.wire.id} path={track.path} />)}
      </svg>
    </ViewportPortal>
  )
})

const Bed = memo(function Bed({ path }: { readonly path: string }) {
  return <path d={path} className="fill-none stroke-sunk" strokeWidth={11} strokeLinejoin="round" />
})
