/** Passes its input on, or what it makes of it. https://docs.aws.amazon.com/step-functions/latest/dg/state-pass.html */
import type { PassState } from '../../../../asl/index.ts'
import { fail, ok } from '../../../../base/result.ts'
import { exitState } from '../exit.ts'
import { ofValue, type Payload } from '../payload.ts'
import { effectiveInput, effectiveParameters, outgoingOfInput, outgoingOfResult, rawInput } from '../pipeline.ts'
import type { Attempt } from '../failed.ts'
import type { StateTypeOf, WorkOn } from './state-type.ts'

export const pass: StateTypeOf<PassState> = {
  enter(work) {
    const { state } = work
    if (state.language === 'JSONata') {
      exitState(work, outgoingOfInput(work, rawInput(work)), state.next)
      return
    }
    const result = resultOf(work)
    exitState(work, result.ok ? outgoingOfResult(work, result.value) : fail(result.error), state.next)
  },
}

function resultOf(work: WorkOn<PassState>): Attempt<Payload> {
  const input = effectiveInput(work)
  if (!input.ok) return input
  const { Result: result } = work.state.fields
  return result === undefined ? effectiveParameters(work, input.value) : ok(ofValue(result))
}
