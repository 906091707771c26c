/** Wires under the pointer. A track is thin, so the nearest one within 12 px of the screen is meant; messages and nodes come first. */
import { useReactFlow, useStoreApi } from '@xyflow/react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Selection } from '../stores/session.ts'
import { MarkedTracks } from './marked-tracks.tsx'
import { usePicture } from './picture-context.ts'
import { trackAt } from './track/track-at.ts'
import type { Track } from './track/tracks.ts'

/** In pixels of the screen: a target of 24. */
const REACH = 12
const NOT_A_WIRE = '.diagram-node, .diagram-bodies, .diagram-far-name, button, a, input, .diagram-hint, .react-flow__attribution'

interface WirePointingProps {
  readonly tracks: readonly (Track | undefined)[]
  readonly selection: Selection | undefined
  readonly onSelect: (selection: Selection) => void
}

export function WirePointing({ tracks, selection, onSelect }: WirePointingProps) {
  const place = useRef<HTMLSpanElement>(null)
  const [hovered, setHovered] = useState<string>()
  const [ringed, setRinged] = useState<string>()
  const { onFocus } = usePicture()
  const { screenToFlowPosition } = useReactFlow()
  const store = useStoreApi()
  const find = (event: MouseEvent): Track | undefined => {
    if (!(event.target instanceof Element) || event.target.closest(NOT_A_WIRE) !== null) return undefined
    const at = screenToFlowPosition({ x: event.clientX, y: event.clientY }, { snapToGrid: false })
    return trackAt(tracks, at, REACH / store.getState().transform[2])
  }
  const move = useEffectEvent((event: PointerEvent, canvas: HTMLElement) => {
    const track = event.buttons === 0 && !canvas.hasAttribute('data-over-message') ? find(event) : undefined
    setHovered(track?.wire.id)
    canvas.toggleAttribute('data-over-wire', track !== undefined)
  })
  const click = useEffectEvent((event: MouseEvent) => {
    const id = find(event)?.wire.id ?? edgeAt(event.target)
    if (id === undefined || event.shiftKey) return
    event.stopPropagation()
    onFocus({ kind: 'wire', id })
    onSelect({ kind: 'wire', id })
  })
  useEffect(() => {
    const canvas = place.current?.closest<HTMLElement>('.diagram-canvas')
    if (canvas === null || canvas === undefined) return undefined
    const listening = new AbortController()
    const { signal } = listening
    canvas.addEventListener('pointermove', (event) => move(event, canvas), { signal })
    canvas.addEventListener('pointerleave', () => setHovered(undefined), { signal })
    canvas.addEventListener('click', (event) => click(event), { signal })
    canvas.addEventListener('focusin', ({ target }) => setRinged(isRinged(target) ? edgeAt(target) : undefined), { signal })
    canvas.addEventListener('focusout', () => setRinged(undefined), { signal })
    return () => listening.abort()
  }, [])
  const trackOf = (id: string | undefined): Track | undefined =>
    id === undefined ? undefined : tracks.find((track) => track?.wire.id === id)
  const selected = selection?.kind === 'wire' ? selection.id : undefined
  return (
    <>
      <span ref={place} hidden />
      <MarkedTracks selected={trackOf(selected)} hovered={hovered === selected ? undefined : trackOf(hovered)} focused={trackOf(ringed)} />
    </>
  )
}

/** The keyboard brought the focus, not a pointer. */
function isRinged(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches(':focus-visible')
}

function edgeAt(target: EventTarget | null): string | undefined {
  return target instanceof Element ? (target.closest('.diagram-wire')?.getAttribute('data-wire') ?? undefined) : undefined
}
