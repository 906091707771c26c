/**
 * A JSON value and its text. What passes through a state untouched keeps its text, white space and all, as on AWS; what is made
 * anew is written compactly. Each is worked out from the other when it is first needed.
 */
import { emptyRecord, type Json } from '../../../base/json.ts'
import { utf8Length } from '../../../base/utf8.ts'
import { statesLimits } from '../../../aws/services/stepfunctions.ts'

export interface Payload {
  text: string | undefined
  value: Json | undefined
}

export function ofText(text: string): Payload {
  return { text, value: undefined }
}

export function ofValue(value: Json): Payload {
  return { text: undefined, value }
}

export function textOf(payload: Payload): string {
  return (payload.text ??= JSON.stringify(payload.value))
}

export function valueOf(payload: Payload): Json {
  return (payload.value ??= JSON.parse(payload.text as string) as Json)
}

/** Nothing, as `InputPath: null` has it. */
export const emptyPayload = (): Payload => ({ text: '{}', value: emptyRecord<Json>() })

/** Whether a text is more than AWS lets pass between states. A character takes at most three bytes of UTF-8 by itself. */
export function isTooLarge(text: string): boolean {
  return text.length * 3 > statesLimits.dataBytes && utf8Length(text) > statesLimits.dataBytes
}
