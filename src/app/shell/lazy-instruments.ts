/** What stands on the screen from the first Run on; fetched while the first picture is looked at, so that nothing flickers. */
import { fetchAheadAfter, fetched } from '../ui/fetched.tsx'
import { Caption, LogPanel } from './lazy-panels.ts'

export const Transport = fetched(
  () => import('../features/transport/transport.tsx'),
  (part) => part.Transport,
)
export const Timeline = fetched(
  () => import('../features/timeline/timeline.tsx'),
  (part) => part.Timeline,
)
export const PastBanner = fetched(
  () => import('../features/timeline/past-banner.tsx'),
  (part) => part.PastBanner,
)
export const Dock = fetched(
  () => import('./dock.tsx'),
  (part) => part.Dock,
)
/** After the first picture, ms. */
const afterMs = 200

export function fetchInstrumentsAhead(): () => void {
  return fetchAheadAfter(afterMs, [Transport, Timeline, PastBanner, Dock, Caption, LogPanel])
}
