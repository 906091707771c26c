/** Kinds of nodes that the first picture seldom has: fetched with the first document that has one, or ahead. */
import { type ComponentProps, lazy, Suspense } from 'react'
import type { NodeComponent } from '../../../diagram/graph.ts'

type RareNodes = typeof import('./rare-nodes.ts')

export const BucketNode = rare((nodes) => nodes.BucketNode)
export const BusNode = rare((nodes) => nodes.BusNode)
export const EndpointNode = rare((nodes) => nodes.EndpointNode)
export const InboxNode = rare((nodes) => nodes.InboxNode)
export const InertNode = rare((nodes) => nodes.InertNode)
export const RuleNode = rare((nodes) => nodes.RuleNode)
export const TableNode = rare((nodes) => nodes.TableNode)
export const WorkflowNode = rare((nodes) => nodes.WorkflowNode)

function rare(nodeOf: (nodes: RareNodes) => NodeComponent): NodeComponent {
  const Node = lazy(async () => ({ default: nodeOf(await import('./rare-nodes.ts')) }))
  return function RareNode(props: ComponentProps<NodeComponent>) {
    return (
      <Suspense>
        <Node {...props} />
      </Suspense>
    )
  }
}
