/** What is live, at most twice a second: a list that somebody reads, or has read to them, must not flicker. */
import { useSyncExternalStore } from 'react'
import type { Frame, NodeView } from '../../../bridge/protocol/index.ts'
import { mirrorStore, newestFrame, onFrame } from '../../stores/mirror.ts'

const EVERY_MS = 500

interface CalmFigures {
  readonly views: Readonly<Record<string, NodeView>>
  readonly frame: Frame | undefined
}

let shown: CalmFigures = { views: {}, frame: undefined }

function follow(changed: () => void): () => void {
  let timer: number | undefined
  const tell = (): void => {
    timer = undefined
    shown = { views: mirrorStore.getState().views, frame: newestFrame() }
    changed()
  }
  tell()
  const later = (): void => {
    timer ??= window.setTimeout(tell, EVERY_MS)
  }
  // Where the run stands, the figures are those of that moment at once.
  const stopFrames = onFrame((frame) => (frame.running ? later() : tell()))
  const stopWorlds = mirrorStore.subscribe(later)
  return () => {
    stopFrames()
    stopWorlds()
    window.clearTimeout(timer)
  }
}

export function useCalmFigures(): CalmFigures {
  return useSyncExternalStore(follow, () => shown)
}
