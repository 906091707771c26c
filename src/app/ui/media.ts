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

export function isNarrowNow(): boolean {
  return matchMedia(narrowScreen).matches
}
