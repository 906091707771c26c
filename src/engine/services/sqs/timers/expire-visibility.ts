/** A visibility timeout ends. Stale when the message was deleted, received again, or given more time. */
import type { JsonObject } from '../../../../base/json.ts'
import type { Step } from '../../../kernel/index.ts'
import type { QueueState } from '../state.ts'
import { messageAt } from '../stored.ts'
import { endVisibilityTimeout } from '../visibility.ts'

export function expireVisibility(step: Step, data: JsonObject): void {
  const key = data['queue'] as string
  const held = step.read<QueueState>(key)
  const message = held && messageAt(held, data['message'] as number)
  if (message?.status !== 'in-flight' || message.receives !== data['receive'] || message.visibleAt !== data['at']) return
  const queue = step.edit<QueueState>(key)
  const hidden = messageAt(queue, message.ordinal)
  if (hidden) endVisibilityTimeout(step, key, queue, hidden)
}
