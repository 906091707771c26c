/** A host that missed a delete is back: what it kept can be received once more. */
import type { JsonObject } from '../../../../base/json.ts'
import type { Step } from '../../../kernel/index.ts'
import { serveWaiters } from '../receive.ts'
import type { QueueState } from '../state.ts'

export function returnGhost(step: Step, data: JsonObject): void {
  const key = data['queue'] as string
  const back = step.read<QueueState>(key)?.ghosts.filter(({ returnsAt }) => returnsAt === step.now) ?? []
  if (back.length === 0) return
  const queue = step.edit<QueueState>(key)
  for (const { messageId, trail } of back.map(({ message }) => message)) step.emit('sqs.CopyReturned', key, { messageId, trail })
  serveWaiters(step, key, queue)
}
