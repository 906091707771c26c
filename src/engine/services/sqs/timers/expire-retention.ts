/** The oldest message's time is up. Stale when the timer was armed anew for an earlier time. */
import type { JsonObject } from '../../../../base/json.ts'
import type { Step } from '../../../kernel/index.ts'
import { expireOld } from '../retention.ts'
import type { QueueState } from '../state.ts'

export function expireRetention(step: Step, data: JsonObject): void {
  const key = data['queue'] as string
  if (step.read<QueueState>(key)?.retentionDueAt !== data['at']) return
  const queue = step.edit<QueueState>(key)
  queue.retentionDueAt = null
  expireOld(step, key, queue)
}
