/** What a state does, by a shape: what it calls, as the same thing is drawn in the architecture, or what it is. */
import type { ReactNode } from 'react'
import type { WorkflowState } from '../../bridge/protocol/index.ts'

const line = { fill: 'none', strokeWidth: 1.5, strokeLinecap: 'round', strokeLinejoin: 'round' } as const

const services: Readonly<Record<string, ReactNode>> = {
  lambda: <path d="M1 8 4 2.5h8L15 8l-3 5.5H4Z" {...line} className="stroke-compute" />,
  sqs: <path d="M1.5 4.5h13M1.5 11.5h13M14.5 3v3M14.5 10v3M7 6.5h3v3H7Z" {...line} className="stroke-integration" />,
  sns: <path d="M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11ZM2.5 8H8l4-4M8 8h5.5M8 8l4 4" {...line} className="stroke-integration" />,
  dynamodb: (
    <path
      d="M3 4c0-1 2.2-1.8 5-1.8S13 3 13 4v8c0 1-2.2 1.8-5 1.8S3 13 3 12ZM3 4c0 1 2.2 1.8 5 1.8S13 5 13 4"
      {...line}
      className="stroke-database"
    />
  ),
  s3: <path d="M2.5 4h11L12 13.5H4ZM2.5 4c0-.9 2.4-1.6 5.5-1.6s5.5.7 5.5 1.6" {...line} className="stroke-storage" />,
  states: (
    <path d="M8 1.5v3M5.5 4.5h5v3h-5ZM4.5 11v-1h7v1M8 7.5V10M2.5 11h4v3h-4ZM9.5 11h4v3h-4Z" {...line} className="stroke-integration" />
  ),
  events: <path d="M8 2.2 13 5v6l-5 2.8L3 11V5ZM8 6.5v3M6.5 8h3" {...line} className="stroke-integration" />,
  http: (
    <path d="M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2ZM2 8h12M8 2c2.4 2 2.4 10 0 12M8 2c-2.4 2-2.4 10 0 12" {...line} className="stroke-people" />
  ),
  ses: <path d="M2 3.8h12v8.4H2ZM2.4 4.2 8 8.8l5.6-4.6" {...line} className="stroke-people" />,
  activity: (
    <path d="M8 2.2a2.4 2.4 0 1 0 0 4.8a2.4 2.4 0 0 0 0-4.8ZM3 13.6c.4-3 2.4-4.4 5-4.4s4.6 1.4 5 4.4" {...line} className="stroke-people" />
  ),
}

/** Any other service: a box with its corner cut. */
const anyService = <path d="M2.5 3.500h8l3 3v6h-11ZM5.5 9h5" {...line} className="stroke-compute" />

const types: Readonly<Record<WorkflowState['type'], ReactNode>> = {
  Task: anyService,
  Pass: <path d="M2 8h11M9.5 4.5 13 8l-3.5 3.5" {...line} className="stroke-ink2" />,
  Wait: <path d="M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2ZM8 4.800V8l2.2 1.6" {...line} className="stroke-ink2" />,
  Choice: <path d="M8 1.8 14.2 8 8 14.2 1.8 8Z" {...line} className="stroke-ink2" />,
  Parallel: <path d="M2 3h12M4 3v10M8 3v10M12 3v10M2 13h12" {...line} className="stroke-ink2" />,
  Map: <path d="M4.5 4.500h9v9h-9ZM2.5 11.500v-9h9" {...line} className="stroke-ink2" />,
  Succeed: <path d="M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2ZM5.2 8.2 7.2 10.200l3.7-4.2" {...line} className="stroke-ink2" />,
  Fail: (
    <path
      d="M5.4 2h5.200L14 5.400v5.200L10.6 14H5.400L2 10.600V5.400ZM5.8 5.800l4.4 4.400M10.2 5.800l-4.4 4.4"
      {...line}
      className="stroke-ink2"
    />
  ),
}

export function ServiceGlyph({ state, size = 18 }: { readonly state: Pick<WorkflowState, 'type' | 'service'>; readonly size?: number }) {
  const { type, service } = state
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false" className="shrink-0">
      {type === 'Task' && service !== undefined && Object.hasOwn(services, service) ? services[service] : types[type]}
    </svg>
  )
}
