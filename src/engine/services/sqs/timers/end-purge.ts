/** A purge that takes its time ends: all that is in the queue goes, also what was sent since. Stale when the queue went or was purged anew. */
import type { JsonObject } from '../../../../base/json.ts'
import type { Step } from '../../../kernel/index.ts'
import { purgeMessages } from '../purge.ts'
import type { QueueState } from '../state.ts'

export function endPurge(step: Step, data: JsonObject): void {
  const key = data['queue'] as string
  const held = step.read<QueueState>(key)
  if (held === undefined || held.purgedAt !== data['at'] || held.createdAt !== data['createdAt']) return
  purgeMessages(step, key, step.edit<QueueState>(key))
}
