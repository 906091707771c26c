/** What the first picture can do without: it stands before these have come. */
import { lazy } from 'react'

export const MessageLayer = lazy(async () => ({ default: (await import('./message-layer/message-layer.tsx')).MessageLayer }))
export const NearBodies = lazy(async () => ({ default: (await import('./near-bodies.tsx')).NearBodies }))
export const FarNames = lazy(async () => ({ default: (await import('./far-names.tsx')).FarNames }))
export const Marquee = lazy(async () => ({ default: (await import('./marquee.tsx')).Marquee }))
export const WirePointing = lazy(async () => ({ default: (await import('./wire-pointing.tsx')).WirePointing }))
export const TriesWords = lazy(async () => ({ default: (await import('./tries-words.tsx')).TriesWords }))
