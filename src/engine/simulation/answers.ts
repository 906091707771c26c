/** The world's answers to calls that a person made at the screen. */
import type { JsonObject } from '../../base/json.ts'
import type { Result } from '../../base/result.ts'
import type { Fault, StepRecord } from '../kernel/index.ts'

export interface ScreenAnswer {
  readonly request: number
  readonly result: Result<JsonObject, Fault>
}

/** The answer that a step brought, if it brought one. */
export function answerOf({ envelope }: StepRecord): ScreenAnswer | undefined {
  if (envelope.kind !== 'reply' || envelope.to !== 'outside') return undefined
  const { request } = envelope.context
  return typeof request === 'number' ? { request, result: envelope.result } : undefined
}
