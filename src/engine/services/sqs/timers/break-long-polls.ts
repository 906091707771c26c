/** The queue goes down: whoever waits at it for messages is answered with its fault. Messages stay where they are. */
import type { JsonObject } from '../../../../base/json.ts'
import { fail } from '../../../../base/result.ts'
import type { Fault, Step } from '../../../kernel/index.ts'
import type { QueueState } from '../state.ts'

export function breakLongPolls(step: Step, data: JsonObject): void {
  const { queue: key, fault } = data as unknown as { readonly queue: string; readonly fault: Fault }
  if ((step.read<QueueState>(key)?.waiters.length ?? 0) === 0) return
  const queue = step.edit<QueueState>(key)
  for (const { replyTo } of queue.waiters) step.reply('ReceiveMessage', replyTo ?? undefined, fail(fault))
  step.emit('sqs.LongPollsBroken', key, { count: queue.waiters.length })
  queue.waiters = []
}
