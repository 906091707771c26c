/** The stretch of virtual time that timeline, charts and paths show: one for all of them. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Frame } from '../../bridge/protocol/index.ts'
import { nextZoom, type Span, spanAround, type Zoom } from '../ui/time-axis.ts'
import { newestFrame, onFrame } from './mirror.ts'

interface Axis {
  readonly zoom: Zoom
  readonly span: Span
}

const axisStore = createStore<Axis>(() => ({ zoom: 'all', span: spanAround(0, 0, 'all', undefined) }))

export function useAxis<T>(selector: (state: Axis) => T): T {
  return useStore(axisStore, selector)
}

/** How far the run has come, also for somebody who went back. Virtual ms. */
export function headOf(frame: Frame | undefined): number {
  return frame?.past?.headMs ?? frame?.clockMs ?? 0
}

export function setZoom(zoom: Zoom): void {
  axisStore.setState({ zoom })
  keepInSight(newestFrame())
}

export function zoomIn(direction: 1 | -1): void {
  setZoom(nextZoom(axisStore.getState().zoom, direction, headOf(newestFrame())))
}

/** At most so often the axis turns a page: at great speed it would flicker. */
const everyMs = 250

/** Keeps the present moment in sight until the returned function is called. */
export function followAxis(): () => void {
  let lastAt = Number.NEGATIVE_INFINITY
  return onFrame((frame) => {
    const now = performance.now()
    if (frame.running && now - lastAt < everyMs) return
    if (keepInSight(frame)) lastAt = now
  })
}

function keepInSight(frame: Frame | undefined): boolean {
  const { zoom, span: before } = axisStore.getState()
  const span = spanAround(frame?.clockMs ?? 0, headOf(frame), zoom, before)
  if (span.fromMs === before.fromMs && span.toMs === before.toMs) return false
  axisStore.setState({ span })
  return true
}
