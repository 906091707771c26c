/**
 * Batches: what every one of them is asked as a whole, and how its entries go through or stay behind one by one.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-batch-api-actions.html
 */
import type { AwsFault } from '../../../aws/service.ts'
import { sqsLimits } from '../../../aws/services/sqs-attributes.ts'
import type { JsonObject } from '../../../base/json.ts'
import { answer, type Outcome } from '../../kernel/index.ts'
import { emptyBatch, invalidBatchId, repeatedBatchId, tooManyEntries } from './faults.ts'

interface Entry {
  readonly Id: string
}

/** How many entries, and by what ids they are told apart. `operation`: `SendMessageBatch`. */
export function batchFault(operation: string, entries: readonly Entry[]): AwsFault | undefined {
  if (entries.length === 0) return emptyBatch(operation)
  if (entries.length > sqsLimits.batchEntries) return tooManyEntries(entries.length)
  const seen: string[] = []
  for (const { Id: id } of entries) {
    if (!/^[A-Za-z0-9_-]{1,80}$/.test(id)) return invalidBatchId
    if (seen.includes(id)) return repeatedBatchId(id)
    seen.push(id)
  }
  return undefined
}

/** What became of one entry: the members of its success, or why it stays behind. */
export type EntryResult = { readonly value: JsonObject } | { readonly fault: AwsFault }

/** The answer of a batch. Both lists are there, also when they are empty (recorded). */
export function performBatch<E extends Entry>(entries: readonly E[], perform: (entry: E, index: number) => EntryResult): Outcome {
  const successful: JsonObject[] = []
  const failed: JsonObject[] = []
  entries.forEach((entry, index) => {
    const result = perform(entry, index)
    if ('fault' in result) failed.push(failedEntry(entry.Id, result.fault))
    else successful.push({ Id: entry.Id, ...result.value })
  })
  return answer({ Successful: successful, Failed: failed })
}

/** What a single call answered, as an entry of a batch. */
export function entryResult(outcome: Outcome): EntryResult {
  if (outcome.kind !== 'answer') return { value: {} }
  return outcome.result.ok ? { value: outcome.result.value } : { fault: outcome.result.error }
}

function failedEntry(id: string, fault: AwsFault): JsonObject {
  return { Id: id, SenderFault: fault.origin === 'client', Code: fault.code, Message: fault.message }
}
