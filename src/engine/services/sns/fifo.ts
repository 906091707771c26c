/**
 * Order within a group of a FIFO topic. To each subscriber a group has one delivery on its way at a time; the messages behind
 * it wait in a lane, so that a retry is never overtaken. https://docs.aws.amazon.com/sns/latest/dg/fifo-topic-message-ordering.html
 */
import type { ResourceKey, Step } from '../../kernel/index.ts'
import type { Message } from './message.ts'
import type { SubscriptionState } from './state.ts'

/** True when the message may be delivered now; otherwise it waits its turn, which `leaveLane` will tell. */
export function enterLane(step: Step, subscription: ResourceKey, message: Message): boolean {
  const { groupId, sequenceNumber } = message
  if (groupId === undefined || sequenceNumber === undefined) return true
  const { lanes } = step.edit<SubscriptionState>(subscription)
  const waiting = lanes[groupId]
  if (waiting === undefined) lanes[groupId] = []
  else waiting.push(message)
  return waiting === undefined
}

/** The delivery at the head of the group is settled (delivered, dead-lettered or dropped): answers the message whose turn it is. */
export function leaveLane(step: Step, subscription: ResourceKey, groupId: string): Message | undefined {
  if (step.read<SubscriptionState>(subscription)?.lanes[groupId] === undefined) return undefined
  const { lanes } = step.edit<SubscriptionState>(subscription)
  const next = lanes[groupId]?.shift()
  if (next === undefined) delete lanes[groupId]
  return next
}
