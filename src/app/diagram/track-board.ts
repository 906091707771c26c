/**
 * Where tracks lie now. While nodes are carried about only the wires whose track changed hear of it: React Flow, which would look at
 * every wire again, is told when they are put down.
 */
import { createContext, useCallback, useContext, useLayoutEffect, useSyncExternalStore } from 'react'
import type { Track } from './track/tracks.ts'

interface TrackBoard {
  readonly trackOf: (wire: string) => Track | undefined
  readonly show: (tracks: readonly (Track | undefined)[]) => void
  readonly listen: (wire: string, changed: () => void) => () => void
}

export function createTrackBoard(): TrackBoard {
  let shown = new Map<string, Track>()
  const listeners = new Map<string, () => void>()
  return {
    trackOf: (wire) => shown.get(wire),
    show(tracks) {
      const before = shown
      shown = new Map(tracks.flatMap((track) => (track === undefined ? [] : [[track.wire.id, track]])))
      for (const [wire, track] of shown) if (before.get(wire) !== track) listeners.get(wire)?.()
    },
    listen(wire, changed) {
      listeners.set(wire, changed)
      return () => {
        if (listeners.get(wire) === changed) listeners.delete(wire)
      }
    },
  }
}

const Context = createContext(createTrackBoard())
export const TrackBoardProvider = Context.Provider

/** The track of a wire as it lies now; `first` until the board has been told. */
export function useTrack(wire: string, first: Track): Track {
  const board = useContext(Context)
  const listen = useCallback((changed: () => void) => board.listen(wire, changed), [board, wire])
  return useSyncExternalStore(listen, () => board.trackOf(wire) ?? first)
}

/** Tells the board, before the screen is painted. */
export function useShownTracks(board: TrackBoard, tracks: readonly (Track | undefined)[]): void {
  useLayoutEffect(() => board.show(tracks), [board, tracks])
}
