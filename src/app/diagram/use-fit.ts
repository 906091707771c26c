/** The picture fits its frame when it opens and whenever the frame changes, until somebody pans or zooms. */
import { useReactFlow, useStore } from '@xyflow/react'
import { useEffect, useEffectEvent, useRef } from 'react'
import type { Graph } from './graph.ts'
import { overlap, type Box } from './track/geometry.ts'

/** Room in CSS pixels that something else needs along an edge: the first visit's sentence, for one. */
export interface Inset {
  readonly top?: number
  readonly right?: number
  readonly bottom?: number
  readonly left?: number
}

const AIR = 28
const LEAST_AIR = 12
const LARGEST = 1.25
/** What stands over the canvas at its lower edge, in CSS pixels: the zoom control on the left, the maker's name on the right. */
const CONTROL = { right: 226, height: 50 }
const MAKER = { width: 92, height: 30 }
export const smallestZoom = 0.1

interface Fit {
  /** Fits now, and again whenever the frame changes. */
  readonly fit: () => void
  /** From now on the view is the person's. */
  readonly letGo: () => void
}

/** @param drawn what must not lie under the control: nodes with their words */
export function useFit(name: string, { extent, obstacles: drawn }: Pick<Graph, 'extent' | 'obstacles'>, inset: Inset): Fit {
  const { setViewport } = useReactFlow()
  const width = useStore((state) => state.width)
  const height = useStore((state) => state.height)
  const isOurs = useRef(true)
  const { top = 0, right = 0, bottom = 0, left = 0 } = inset
  const fit = (): void => {
    if (extent === undefined || width === 0 || height === 0) return
    const room = { left, top, width: width - left - right, height: height - top - bottom }
    const view = fitted(extent, room)
    // Beside the control it may have room enough; else it goes above it, and is drawn smaller.
    const aside = { ...view, x: CONTROL.right - extent.left * view.zoom }
    const isFree = (seen: View): boolean =>
      onScreen(extent, seen).right < width - right && drawn.every((box) => !isCovered(onScreen(box, seen), width, height))
    void setViewport([view, aside].find(isFree) ?? fitted(extent, { ...room, height: room.height - CONTROL.height + LEAST_AIR }))
  }
  const refit = useEffectEvent(() => {
    if (isOurs.current) fit()
  })
  const key = extent === undefined ? '' : `${extent.left} ${extent.top} ${extent.right} ${extent.bottom}`
  useEffect(() => {
    refit()
  }, [width, height, top, right, bottom, left, key])
  useEffect(() => {
    isOurs.current = true
    refit()
  }, [name])
  return {
    fit: () => {
      isOurs.current = true
      fit()
    },
    letGo: () => {
      isOurs.current = false
    },
  }
}

interface Room {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

interface View {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

function fitted(extent: Box, room: Room): View {
  const airy = zoomFor(room, extent, AIR)
  // Type is at its right size at 100 %: rather give up some air than that.
  const zoom = airy < 1 ? Math.max(smallestZoom, Math.min(1, zoomFor(room, extent, LEAST_AIR))) : Math.min(LARGEST, airy)
  const x = room.left + (room.width - (extent.left + extent.right) * zoom) / 2
  const y = room.top + (room.height - (extent.top + extent.bottom) * zoom) / 2
  return { x: Math.round(x), y: Math.round(y), zoom }
}

function onScreen({ left, top, right, bottom }: Box, { x, y, zoom }: View): Box {
  return { left: left * zoom + x, top: top * zoom + y, right: right * zoom + x, bottom: bottom * zoom + y }
}

function isCovered(box: Box, width: number, height: number): boolean {
  const control = { left: 0, right: CONTROL.right, top: height - CONTROL.height, bottom: height }
  const maker = { left: width - MAKER.width, right: width, top: height - MAKER.height, bottom: height }
  return overlap(box, control) > 0 || overlap(box, maker) > 0
}

function zoomFor(room: Pick<Room, 'width' | 'height'>, extent: Box, air: number): number {
  return Math.min((room.width - air * 2) / (extent.right - extent.left), (room.height - air * 2) / (extent.bottom - extent.top))
}
