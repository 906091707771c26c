/** Small live facts, told by the mirror. A component that asks for one is drawn again only when that one fact changes. */
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import { mirrorStore, newestFrame, onFrame } from '../stores/mirror.ts'

/** Whether anything ever travelled the wire. */
export function useEverUsed(wire: string): boolean {
  return useSyncExternalStore(mirrorStore.subscribe, () => mirrorStore.getState().used[wire] !== undefined)
}

/** Whether somebody took the node down on purpose: nothing gets through to it. */
export function useIsDown(node: string | undefined): boolean {
  return useSyncExternalStore(
    mirrorStore.subscribe,
    () => node !== undefined && mirrorStore.getState().views[node]?.fault?.kind === 'outage',
  )
}

/** Whether the event source mapping behind the wire waits for messages now, and whether it is switched on. */
export function usePull(fn: string, wire: string): 'open' | 'still' | 'off' {
  return useSyncExternalStore(mirrorStore.subscribe, () => {
    const view = mirrorStore.getState().views[fn]
    const mapping = view?.kind === 'function' ? view.mappings.find((candidate) => candidate.wire === wire) : undefined
    if (mapping?.state === 'Disabled') return 'off'
    return mapping !== undefined && mapping.openPolls > 0 ? 'open' : 'still'
  })
}

/** Calls `draw` with the virtual time of every frame, and once now: for rings and bars, which run without React. */
export function useFrameClock(isLive: boolean, draw: (clockMs: number) => void): void {
  const drawLatest = useEffectEvent(draw)
  useEffect(() => {
    if (!isLive) return undefined
    return onFrame((frame) => drawLatest(frame.clockMs))
  }, [isLive])
  useEffect(() => {
    drawLatest(newestFrame()?.clockMs ?? 0)
  })
}

const stillness = matchMedia('(prefers-reduced-motion: reduce)')

/** Somebody asked their system for less motion: numbers stand where something would move. */
export function useReducedMotion(): boolean {
  return useSyncExternalStore(
    (changed) => {
      stillness.addEventListener('change', changed)
      return () => stillness.removeEventListener('change', changed)
    },
    () => stillness.matches,
  )
}
