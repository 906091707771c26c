/** What a distributed Map reads and writes where its bucket is not there and the document lets answers be made up. */
import { sampleOf } from '../../../../../asl/index.ts'
import type { Fault, ResourceKey, Step } from '../../../../kernel/index.ts'
import type { ExecutionState } from '../../state.ts'
import { needsOfDefinition } from './made-up.ts'
import { isAbsence, isSampling } from './mocks.ts'

/** How many items are made up. */
const count = 3

/** JSON texts; `undefined`: the Map Run fails with what S3 says. */
export function itemsForNobody(step: Step, execution: ResourceKey, state: string, fault: Fault): string[] | undefined {
  const around = isForNobody(step, fault) ? step.read<ExecutionState>(execution) : undefined
  if (around === undefined) return undefined
  step.emit('states.AnswerMocked', execution, { state, by: 'sample' })
  const need = needsOfDefinition(around.definition).items[state] ?? {}
  return Array.from({ length: count }, (_none, index) => JSON.stringify(sampleOf(need, `item ${index + 1}`)))
}

/** Whether what S3 refuses is taken as done. */
export function isForNobody(step: Step, { code }: Fault): boolean {
  return isSampling(step) && isAbsence(code)
}
