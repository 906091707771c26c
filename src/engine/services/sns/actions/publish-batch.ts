/** https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html */
import type { AwsFault } from '../../../../aws/service.ts'
import { snsLimits, type SnsInput } from '../../../../aws/services/sns.ts'
import type { JsonObject } from '../../../../base/json.ts'
import type { Result } from '../../../../base/result.ts'
import { answer, refuse, type CallEnvelope, type Outcome, type Step } from '../../../kernel/index.ts'
import { accept } from '../acceptance.ts'
import { publishFault } from '../access.ts'
import { badBatchId, batchFaults, invalidParameter } from '../faults.ts'
import { findTopic } from '../lookup.ts'
import { principalOf, protect, readPublication, sizeOf, type Publication } from '../publication.ts'

type Entry = SnsInput<'PublishBatch'>['PublishBatchRequestEntries'][number]

/** Up to ten messages, each with its own result. What is recorded as refusing the whole batch does so; other faults are an entry's own. */
export function publishBatch(step: Step, input: SnsInput<'PublishBatch'>, call: CallEnvelope): Outcome {
  const entries = input.PublishBatchRequestEntries
  if (entries.length > snsLimits.batchEntries) return refuse(batchFaults.tooMany)
  const topic = findTopic(step, input.TopicArn)
  if (!topic.ok) return refuse(topic.error)
  const { key, state } = topic.value
  const fault = batchFault(entries) ?? publishFault(state, call.caller)
  if (fault) return refuse(fault)
  const read = entries.map((entry, index) => readPublication(entry, state, within(index)))
  const wholly = read.find(refusesAll)
  if (wholly && !wholly.ok) return refuse(wholly.error)
  const safe = read.map((one) => (one.ok ? protect(one.value, state, principalOf(call.caller)) : one))
  const successful: JsonObject[] = []
  const failed: JsonObject[] = []
  safe.forEach((one, index) => {
    const id = (entries[index] as Entry).Id
    if (one.ok) successful.push({ Id: id, ...accept(step, key, one.value, call.hop?.carries[index]?.trail) })
    else failed.push({ Id: id, Code: one.error.code, Message: one.error.message, SenderFault: true })
  })
  return answer({ Successful: successful, Failed: failed })
}

function within(index: number): string {
  return `publishBatchRequestEntries.${index + 1}.member.`
}

function batchFault(entries: readonly Entry[]): AwsFault | undefined {
  if (entries.length === 0) return batchFaults.empty
  for (const { Id: id } of entries) {
    if (id.length > snsLimits.batchIdCharacters) return badBatchId(id, 'too long')
    if (!/^[A-Za-z0-9_-]+$/.test(id)) return badBatchId(id, 'impermissible')
  }
  if (new Set(entries.map(({ Id }) => Id)).size < entries.length) return batchFaults.sameIds
  const bytes = entries.reduce((sum, entry, index) => sum + sizeOf(entry, within(index)), 0)
  return bytes > snsLimits.messageBytes ? batchFaults.tooLong : undefined
}

/** † Only these are an entry's own affair: the recordings have none of them. */
const ownAffairs = ['Empty message', 'Subject', 'Message too long'].map((what) => invalidParameter(what).message)

function refusesAll(read: Result<Publication, AwsFault>): boolean {
  return !read.ok && !ownAffairs.includes(read.error.message)
}
