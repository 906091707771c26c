/** Small drawings for the doors, made of the picture's own vocabulary. */

const drawings = {
  play: (
    <>
      <path d="M2 34h18l18-20h20" fill="none" className="stroke-sunk" strokeWidth="9" strokeLinejoin="round" />
      <path d="M22 34h36" fill="none" className="stroke-sunk" strokeWidth="9" />
      <path d="M2 34h18l18-20h20" fill="none" className="stroke-ink2" strokeWidth="1.6" strokeLinejoin="round" />
      <path d="M22 34h36" fill="none" className="stroke-edge" strokeWidth="1.6" />
      <rect x="6" y="27.5" width="13" height="13" rx="3" className="fill-running" />
      <rect x="42" y="7.5" width="13" height="13" rx="3" className="fill-running" />
    </>
  ),
  step: (
    <>
      <path d="M2 12l4 3h46M2 38l4-3h46" fill="none" className="stroke-integration" strokeWidth="1.6" />
      <path d="M53 11v8M53 31v8" className="stroke-integration" strokeWidth="2.6" />
      <rect x="36" y="18.5" width="13" height="13" rx="3" className="fill-waiting" />
      <rect x="19" y="18.5" width="13" height="13" rx="3" className="fill-waiting" />
      <rect x="3" y="19.3" width="11.4" height="11.4" rx="2.6" fill="none" className="stroke-waiting" strokeWidth="1.6" />
    </>
  ),
  open: (
    <>
      <path d="M14 5h21l10 10v28H14Z" className="fill-raised stroke-edge" strokeWidth="1.6" strokeLinejoin="round" />
      <path d="M35 5v10h10" fill="none" className="stroke-edge" strokeWidth="1.6" strokeLinejoin="round" />
      <path d="M20 21h8M24 27h14M24 33h10" className="stroke-ink2" strokeWidth="1.6" strokeLinecap="round" />
    </>
  ),
}

export function Drawing({ name }: { readonly name: keyof typeof drawings }) {
  return (
    <svg width="60" height="48" viewBox="0 0 60 48" aria-hidden="true" focusable="false" className="shrink-0">
      {drawings[name]}
    </svg>
  )
}
