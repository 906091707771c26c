/** The layout's own worker: a large picture takes seconds to lay out, and the page goes on meanwhile. */
import { layOut } from './lay-out.ts'
import type { LayoutAnswer, LayoutRequest } from './layable.ts'

globalThis.addEventListener('message', ({ data }: MessageEvent<LayoutRequest>) => {
  const answer: LayoutAnswer = { id: data.id, places: layOut(data.picture, data.told) }
  globalThis.postMessage(answer)
})
