/** Nothing came while a long poll waited: it is answered with nothing. Stale when it was served before. */
import type { JsonObject } from '../../../../base/json.ts'
import { ok } from '../../../../base/result.ts'
import type { Step } from '../../../kernel/index.ts'
import type { QueueState } from '../state.ts'

export function endLongPoll(step: Step, data: JsonObject): void {
  const key = data['queue'] as string
  const place = step.read<QueueState>(key)?.waiters.findIndex(({ waiter }) => waiter === data['waiter']) ?? -1
  if (place < 0) return
  const queue = step.edit<QueueState>(key)
  const waiter = queue.waiters.splice(place, 1)[0]
  if (waiter === undefined) return
  queue.emptyReceives++
  step.emit('sqs.EmptyReceive', key, { receiver: waiter.receiver })
  step.reply('ReceiveMessage', waiter.replyTo ?? undefined, ok({}))
}
