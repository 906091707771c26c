/**
 * The message whose age AWS shows as the age of the oldest: one that was received three times or more without a delete does
 * not count. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
 */
import { heapPop, heapPush } from '../../../base/heap.ts'
import type { QueueState, StoredMessage } from './state.ts'
import { isSentBefore, poisonReceives } from './stock.ts'
import { messageAt } from './stored.ts'

export function oldestCounted(queue: Readonly<QueueState>): StoredMessage | undefined {
  const { retention } = queue
  const open: number[] = retention.length > 0 ? [0] : []
  const isOlder = (a: number, b: number): boolean => {
    const [first, second] = [retention[a], retention[b]]
    return first !== undefined && second !== undefined && isSentBefore(first, second)
  }
  for (let place = heapPop(open, isOlder); place !== undefined; place = heapPop(open, isOlder)) {
    const message = messageAt(queue, retention[place]?.ordinal ?? 0)
    if (message !== undefined && message.receives < poisonReceives) return message
    for (const child of [2 * place + 1, 2 * place + 2]) if (child < retention.length) heapPush(open, child, isOlder)
  }
  return undefined
}
