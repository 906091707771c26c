/**
 * An order from whoever received for others: the work on these messages has ended and they will not be deleted. The rest
 * of their visibility timeout is now something the run waits for, so it is armed again as work.
 */
import type { JsonObject } from '../../../../base/json.ts'
import type { Step } from '../../../kernel/index.ts'
import { readReceiptHandle } from '../receipt-handle.ts'
import type { QueueState } from '../state.ts'
import { messageAt } from '../stored.ts'

export function expectRedelivery(step: Step, data: JsonObject): void {
  const key = data['queue'] as string
  const queue = step.read<QueueState>(key)
  if (queue === undefined) return
  for (const handle of data['receipts'] as readonly string[]) {
    const receipt = readReceiptHandle(step.seed, key, handle)
    const message = receipt && messageAt(queue, receipt.ordinal)
    if (message?.status !== 'in-flight' || message.receives !== receipt?.receive) continue
    const { ordinal, receives, visibleAt } = message
    step.schedule(visibleAt - step.now, 'work', {
      to: 'sqs',
      timer: 'ExpireVisibility',
      data: { queue: key, message: ordinal, receive: receives, at: visibleAt },
    })
  }
}
