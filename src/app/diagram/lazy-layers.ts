/** What the first picture can do without: it stands before these have come. */
import { lazy } from 'react'

export const LiveLayer = lazy(async () => ({ default: (await import('./live-layer.tsx')).LiveLayer }))
export const NearBodies = lazy(async () => ({ default: (await import('./near-bodies.tsx')).NearBodies }))
export const FarNames = lazy(async () => ({ default: (await import('./far-names.tsx')).FarNames }))
export const ClickPlacing = lazy(async () => ({ default: (await import('./click-placing.tsx')).ClickPlacing }))
export const Marquee = lazy(async () => ({ default: (await import('./marquee.tsx')).Marquee }))
export const ZoomControl = lazy(async () => ({ default: (await import('./zoom-control.tsx')).ZoomControl }))
export const WirePointing = lazy(async () => ({ default: (await import('./wire-pointing.tsx')).WirePointing }))
