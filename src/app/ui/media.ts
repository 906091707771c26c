/** Whether a media query holds, as it changes. */
import { useSyncExternalStore } from 'react'

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query)
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    () => matchMedia(query).matches,
  )
}

/** Here the inspector lies where the lower panel would be. */
export const narrowScreen = '(max-width: 799px)'

/** Here the picture needs every line: what explains it is opened by a press. */
export const smallScreen = '(max-width: 799px), (max-height: 799px)'

/** Here a workflow, which is tall, has the lower panel at its side. */
export const wideScreen = '(min-width: 1200px) and (min-height: 600px)'

export function isNarrowNow(): boolean {
  return matchMedia(narrowScreen).matches
}
