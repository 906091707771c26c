/** The speed that the run reaches, said only when it is less than what was asked for; looked at twice a second. */
import { useEffect, useState } from 'react'
import type { Frame } from '../../../bridge/protocol/index.ts'
import { onFrame } from '../../stores/mirror.ts'
import { useSession } from '../../stores/session.ts'

/** A tenth less is not worth a word. */
const worthSaying = 0.9

export function useSpeedReached(): number | undefined {
  const speed = useSession((state) => state.speed)
  const untilIdle = useSession((state) => state.untilIdle)
  const [reached, setReached] = useState<number>()
  useEffect(() => {
    let newest: Frame | undefined
    const stop = onFrame((frame) => (newest = frame))
    const timer = setInterval(() => setReached(newest?.running === true ? newest.speed : undefined), 500)
    return () => {
      clearInterval(timer)
      stop()
    }
  }, [])
  const asked = untilIdle ? Number.POSITIVE_INFINITY : speed
  if (reached === undefined || !Number.isFinite(reached) || reached <= 0 || reached >= asked * worthSaying) return undefined
  return reached < 100 ? Number(reached.toPrecision(2)) : Math.round(reached)
}
