/** Deleting by receipt handle, as one call or as an entry of a batch. */
import type { AwsFault } from '../../../aws/service.ts'
import type { ResourceKey, Step } from '../../kernel/index.ts'
import { invalidHandle } from './faults.ts'
import { readReceiptHandle } from './receipt-handle.ts'
import type { QueueState } from './state.ts'
import { dropMessage, messageAt } from './stock.ts'

/**
 * On a standard queue any handle that was ever given for a message deletes it, also after its visibility timeout and while
 * somebody else holds it; deleting what is gone succeeds and changes nothing.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html
 */
export function deleteByHandle(step: Step, key: ResourceKey, handle: string): AwsFault | undefined {
  const receipt = readReceiptHandle(step.seed, key, handle)
  if (receipt === undefined) return invalidHandle(handle)
  const message = messageAt(step.read<QueueState>(key) as QueueState, receipt.ordinal)
  if (message === undefined) return undefined
  const queue = step.edit<QueueState>(key)
  dropMessage(queue, message)
  queue.ledger.deleted++
  step.emit('sqs.MessageDeleted', key, { messageId: message.messageId, trail: message.trail, receives: message.receives })
  return undefined
}
