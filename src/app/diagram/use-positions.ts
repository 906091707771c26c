/** Where the nodes stand: as the document says, and where it says nothing, as the layout finds. */
import { useEffect, useMemo, useState } from 'react'
import type { Picture } from '../../bridge/protocol/index.ts'
import type { Positions } from './track/tracks.ts'

/** `undefined` for the moment in which the layout is fetched. */
export function usePositions(picture: Picture): Positions | undefined {
  const told = useMemo(() => toldPositions(picture), [picture])
  const isComplete = Object.keys(told).length === picture.nodes.length
  const [found, setFound] = useState<{ readonly picture: Picture; readonly positions: Positions }>()
  useEffect(() => {
    if (isComplete) return undefined
    let isWanted = true
    void import('./layout/lay-out.ts').then(({ layOut }) => {
      if (isWanted) setFound({ picture, positions: layOut(picture, told) })
    })
    return () => {
      isWanted = false
    }
  }, [picture, told, isComplete])
  if (isComplete) return told
  // The layout of the picture before stays for that moment, as far as it goes.
  return found === undefined ? undefined : { ...found.positions, ...told }
}

function toldPositions(picture: Picture): Positions {
  return Object.fromEntries(picture.nodes.flatMap(({ id, position }) => (position === undefined ? [] : [[id, position]])))
}
