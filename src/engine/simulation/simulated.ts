/** What of a template runs. */
import { resourceModel } from '../../aws/resources/index.ts'
import type { Resource, Template } from '../../document/index.ts'

/** Tells which resources of a template run. A function without code does: whoever invokes it is told that there is none. */
export function simulatedIn(template: Template): (resource: Resource) => boolean {
  const still = new Set(template.inert.map(({ id }) => id))
  return ({ type, logicalId }) => type === 'AWS::Lambda::Function' || (resourceModel(type) !== undefined && !still.has(logicalId))
}
