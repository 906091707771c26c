/** Line drawings of 16 px for controls. They are always beside words or carry an accessible name on their button. */

const filled = {
  play: 'M4 2.6 13.4 8 4 13.4Z',
  run: 'M4 2.6 13.4 8 4 13.4Z',
} as const

const drawn = {
  pause: 'M5.5 2.5v11M10.5 2.5v11',
  restart: 'M3 2.5v11M13 3.2 6 8l7 4.8Z',
  'step-back': 'M11.5 3.2 4.5 8l7 4.8Z',
  step: 'M13 2.5v11M3 3.2 10 8l-7 4.8Z',
  open: 'M2 13V3.5h4l1.5 2H14V13ZM8 11.2V8M6.4 9.4 8 7.8l1.6 1.6',
  theme: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2ZM8 2v12M8 5.2h4.6M8 8h5.8M8 10.8h4.6',
  mine: 'M2 13V3.5h4l1.5 2H14V13Z',
  outline: 'M3 4h10M6 8h7M6 12h7',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 0 0 0-9ZM10.4 10.4 14 14',
  more: 'M3 8h.1M8 8h.1M13 8h.1',
  saved: 'M3 8.5 6.5 12 13 4.5',
  help: 'M5.6 6.2a2.4 2.4 0 1 1 3.4 2.2c-.7.3-1 .8-1 1.6M8 12.6v.1',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  down: 'M4 6l4 4 4-4',
  up: 'M4 10l4-4 4 4',
  back: 'M10 4 6 8l4 4',
  copy: 'M5.5 5.5h7v8h-7ZM3.5 10.5v-8h7',
  filter: 'M2.5 3h11L9.5 8v5l-3-1.5V8Z',
  moment: 'M8 5v6M4.5 2h7v3L8 8.2 4.5 5ZM8 8v6',
  top: 'M8 13V4.5M4.5 8 8 4.5 11.5 8M3.5 2.5h9',
} as const

export type IconName = keyof typeof filled | keyof typeof drawn

export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false" className="shrink-0">
      {name in filled ? (
        <path d={filled[name as keyof typeof filled]} fill="currentColor" />
      ) : (
        <path
          d={drawn[name as keyof typeof drawn]}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )}
    </svg>
  )
}

/** The mark: a track, its points, and one message waiting on the siding. */
export function Mark() {
  return (
    <svg width="20" height="16" viewBox="0 0 20 16" aria-hidden="true" focusable="false" className="shrink-0">
      <path d="M0 12.6h13M5.6 12.6 11.4 3.6H19" fill="none" stroke="currentColor" strokeWidth="2.3" />
      <rect x="15" y="10.6" width="4.4" height="4.4" rx="1" className="fill-running" />
    </svg>
  )
}
