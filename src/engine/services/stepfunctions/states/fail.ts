/** Ends its scope as failed. https://docs.aws.amazon.com/step-functions/latest/dg/state-fail.html */
import { evaluateTemplate, readField, type FailState } from '../../../../asl/index.ts'
import { fail, ok } from '../../../../base/result.ts'
import { isExpression, failureOf, scopeOf, wrongType } from '../expression.ts'
import { failState } from '../failure.ts'
import type { Attempt } from '../failed.ts'
import { rawInput } from '../pipeline.ts'
import type { StateTypeOf, WorkOn } from './state-type.ts'

export const failing: StateTypeOf<FailState> = {
  enter(work) {
    if (work.state.language === 'JSONPath') work.onStage?.('afterInputPath', rawInput(work))
    const error = textIn(work, 'Error')
    if (!error.ok) return failState(work, error.error)
    const cause = textIn(work, 'Cause')
    failState(work, cause.ok ? { error: error.value, cause: cause.value } : cause.error)
  },
}

/** `Error` or `Cause`: a text, a path to one, or a JSONata expression. */
function textIn(work: WorkOn<FailState>, field: 'Error' | 'Cause'): Attempt<string | null> {
  const { run, frame, state } = work
  const template = state.fields[field]
  const scope = scopeOf(run, frame, { input: rawInput(work) })
  if (state.language === 'JSONata' && isExpression(template)) {
    const value = evaluateTemplate(template, scope, field)
    if (!value.ok) return fail(failureOf(frame, value.error))
    return typeof value.value === 'string'
      ? ok(value.value)
      : fail(wrongType(frame, { field, template, value: value.value, expected: 'string' }))
  }
  const path = state.fields[`${field}Path`]
  if (typeof path !== 'string') return ok(typeof template === 'string' ? template : null)
  const found = readField(`${field}Path`, path, scope)
  if (!found.ok) return fail(failureOf(frame, found.error))
  return ok(typeof found.value === 'string' ? found.value : JSON.stringify(found.value))
}
