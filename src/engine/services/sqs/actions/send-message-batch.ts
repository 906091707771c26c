/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html */
import { clientFault, type AwsFault } from '../../../../aws/service.ts'
import { sqsLimits, type SqsInput } from '../../../../aws/services/sqs.ts'
import { refuse, type CallEnvelope, type Outcome, type Step } from '../../../kernel/index.ts'
import { queueKeyOfUrl } from '../../shared/resource-keys.ts'
import { accessFault } from '../access.ts'
import { batchFault, entryResult, performBatch, type EntryResult } from '../batch.ts'
import { batchTooLong, invalidParameter, noSuchQueue } from '../faults.ts'
import { messageSize } from '../message-size.ts'
import { serveWaiters } from '../receive.ts'
import type { QueueState } from '../state.ts'
import { sendMessage } from './send-message.ts'

type Input = SqsInput<'SendMessageBatch'>

/**
 * Up to ten messages, each sent as the single call would send it, in their order. The batch as a whole only fails for its
 * form, for its length, and on a FIFO queue for an entry without its ids (recorded). Long polls are served when all are in.
 */
export function sendMessageBatch(step: Step, input: Input, call: CallEnvelope): Outcome {
  const { QueueUrl: url, Entries: entries } = input
  const key = queueKeyOfUrl(url)
  const before = step.read<QueueState>(key)
  if (before === undefined) return refuse(noSuchQueue)
  const refused = batchFault('SendMessageBatch', entries) ?? fifoFault(before, entries) ?? lengthFault(entries)
  if (refused) return refuse(refused)
  const denied = accessFault(before, call.caller, 'SendMessage')
  if (denied) return refuse(denied)
  const queue = step.edit<QueueState>(key)
  const { waiters } = queue
  queue.waiters = []
  const outcome = performBatch(entries, (entry, index) => {
    const { Id: _, ...message } = entry
    const sent = sendMessage(step, { QueueUrl: url, ...message }, callOfEntry(call, index))
    return asEntry(entryResult(sent), queue.settings.maximumBytes)
  })
  queue.waiters = waiters
  serveWaiters(step, key, queue)
  return outcome
}

/** The message that the call carries for this entry. */
function callOfEntry(call: CallEnvelope, index: number): CallEnvelope {
  if (call.hop === undefined) return call
  return { ...call, hop: { ...call.hop, carries: call.hop.carries.slice(index, index + 1) } }
}

function fifoFault({ settings }: Readonly<QueueState>, entries: Input['Entries']): AwsFault | undefined {
  if (settings.fifo === null) return undefined
  for (const { MessageDeduplicationId: deduplication, MessageGroupId: group } of entries) {
    if (deduplication === undefined && !settings.fifo.contentBasedDeduplication) {
      return invalidParameter(
        'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
      )
    }
    if (group === undefined) return invalidParameter('The request must contain the parameter MessageGroupId.')
  }
  return undefined
}

function lengthFault(entries: Input['Entries']): AwsFault | undefined {
  const bytes = entries.reduce((sum, entry) => sum + messageSize(entry), 0)
  return bytes > sqsLimits.messageBytes ? batchTooLong(bytes) : undefined
}

/** An entry that is too large is refused in other words than a single message (recorded). */
function asEntry(result: EntryResult, maximumBytes: number): EntryResult {
  if (!('fault' in result)) return result
  const tooLarge = `Reason: Message must be shorter than ${maximumBytes} bytes.`
  if (!result.fault.message.endsWith(tooLarge)) return result
  return { fault: clientFault(result.fault.code, `One or more parameters cannot be validated. ${tooLarge}`) }
}
