/**
 * What a script is: calls of SQS and SNS in which no time has to pass. Both sides make the same calls; what only a run can
 * know is written as a reference: `handle:3` is a receipt handle given out so far, `subscription:0` a subscription's ARN.
 */
import type { JsonObject } from '../../../base/json.ts'

export interface Step {
  readonly service: 'sqs' | 'sns'
  readonly operation: string
  readonly input: JsonObject
}

export type Script = readonly Step[]

/** What a call came to, in the spelling of our account and region. */
export type Answer =
  | { readonly ok: true; readonly value: JsonObject }
  | { readonly ok: false; readonly code: string; readonly message: string }

/** One who answers calls: the engine or the emulator. */
export interface Side {
  call(step: Step): Promise<Answer>
}

export function sqs(operation: string, input: JsonObject = {}): Step {
  return { service: 'sqs', operation, input }
}

export function sns(operation: string, input: JsonObject = {}): Step {
  return { service: 'sns', operation, input }
}
