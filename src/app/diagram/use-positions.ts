/** Where the nodes stand: as the document says, and where it says nothing, as the layout finds. */
import { useEffect, useEffectEvent, useMemo, useState } from 'react'
import type { Picture } from '../../bridge/protocol/index.ts'
import { notify } from '../stores/notices.ts'
import { findPlaces } from './layout/find-places.ts'
import { layoutKey } from './layout/layable.ts'
import type { Positions } from './track/tracks.ts'

/** `undefined` until the layout has answered for the first time; after that the places before stay until it has. */
export function usePositions(picture: Picture): Positions | undefined {
  const key = useMemo(() => layoutKey(picture), [picture])
  // Only where nodes stand depends on the key: a changed timeout lets every place be the same object.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const told = useMemo(() => toldPositions(picture), [key])
  const isComplete = Object.keys(told).length === picture.nodes.length
  const [found, setFound] = useState<Positions>()
  const ask = useEffectEvent(() => findPlaces(picture, told))
  useEffect(() => {
    if (isComplete) {
      // When the document forgets its places, the picture stays until the layout has found others.
      setFound(told)
      return undefined
    }
    let isWanted = true
    ask().then(
      (places) => isWanted && setFound(places),
      (error: unknown) => notify({ tone: 'failed', title: 'The picture could not be laid out', lines: [String(error)] }),
    )
    return () => {
      isWanted = false
    }
  }, [key, told, isComplete])
  return useMemo(() => {
    if (isComplete) return told
    return found === undefined ? undefined : { ...found, ...told }
  }, [isComplete, told, found])
}

function toldPositions(picture: Picture): Positions {
  return Object.fromEntries(picture.nodes.flatMap(({ id, position }) => (position === undefined ? [] : [[id, position]])))
}
