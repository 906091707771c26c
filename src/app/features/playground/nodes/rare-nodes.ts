/** Kinds of nodes that the first picture seldom has: they come together, in one small script. */
export { BucketNode } from './bucket/bucket-node.tsx'
export { EndpointNode } from './endpoint/endpoint-node.tsx'
export { BusNode } from './events/bus-node.tsx'
export { RuleNode } from './events/rule-node.tsx'
export { InboxNode } from './inbox/inbox-node.tsx'
export { InertNode } from './inert/inert-node.tsx'
export { TableNode } from './table/table-node.tsx'
export { WorkflowNode } from './workflow/workflow-node.tsx'
