/** Which component draws which kind of node. A new kind does not compile until it has one. */
import type { NodeKind } from '../../../../bridge/protocol/index.ts'
import type { NodeComponent } from '../../../diagram/graph.ts'
import { FunctionNode } from './function/function-node.tsx'
import { BucketNode, BusNode, EndpointNode, InboxNode, InertNode, RuleNode, TableNode, WorkflowNode } from './lazy-nodes.tsx'
import { QueueNode } from './queue/queue-node.tsx'
import { SourceNode } from './source/source-node.tsx'
import { TopicNode } from './topic/topic-node.tsx'

export const nodeTypes = {
  queue: QueueNode,
  topic: TopicNode,
  function: FunctionNode,
  table: TableNode,
  workflow: WorkflowNode,
  bucket: BucketNode,
  bus: BusNode,
  rule: RuleNode,
  source: SourceNode,
  inbox: InboxNode,
  endpoint: EndpointNode,
  inert: InertNode,
} as const satisfies Record<NodeKind, NodeComponent>
