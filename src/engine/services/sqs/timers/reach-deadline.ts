/** The first of a queue's visibility timeouts ends. Stale when an earlier one was armed since. */
import type { JsonObject } from '../../../../base/json.ts'
import type { Step } from '../../../kernel/index.ts'
import { armDeadline, takeDeadline } from '../deadlines.ts'
import type { QueueState } from '../state.ts'
import { endVisibilityTimeout } from '../visibility.ts'

export function reachDeadline(step: Step, data: JsonObject): void {
  const key = data['queue'] as string
  const sequence = data['sequence'] as number
  if (step.read<QueueState>(key)?.armed?.sequence !== sequence) return
  const queue = step.edit<QueueState>(key)
  const message = takeDeadline(queue, sequence)
  if (message) endVisibilityTimeout(step, key, queue, message)
  armDeadline(step, key, queue)
}
