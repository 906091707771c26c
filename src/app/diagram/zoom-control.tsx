/** Zoom in words and buttons, for whoever has no wheel. */
import { useReactFlow, useViewport } from '@xyflow/react'

interface ZoomControlProps {
  readonly onFit: () => void
  /** Somebody chose a zoom of their own. */
  readonly onZoom: () => void
}

export function ZoomControl({ onFit, onZoom }: ZoomControlProps) {
  const { zoomIn, zoomOut, zoomTo } = useReactFlow()
  const { zoom } = useViewport()
  const choose = (change: () => Promise<boolean>) => () => {
    onZoom()
    void change()
  }
  return (
    <ZoomRow
      percent={Math.round(zoom * 100)}
      onOut={choose(zoomOut)}
      onIn={choose(zoomIn)}
      onActual={choose(() => zoomTo(1))}
      onFit={onFit}
    />
  )
}

interface ZoomRowProps {
  readonly percent: number
  readonly onOut: () => void
  readonly onIn: () => void
  /** At its right size. */
  readonly onActual: () => void
  readonly onFit: () => void
  readonly fitLabel?: string
}

export function ZoomRow({ percent, onOut, onIn, onActual, onFit, fitLabel = 'Fit the whole picture' }: ZoomRowProps) {
  return (
    <div
      className="absolute bottom-3 left-3 z-10 flex items-center rounded-frame bg-canvas/85 p-1 text-caption text-ink2"
      role="group"
      aria-label="Zoom"
    >
      <ZoomButton label="Zoom out" onClick={onOut} path="M-5 0H5" />
      <ZoomButton label="Zoom in" onClick={onIn} path="M-5 0H5M0 -5V5" />
      <button
        type="button"
        className="h-[30px] min-w-[52px] rounded-field px-2 tabular-nums hover:bg-hov"
        aria-label={`${percent} %, show at 100 %`}
        onClick={onActual}
      >
        {percent} %
      </button>
      <ZoomButton label={fitLabel} onClick={onFit} path="M-2 -6H-6V-2M2 -6H6V-2M6 2V6H2M-6 2V6H-2" />
    </div>
  )
}

function ZoomButton({ label, path, onClick }: { readonly label: string; readonly path: string; readonly onClick: () => void }) {
  return (
    <button
      type="button"
      className="grid size-[30px] place-items-center rounded-field text-ink hover:bg-hov"
      aria-label={label}
      title={label}
      onClick={onClick}
    >
      <svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true">
        <path d={path} className="fill-none stroke-current" strokeWidth={1.6} />
      </svg>
    </button>
  )
}
