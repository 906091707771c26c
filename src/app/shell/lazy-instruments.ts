/** What stands on the screen from the first Run on; fetched while the first picture is looked at, so that nothing flickers. */
import { lazy } from 'react'

const loaders = {
  transport: () => import('../features/transport/transport.tsx'),
  timeline: () => import('../features/timeline/timeline.tsx'),
  dock: () => import('./dock.tsx'),
}

export const Transport = lazy(async () => ({ default: (await loaders.transport()).Transport }))
export const Timeline = lazy(async () => ({ default: (await loaders.timeline()).Timeline }))
export const Dock = lazy(async () => ({ default: (await loaders.dock()).Dock }))

/** So that they do not compete with the first picture, ms. */
const afterMs = 200

/** Begins soon; what cannot be fetched ahead is asked for again when Run is pressed. Returns how to give up. */
export function fetchInstrumentsAhead(): () => void {
  const timer = setTimeout(() => {
    for (const load of Object.values(loaders)) load().catch(() => undefined)
  }, afterMs)
  return () => clearTimeout(timer)
}
