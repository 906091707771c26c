/** `MessageStructure: json`: a text of its own for each protocol. https://docs.aws.amazon.com/sns/latest/dg/sns-send-custom-platform-specific-payloads-mobile-devices.html */
import type { AwsFault } from '../../../aws/service.ts'
import { emptyRecord, isJsonObject } from '../../../base/json.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import { invalidParameter } from './faults.ts'

/** Text by protocol, with what everyone else gets under `default`. */
export type Texts = Readonly<Record<string, string>>

/** Keys of unknown protocols do no harm, and values that are no strings count as absent. */
export function readMessage(message: string, structure: string | undefined): Result<Texts, AwsFault> {
  if (structure === undefined || structure === '') return ok({ default: message })
  if (structure !== 'json') return fail(invalidParameter('MessageStructure'))
  const parsed = parse(message)
  if (parsed === undefined) return fail(invalidParameter('Message Structure - JSON message body failed to parse'))
  const texts = emptyRecord<string>()
  if (isJsonObject(parsed)) for (const [protocol, text] of Object.entries(parsed)) if (typeof text === 'string') texts[protocol] = text
  return texts['default'] === undefined ? fail(invalidParameter('Message Structure - No default entry in JSON message body')) : ok(texts)
}

export function textFor(texts: Texts, protocol: string): string {
  return texts[protocol] ?? (texts['default'] as string)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
