/** Panning and zooming of a drawing that moves as one: by wheel, by pointer, by two fingers. It moves past React. */
import { type PointerEvent, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Box, Point } from '../diagram/track/geometry.ts'

interface View {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

export interface ViewHandle {
  /** Percent, for whoever shows it. */
  readonly percent: number
  readonly fit: () => void
  readonly zoomBy: (factor: number) => void
  readonly zoomTo: (zoom: number) => void
  /** Pans by as little as is needed. */
  readonly bringIntoSight: (box: Box) => void
  readonly pointers: {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void
    readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void
    readonly onPointerCancel: (event: PointerEvent<HTMLElement>) => void
  }
}

interface Size {
  readonly width: number
  readonly height: number
}

const smallest = 0.1
const largest = 4
/** Smaller than this words cannot be read: rather the beginning of a long workflow than all of it. */
const readable = 0.62
const AIR = 28
const MARGIN = 40
/** A pointer that moves less than this has clicked. */
const STILL = 4

export function useView(frame: RefObject<HTMLElement | null>, layer: RefObject<HTMLElement | null>, drawing: Size, room: Size): ViewHandle {
  const view = useRef<View>({ x: 0, y: 0, zoom: 1 })
  const isOurs = useRef(true)
  const [percent, setPercent] = useState(100)
  const show = useCallback(
    (next: View) => {
      view.current = next
      if (layer.current) layer.current.style.transform = `translate(${next.x}px, ${next.y}px) scale(${next.zoom})`
      setPercent(Math.round(next.zoom * 100))
    },
    [layer],
  )
  const fit = useCallback(() => {
    isOurs.current = true
    if (room.width > 0 && room.height > 0 && drawing.width > 0) show(fitted(drawing, room))
  }, [drawing, room, show])
  useEffect(() => {
    if (isOurs.current) fit()
  }, [fit])
  const zoomAt = useCallback(
    (at: Point, factor: number) => {
      isOurs.current = false
      show(zoomed(view.current, at, factor))
    },
    [show],
  )
  useWheel(frame, zoomAt)
  const pointers = usePointers(
    useCallback(
      (by: Point) => {
        isOurs.current = false
        show({ ...view.current, x: view.current.x + by.x, y: view.current.y + by.y })
      },
      [show],
    ),
    zoomAt,
    frame,
  )
  return useMemo(() => {
    const middle = { x: room.width / 2, y: room.height / 2 }
    return {
      percent,
      fit,
      zoomBy: (factor) => zoomAt(middle, factor),
      zoomTo: (zoom) => zoomAt(middle, zoom / view.current.zoom),
      bringIntoSight: (box) => {
        const { x, y, zoom } = view.current
        const moveX = shortfall(box.left * zoom + x, box.right * zoom + x, room.width)
        const moveY = shortfall(box.top * zoom + y, box.bottom * zoom + y, room.height)
        if (moveX !== 0 || moveY !== 0) show({ x: x + moveX, y: y + moveY, zoom })
      },
      pointers,
    }
  }, [percent, fit, zoomAt, room, show, pointers])
}

function fitted(drawing: Size, room: Size): View {
  const across = (room.width - AIR * 2) / drawing.width
  const whole = Math.min(across, (room.height - AIR * 2) / drawing.height)
  const zoom = Math.min(1.1, whole >= readable ? whole : Math.max(whole, Math.min(readable, Math.max(across, 0.4))))
  const x = (room.width - drawing.width * zoom) / 2
  const y = drawing.height * zoom + AIR * 2 > room.height ? AIR : (room.height - drawing.height * zoom) / 2
  return { x: Math.round(x), y: Math.round(y), zoom }
}

function zoomed({ x, y, zoom }: View, at: Point, factor: number): View {
  const next = Math.max(smallest, Math.min(largest, zoom * factor))
  return { x: at.x - ((at.x - x) * next) / zoom, y: at.y - ((at.y - y) * next) / zoom, zoom: next }
}

function shortfall(from: number, to: number, size: number): number {
  if (from < MARGIN || to - from > size - MARGIN * 2) return MARGIN - from
  return to > size - MARGIN ? size - MARGIN - to : 0
}

/** React listens to the wheel passively: the page would scroll along. */
function useWheel(frame: RefObject<HTMLElement | null>, zoomAt: (at: Point, factor: number) => void): void {
  useEffect(() => {
    const element = frame.current
    if (!element) return undefined
    const turned = (event: WheelEvent): void => {
      event.preventDefault()
      const { left, top } = element.getBoundingClientRect()
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 20 : 1
      zoomAt({ x: event.clientX - left, y: event.clientY - top }, 2 ** (-event.deltaY * lines * (event.ctrlKey ? 0.01 : 0.002)))
    }
    element.addEventListener('wheel', turned, { passive: false })
    return () => element.removeEventListener('wheel', turned)
  }, [frame, zoomAt])
}

interface Held {
  readonly start: Point
  readonly at: Point
}

function usePointers(pan: (by: Point) => void, zoomAt: (at: Point, factor: number) => void, frame: RefObject<HTMLElement | null>) {
  const held = useRef(new Map<number, Held>())
  const isDragging = useRef(false)
  return useMemo(() => {
    const down = (event: PointerEvent<HTMLElement>): void => {
      if (event.button !== 0) return
      const at = { x: event.clientX, y: event.clientY }
      held.current.set(event.pointerId, { start: at, at })
      isDragging.current = held.current.size > 1
    }
    const move = (event: PointerEvent<HTMLElement>): void => {
      const pointer = held.current.get(event.pointerId)
      const element = frame.current
      if (!pointer || !element) return
      const at = { x: event.clientX, y: event.clientY }
      if (!isDragging.current && Math.hypot(at.x - pointer.start.x, at.y - pointer.start.y) < STILL) return
      if (!isDragging.current) element.setPointerCapture(event.pointerId)
      isDragging.current = true
      const other = [...held.current].find(([id]) => id !== event.pointerId)?.[1]
      held.current.set(event.pointerId, { ...pointer, at })
      if (other === undefined) return pan({ x: at.x - pointer.at.x, y: at.y - pointer.at.y })
      const { left, top } = element.getBoundingClientRect()
      const spread =
        Math.hypot(at.x - other.at.x, at.y - other.at.y) / Math.max(1, Math.hypot(pointer.at.x - other.at.x, pointer.at.y - other.at.y))
      zoomAt({ x: (at.x + other.at.x) / 2 - left, y: (at.y + other.at.y) / 2 - top }, spread)
    }
    const up = (event: PointerEvent<HTMLElement>): void => {
      held.current.delete(event.pointerId)
      isDragging.current = false
    }
    return { onPointerDown: down, onPointerMove: move, onPointerUp: up, onPointerCancel: up }
  }, [pan, zoomAt, frame])
}
