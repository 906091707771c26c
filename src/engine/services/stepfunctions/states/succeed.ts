/** Ends its scope well. https://docs.aws.amazon.com/step-functions/latest/dg/state-succeed.html */
import type { SucceedState } from '../../../../asl/index.ts'
import { fail } from '../../../../base/result.ts'
import { exitState } from '../exit.ts'
import { effectiveInput, outgoingOfInput } from '../pipeline.ts'
import type { StateTypeOf } from './state-type.ts'

export const succeeding: StateTypeOf<SucceedState> = {
  enter(work) {
    const input = effectiveInput(work)
    exitState(work, input.ok ? outgoingOfInput(work, input.value) : fail(input.error), undefined)
  },
}
