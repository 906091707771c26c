/** A ring that runs down with virtual time, and its seconds in words. It is moved past React, once a frame. */
import { useRef } from 'react'
import { useFrameClock, useReducedMotion } from '../../../../diagram/live.ts'
import type { StandingMessage } from './queue-facts.ts'
import { remainingSeconds } from './queue-facts.ts'

const SOON_S = 5
/** Where the seconds stand. */
const places = {
  above: { radius: 13, width: 2.6, x: 0, y: -20, anchor: 'middle' },
  beside: { radius: 8.5, width: 2.2, x: 13, y: 4, anchor: 'start' },
} as const

interface CountdownRingProps {
  readonly message: StandingMessage
  readonly hue: 'running' | 'retry' | 'waiting'
  /** Beside it, the ring is smaller: it stands in a row of its own. */
  readonly seconds?: keyof typeof places
}

const strokes = { running: 'stroke-running', retry: 'stroke-retry', waiting: 'stroke-waiting' } as const

export function CountdownRing({ message, hue, seconds: place = 'above' }: CountdownRingProps) {
  const { radius, width, x, y, anchor } = places[place]
  const turn = 2 * Math.PI * radius
  const ring = useRef<SVGCircleElement>(null)
  const words = useRef<SVGTextElement>(null)
  const isStill = useReducedMotion()
  useFrameClock(true, (clockMs) => {
    const share = message.spanMs <= 0 ? 0 : Math.min(1, Math.max(0, (message.visibleAt - clockMs) / message.spanMs))
    const seconds = remainingSeconds(message.visibleAt, clockMs)
    setAttribute(ring.current, 'stroke-dashoffset', isStill ? '0' : (turn * (1 - share)).toFixed(1))
    if (words.current === null) return
    const text = spelledSeconds(seconds)
    if (words.current.textContent !== text) words.current.textContent = text
    setAttribute(words.current, 'class', `text-caption ${seconds < SOON_S && hue !== 'waiting' ? 'fill-retry font-medium' : 'fill-ink2'}`)
  })
  return (
    <>
      <circle r={radius} className="fill-canvas stroke-line" strokeWidth={width} />
      <circle
        ref={ring}
        r={radius}
        className={`fill-none ${strokes[hue]}`}
        strokeWidth={width}
        strokeDasharray={turn.toFixed(1)}
        transform="rotate(-90)"
      />
      <text ref={words} x={x} y={y} textAnchor={anchor} className="fill-ink2 text-caption" />
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
