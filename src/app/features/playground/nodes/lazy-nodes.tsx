/** Kinds of nodes that the first picture seldom has: fetched with the first document that has one, or ahead. */
import { type ComponentProps, lazy, Suspense } from 'react'
import type { NodeComponent } from '../../../diagram/graph.ts'

type Props = ComponentProps<NodeComponent>

const Workflow = lazy(async () => ({ default: (await import('./workflow/workflow-node.tsx')).WorkflowNode }))
const Endpoint = lazy(async () => ({ default: (await import('./endpoint/endpoint-node.tsx')).EndpointNode }))
const Inbox = lazy(async () => ({ default: (await import('./inbox/inbox-node.tsx')).InboxNode }))
const Inert = lazy(async () => ({ default: (await import('./inert/inert-node.tsx')).InertNode }))

export function WorkflowNode(props: Props) {
  return (
    <Suspense>
      <Workflow {...props} />
    </Suspense>
  )
}

export function EndpointNode(props: Props) {
  return (
    <Suspense>
      <Endpoint {...props} />
    </Suspense>
  )
}

export function InboxNode(props: Props) {
  return (
    <Suspense>
      <Inbox {...props} />
    </Suspense>
  )
}

export function InertNode(props: Props) {
  return (
    <Suspense>
      <Inert {...props} />
    </Suspense>
  )
}
