/** An input to start an execution with, made from what the definition reads of it. */
import { needsOf, sampleOf } from '../../../asl/index.ts'
import { openWorkflow, type LogicalId, type Template } from '../../../document/index.ts'

/** JSON text; `undefined` where the node is no state machine, or its definition cannot be read. */
export function sampleInputOf({ resources }: Template, node: LogicalId): string | undefined {
  const workflow = Object.hasOwn(resources, node) ? resources[node]?.workflow : undefined
  const machine = workflow && openWorkflow(workflow)?.machine
  if (machine === undefined) return undefined
  const { input } = needsOf(machine)
  // Of what nobody reads nothing is told.
  const isAsked = input.kind !== undefined || input.keys !== undefined || input.value !== undefined
  return JSON.stringify(isAsked ? sampleOf(input, 'input') : {}, undefined, 2)
}
