/** The shape of a kind, small, for the head of the inspector. */
import type { ReactNode } from 'react'
import type { NodeKind } from '../../../bridge/protocol/index.ts'

const shapes: Record<NodeKind, ReactNode> = {
  queue: (
    <>
      <path d="M3 8h24M3 20h24" className="stroke-integration" strokeWidth="1.6" />
      <path d="M27 5v5M27 18v5" className="stroke-integration" strokeWidth="2.6" />
      <rect x="14" y="9" width="10" height="10" rx="2.4" className="fill-waiting" />
    </>
  ),
  topic: (
    <>
      <circle cx="16" cy="14" r="11" className="fill-integration-tint stroke-integration" strokeWidth="1.6" />
      <path d="M5 14h11l7-8M16 14h11M16 14l7 8" fill="none" className="stroke-integration" strokeWidth="1.6" />
      <circle cx="16" cy="14" r="3" className="fill-integration" />
    </>
  ),
  function: <path d="M1 14 7 4h18l6 10-6 10H7Z" className="fill-compute-tint stroke-compute" strokeWidth="1.6" strokeLinejoin="round" />,
  source: (
    <>
      <rect x="9" y="2" width="14" height="24" rx="3" className="fill-people-tint stroke-people" strokeWidth="1.6" />
      <rect x="12" y="18" width="8" height="4" rx="1.4" className="fill-people" />
    </>
  ),
  inbox: (
    <>
      <rect x="3" y="4" width="26" height="20" rx="2.4" className="fill-people-tint stroke-people" strokeWidth="1.6" />
      <path d="M4 6.5 16 16 28 6.5" fill="none" className="stroke-people" strokeWidth="1.6" strokeLinejoin="round" />
    </>
  ),
  endpoint: (
    <>
      <path d="M2 9h6M2 19h6" className="stroke-people" strokeWidth="2.4" strokeLinecap="round" />
      <path d="M8 4h11a10 10 0 0 1 0 20H8Z" className="fill-people-tint stroke-people" strokeWidth="1.6" strokeLinejoin="round" />
    </>
  ),
  table: (
    <>
      <ellipse cx="16" cy="7" rx="10" ry="3.6" className="fill-integration-tint stroke-integration" strokeWidth="1.6" />
      <path
        d="M6 7v14c0 2 4.5 3.6 10 3.6S26 23 26 21V7M6 14c0 2 4.5 3.6 10 3.6S26 16 26 14"
        fill="none"
        className="stroke-integration"
        strokeWidth="1.6"
      />
    </>
  ),
  workflow: (
    <>
      <rect x="3" y="3" width="26" height="22" rx="4" className="fill-integration-tint stroke-integration" strokeWidth="1.6" />
      <path d="M16 8v4M16 12h-6v4M16 12h6v4" fill="none" className="stroke-integration" strokeWidth="1.6" />
      <circle cx="16" cy="8" r="2" className="fill-integration" />
      <circle cx="10" cy="18" r="2.4" className="fill-integration" />
      <circle cx="22" cy="18" r="2.4" className="fill-integration" />
    </>
  ),
  bucket: (
    <>
      <path d="M5 7l3.5 16c0 1 3.4 2 7.5 2s7.5-1 7.5-2L27 7" className="fill-storage-tint stroke-storage" strokeWidth="1.6" />
      <ellipse cx="16" cy="7" rx="11" ry="3.6" className="fill-panel stroke-storage" strokeWidth="1.6" />
    </>
  ),
  bus: (
    <>
      <rect x="2" y="8" width="28" height="12" rx="6" className="fill-integration-tint stroke-integration" strokeWidth="1.6" />
      <path d="M8 14h16" className="stroke-integration" strokeWidth="2.4" strokeLinecap="round" strokeDasharray="0.1 5.2" />
    </>
  ),
  rule: (
    <path d="M4 4 20 10.500H28v7H20L4 24Z" className="fill-integration-tint stroke-integration" strokeWidth="1.6" strokeLinejoin="round" />
  ),
  inert: <rect x="4" y="4" width="24" height="20" rx="3" fill="none" className="stroke-edge" strokeWidth="1.6" strokeDasharray="3 2.4" />,
}

export function KindGlyph({ kind }: { readonly kind: NodeKind }) {
  return (
    <svg width="32" height="28" viewBox="0 0 32 28" aria-hidden="true" focusable="false" className="shrink-0">
      {shapes[kind]}
    </svg>
  )
}
