/** Zoom in words and buttons, as in the architecture. */
import { ZoomRow } from '../diagram/zoom-control.tsx'
import type { ViewHandle } from './use-view.ts'

const STEP = 1.2

export function ZoomButtons({ view }: { readonly view: ViewHandle }) {
  return (
    <ZoomRow
      percent={view.percent}
      onOut={() => view.zoomBy(1 / STEP)}
      onIn={() => view.zoomBy(STEP)}
      onActual={() => view.zoomTo(1)}
      onFit={view.fit}
      fitLabel="Fit the whole workflow"
    />
  )
}
