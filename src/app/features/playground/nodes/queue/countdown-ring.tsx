/** A ring that runs down with virtual time, and its seconds in words. It is moved past React, once a frame. */
import { useRef } from 'react'
import { useFrameClock, useReducedMotion } from '../../../../diagram/live.ts'
import type { StandingMessage } from './queue-facts.ts'
import { remainingSeconds } from './queue-facts.ts'

const RADIUS = 13
const TURN = 2 * Math.PI * RADIUS
const SOON_S = 5

interface CountdownRingProps {
  readonly message: StandingMessage
  readonly hue: 'running' | 'retry' | 'waiting'
}

const strokes = { running: 'stroke-running', retry: 'stroke-retry', waiting: 'stroke-waiting' } as const

export function CountdownRing({ message, hue }: CountdownRingProps) {
  const ring = useRef<SVGCircleElement>(null)
  const words = useRef<SVGTextElement>(null)
  const isStill = useReducedMotion()
  useFrameClock(true, (clockMs) => {
    const share = message.spanMs <= 0 ? 0 : Math.min(1, Math.max(0, (message.visibleAt - clockMs) / message.spanMs))
    const seconds = remainingSeconds(message.visibleAt, clockMs)
    setAttribute(ring.current, 'stroke-dashoffset', isStill ? '0' : (TURN * (1 - share)).toFixed(1))
    if (words.current === null) return
    const text = spelledSeconds(seconds)
    if (words.current.textContent !== text) words.current.textContent = text
    setAttribute(words.current, 'class', `text-caption ${seconds < SOON_S && hue !== 'waiting' ? 'fill-retry font-medium' : 'fill-ink2'}`)
  })
  return (
    <>
      <circle r={RADIUS} className="fill-canvas stroke-line" strokeWidth={2.6} />
      <circle
        ref={ring}
        r={RADIUS}
        className={`fill-none ${strokes[hue]}`}
        strokeWidth={2.6}
        strokeDasharray={TURN.toFixed(1)}
        transform="rotate(-90)"
      />
      <text ref={words} y={-20} textAnchor="middle" className="fill-ink2 text-caption" />
    </>
  )
}

function setAttribute(element: Element | null, name: string, value: string): void {
  if (element !== null && element.getAttribute(name) !== value) element.setAttribute(name, value)
}

function spelledSeconds(seconds: number): string {
  if (seconds < 100) return `${seconds} s`
  return seconds < 6000 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`
}
