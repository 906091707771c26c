/** How long a task may take, and how often it must be heard of. https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html */
import { evaluateTemplate, readPath, type TaskState } from '../../../../asl/index.ts'
import { statesLimits } from '../../../../aws/services/stepfunctions.ts'
import { fail, ok } from '../../../../base/result.ts'
import { evaluationFailure, isExpression, failureOf, runtimeFailure, scopeOf, wrongType } from '../expression.ts'
import type { Attempt } from '../failed.ts'
import type { Payload } from '../payload.ts'
import type { WorkOn } from '../states/state-type.ts'

export interface Timing {
  /** `null`: nothing was said, and AWS's own limit counts. */
  readonly timeoutSeconds: number | null
  readonly heartbeatSeconds: number | null
}

export function timingOf(work: WorkOn<TaskState>, input: Payload): Attempt<Timing> {
  const timeout = secondsIn(work, input, 'TimeoutSeconds')
  if (!timeout.ok) return timeout
  const heartbeat = secondsIn(work, input, 'HeartbeatSeconds')
  if (!heartbeat.ok) return heartbeat
  return ok({ timeoutSeconds: timeout.value, heartbeatSeconds: heartbeat.value })
}

type Field = 'TimeoutSeconds' | 'HeartbeatSeconds'

function secondsIn({ run, frame, state }: WorkOn<TaskState>, input: Payload, field: Field): Attempt<number | null> {
  const written = state.fields[field]
  const scope = scopeOf(run, frame, { input })
  if (state.language === 'JSONata' && isExpression(written)) {
    const value = evaluateTemplate(written, scope, field)
    if (!value.ok) return fail(failureOf(frame, value.error))
    if (isSeconds(value.value)) return ok(value.value)
    if (typeof value.value === 'number' && Number.isInteger(value.value))
      return fail(evaluationFailure(frame, field, `The ${field} field must be between 1 and ${statesLimits.taskSeconds}: ${value.value}`))
    return fail(wrongType(frame, { field, template: written, value: value.value, expected: 'integer' }))
  }
  const path = state.fields[`${field}Path`]
  if (typeof path !== 'string') return ok(typeof written === 'number' ? written : null)
  const found = readPath(path, scope)
  if (!found.ok) return fail(failureOf(frame, found.error))
  if (isSeconds(found.value)) return ok(found.value)
  const shown = typeof found.value === 'string' ? found.value : JSON.stringify(found.value)
  return fail(runtimeFailure(frame, `The ${field}Path parameter cannot be parsed as a long value: ${path} == ${shown}`))
}

function isSeconds(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= statesLimits.taskSeconds
}
