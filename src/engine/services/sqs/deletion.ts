/** Deleting by receipt handle, as one call or as an entry of a batch. */
import type { AwsFault } from '../../../aws/service.ts'
import type { ResourceKey, Step } from '../../kernel/index.ts'
import { perhapsLeaveGhost } from './duplicates.ts'
import { judgeTenant, noteProcessing } from './fairness.ts'
import { invalidHandle, invalidValue } from './faults.ts'
import { readReceiptHandle } from './receipt-handle.ts'
import { serveWaiters } from './receive.ts'
import type { QueueState } from './state.ts'
import { dropMessage } from './stock.ts'
import { messageAt } from './stored.ts'

/**
 * On a standard queue any handle that was ever given for a message deletes it, also after its visibility timeout and while
 * somebody else holds it; on a FIFO queue only the last one does, and only while its timeout runs (recorded). Deleting what
 * is gone succeeds and changes nothing. A delete frees the message's group at once, also for a long poll that waits (recorded).
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html
 */
export function deleteByHandle(step: Step, key: ResourceKey, handle: string): AwsFault | undefined {
  const receipt = readReceiptHandle(step.seed, key, handle)
  if (receipt === undefined) return invalidHandle(handle)
  const before = step.read<QueueState>(key) as QueueState
  const message = messageAt(before, receipt.ordinal)
  if (message === undefined) return undefined
  const isHeld = message.status === 'in-flight' && message.receives === receipt.receive
  if (before.fifo !== null && !isHeld) return invalidValue(handle, 'ReceiptHandle', 'The receipt handle has expired.')
  const queue = step.edit<QueueState>(key)
  if (queue.fair !== null && message.status === 'in-flight') noteProcessing(queue, message, step.now)
  dropMessage(queue, message)
  queue.ledger.deleted++
  step.emit('sqs.MessageDeleted', key, { messageId: message.messageId, trail: message.trail, receives: message.receives })
  if (queue.fifo === null) perhapsLeaveGhost(step, key, queue, message)
  if (queue.fair !== null) judgeTenant(step, key, queue, message.group)
  if (queue.waiters.length > 0) serveWaiters(step, key, queue)
  return undefined
}
