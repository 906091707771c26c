/**
 * Which messages of a batch failed, by what the function returned. The edge cases are as recorded from AWS (`facts/sqs.md` §9).
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting
 */
import { isJsonObject, type Json } from '../../../base/json.ts'

/** `all` when the response cannot be understood; otherwise the ids that it lists. */
export function failedItems(response: string, messageIds: readonly string[]): 'all' | readonly string[] {
  const value = parse(response)
  if (value === null || value === '') return []
  if (!isJsonObject(value)) return 'all'
  const failures = value['batchItemFailures']
  if (failures === undefined || failures === null) return []
  if (!Array.isArray(failures)) return 'all'
  const failed: string[] = []
  for (const failure of failures as readonly Json[]) {
    const id = isJsonObject(failure) ? failure['itemIdentifier'] : undefined
    if (typeof id !== 'string' || !messageIds.includes(id)) return 'all'
    failed.push(id)
  }
  return failed
}

/** `undefined` for what is no JSON. */
function parse(text: string): Json | undefined {
  if (text === '') return null
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}
