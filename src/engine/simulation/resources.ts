/** Logical ids of the document ↔ resource keys of the world. */
import type { LogicalId, Template } from '../../document/index.ts'
import type { ResourceKey } from '../kernel/index.ts'
import { functionKey, queueKey, sourceKey, topicKey } from '../services/shared/resource-keys.ts'

/** The key under which a node's resource stands in the world; `undefined` for what is not simulated. */
export function resourceKeyOf(template: Template, id: LogicalId): ResourceKey | undefined {
  const resource = template.resources[id]
  if (resource === undefined) return template.settings.traffic.some((source) => source.id === id) ? sourceKey(id) : undefined
  switch (resource.type) {
    case 'AWS::SQS::Queue':
      return queueKey(resource.physicalName)
    case 'AWS::SNS::Topic':
      return topicKey(resource.physicalName)
    case 'AWS::Lambda::Function':
      return functionKey(resource.physicalName)
    default:
      return undefined
  }
}

/** The node a resource of the world is drawn as. */
export type NodeOfKey = ReadonlyMap<ResourceKey, LogicalId>

export function createNodeMap(template: Template): NodeOfKey {
  const nodes = new Map<ResourceKey, LogicalId>()
  for (const { id } of template.nodes) {
    const key = resourceKeyOf(template, id)
    if (key !== undefined) nodes.set(key, id)
  }
  return nodes
}
