/** The picture fits its frame when it opens and whenever the frame changes, until somebody pans or zooms. */
import { useReactFlow, useStore } from '@xyflow/react'
import { useEffect, useEffectEvent, useRef } from 'react'
import type { Box } from './track/geometry.ts'

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
export const smallestZoom = 0.1

interface Fit {
  /** Fits now, and again whenever the frame changes. */
  readonly fit: () => void
  /** From now on the view is the person's. */
  readonly letGo: () => void
}

export function useFit(name: string, extent: Box | undefined, inset: Inset): Fit {
  const { setViewport } = useReactFlow()
  const width = useStore((state) => state.width)
  const height = useStore((state) => state.height)
  const isOurs = useRef(true)
  const { top = 0, right = 0, bottom = 0, left = 0 } = inset
  const fit = (): void => {
    if (extent === undefined || width === 0 || height === 0) return
    const room = { left, top, width: width - left - right, height: height - top - bottom }
    const airy = zoomFor(room, extent, AIR)
    // Type is at its right size at 100 %: rather give up some air than that.
    const zoom = airy < 1 ? Math.max(smallestZoom, Math.min(1, zoomFor(room, extent, LEAST_AIR))) : Math.min(LARGEST, airy)
    const x = left + (room.width - (extent.left + extent.right) * zoom) / 2
    const y = top + (room.height - (extent.top + extent.bottom) * zoom) / 2
    void setViewport({ x: Math.round(x), y: Math.round(y), zoom })
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

function zoomFor(room: { readonly width: number; readonly height: number }, extent: Box, air: number): number {
  return Math.min((room.width - air * 2) / (extent.right - extent.left), (room.height - air * 2) / (extent.bottom - extent.top))
}
