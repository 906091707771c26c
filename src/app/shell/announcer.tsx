/** One polite line for screen readers, changed at most once a second. */
import { useEffect, useRef, useState } from 'react'
import { useNotices } from '../stores/notices.ts'

const everyMs = 1_000

export function Announcer() {
  const newest = useNotices((state) => state.announcement)
  const [said, setSaid] = useState('')
  const lastAt = useRef(0)
  useEffect(() => {
    const wait = Math.max(0, lastAt.current + everyMs - performance.now())
    const timer = setTimeout(() => {
      lastAt.current = performance.now()
      setSaid(newest)
    }, wait)
    return () => clearTimeout(timer)
  }, [newest])
  return (
    <div role="status" aria-live="polite" className="sr-only">
      {said}
    </div>
  )
}
