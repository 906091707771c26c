/** FIFO topics: a message whose like was accepted within five minutes is accepted and not delivered. https://docs.aws.amazon.com/sns/latest/dg/fifo-message-dedup.html */
import { snsLimits } from '../../../aws/services/sns.ts'
import type { RecentMessage, TopicState } from './state.ts'

/** By default an id counts for the whole topic; with `FifoThroughputScope` `MessageGroup`, for its group. */
export function deduplicationKey({ attributes }: Readonly<TopicState>, groupId: string, deduplicationId: string): string {
  return attributes['FifoThroughputScope'] === 'MessageGroup' ? `${groupId} ${deduplicationId}` : deduplicationId
}

export function earlierLike(topic: Readonly<TopicState>, key: string, now: number): RecentMessage | undefined {
  const recent = topic.recent[key]
  return recent !== undefined && isRecent(recent, now) ? recent : undefined
}

/** Also forgets what is older than five minutes. */
export function remember(topic: TopicState, key: string, message: RecentMessage): void {
  const { recent, recentOrder } = topic
  let forgotten = 0
  for (const old of recentOrder) {
    const seen = recent[old]
    if (seen !== undefined && isRecent(seen, message.at)) break
    delete recent[old]
    forgotten++
  }
  if (forgotten > 0) recentOrder.splice(0, forgotten)
  recent[key] = message
  recentOrder.push(key)
}

function isRecent({ at }: RecentMessage, now: number): boolean {
  return now - at < snsLimits.deduplicationMs
}
