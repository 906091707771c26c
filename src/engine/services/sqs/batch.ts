/** What every batch call is asked: how many entries, and by what ids they are told apart. */
import type { AwsFault } from '../../../aws/service.ts'
import { sqsLimits } from '../../../aws/services/sqs-attributes.ts'
import type { JsonObject } from '../../../base/json.ts'
import { emptyBatch, invalidBatchId, repeatedBatchId, tooManyEntries } from './faults.ts'

export function batchFault(entries: readonly { readonly Id: string }[]): AwsFault | undefined {
  if (entries.length === 0) return emptyBatch
  if (entries.length > sqsLimits.batchEntries) return tooManyEntries(entries.length)
  const seen: string[] = []
  for (const { Id: id } of entries) {
    if (!/^[A-Za-z0-9_-]{1,80}$/.test(id)) return invalidBatchId
    if (seen.includes(id)) return repeatedBatchId(id)
    seen.push(id)
  }
  return undefined
}

export function failedEntry(id: string, fault: AwsFault): JsonObject {
  return { Id: id, SenderFault: fault.origin === 'client', Code: fault.code, Message: fault.message }
}
