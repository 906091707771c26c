/** The page's copy of what the worker last told: a view per node, written only by the bridge's client. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Frame, NodeView } from '../../bridge/protocol/index.ts'

interface Mirror {
  readonly views: Readonly<Record<string, NodeView>>
  /** Virtual ms at which something last travelled a wire, by wire id. */
  readonly used: Readonly<Record<string, number>>
  /** Counts worlds: another document or a restart begins a new one. */
  readonly world: number
}

const empty: Mirror = { views: {}, used: {}, world: 0 }
export const mirrorStore = createStore<Mirror>(() => empty)

/** The view of one node; `undefined` until the first frame has told it. */
export function useNodeView(id: string): NodeView | undefined {
  return useStore(mirrorStore, (state) => state.views[id])
}

/** The same, for whoever draws past React. */
export function nodeViewNow(id: string): NodeView | undefined {
  return mirrorStore.getState().views[id]
}

/** Changes when nothing that was told before holds any more. */
export function useWorld(): number {
  return useStore(mirrorStore, (state) => state.world)
}

type FrameListener = (frame: Frame) => void
const listeners = new Set<FrameListener>()
let newest: Frame | undefined
/** When something was first told to travel each wire: for those who go back to before that. */
let firstUsed: Record<string, number> = {}

/** Frames come at the display's rate: whoever draws them subscribes here and does not go through React. */
export function onFrame(listener: FrameListener): () => void {
  listeners.add(listener)
  if (newest) listener(newest)
  return () => listeners.delete(listener)
}

export function newestFrame(): Frame | undefined {
  return newest
}

export function takeFrame(frame: Frame): void {
  newest = frame
  firstUsed = { ...frame.used, ...firstUsed }
  const changed = Object.keys(frame.nodes).length > 0 || Object.keys(frame.used).length > 0
  if (changed) {
    mirrorStore.setState((state) => ({ views: { ...state.views, ...frame.nodes }, used: { ...state.used, ...frame.used } }))
  }
  for (const listener of listeners) listener(frame)
}

/** Somebody went back: what was first used later is unused. Views are told anew with the next frame. */
export function clockTurnedBack(clockMs: number): void {
  mirrorStore.setState(({ used }) => ({
    used: Object.fromEntries(
      Object.entries(used).flatMap(([wire, at]) => ((firstUsed[wire] ?? at) > clockMs ? [] : [[wire, Math.min(at, clockMs)]])),
    ),
  }))
}

/** Another document or a restart: nothing that was told before holds. */
export function clearMirror(): void {
  newest = undefined
  firstUsed = {}
  mirrorStore.setState((state) => ({ ...empty, world: state.world + 1 }), true)
}
