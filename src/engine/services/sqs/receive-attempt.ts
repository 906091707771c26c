/**
 * `ReceiveRequestAttemptId` of FIFO queues: within five minutes a receive can be asked for again, and gives the same messages
 * with the same handles and a new visibility timeout, unless one of them was deleted or given another timeout meanwhile.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html
 */
import { heapPop, heapPush } from '../../../base/heap.ts'
import type { AttemptsState } from './fifo-state.ts'
import type { QueueState, StoredMessage } from './state.ts'
import { messageAt } from './stored.ts'

const attemptMs = 300_000

/** What asking again comes to: the same messages, nothing to repeat, or a refusal because the first answer does not hold any more. */
export type Repetition =
  | { readonly kind: 'same'; readonly messages: readonly StoredMessage[] }
  | { readonly kind: 'new' }
  | { readonly kind: 'void' }

/** After five minutes, and once the visibility timeout has ended, the id is as good as new. */
export function repetitionOf(queue: Readonly<QueueState>, id: string | undefined, now: number): Repetition {
  const attempt = id === undefined ? undefined : queue.fifo?.attempts.byId[`attempt-${id}`]
  if (attempt === undefined || now - attempt.at >= attemptMs || now >= attempt.until) return { kind: 'new' }
  const messages: StoredMessage[] = []
  for (const { ordinal, receive } of attempt.messages) {
    const message = messageAt(queue, ordinal)
    const isAsItWas = message?.status === 'in-flight' && message.receives === receive && message.visibleAt === attempt.until
    if (!isAsItWas) return { kind: 'void' }
    messages.push(message)
  }
  return { kind: 'same', messages }
}

/** `messages` were just received, or received again, and are hidden until `until`. */
export function rememberAttempt(attempts: AttemptsState, id: string, messages: readonly StoredMessage[], now: number, until: number): void {
  for (let oldest = attempts.order[0]; oldest !== undefined && now - oldest.at >= attemptMs; oldest = attempts.order[0]) {
    heapPop(attempts.order, isSooner)
    if (attempts.byId[`attempt-${oldest.id}`]?.at === oldest.at) delete attempts.byId[`attempt-${oldest.id}`]
  }
  attempts.byId[`attempt-${id}`] = { at: now, until, messages: messages.map(({ ordinal, receives: receive }) => ({ ordinal, receive })) }
  heapPush(attempts.order, { at: now, id }, isSooner)
}

/** The same receive once more: its five minutes go on counting from the first. */
export function extendAttempt(attempts: AttemptsState, id: string, until: number): void {
  const attempt = attempts.byId[`attempt-${id}`]
  if (attempt !== undefined) attempt.until = until
}

function isSooner(a: { readonly at: number }, b: { readonly at: number }): boolean {
  return a.at < b.at
}
