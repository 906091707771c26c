/** To a queue, as a subscriber or as a dead-letter queue. https://docs.aws.amazon.com/sns/latest/dg/sns-sqs-as-subscriber.html */
import { queueUrl } from '../../../../aws/identity.ts'
import type { JsonObject } from '../../../../base/json.ts'
import { queueKey } from '../../shared/resource-keys.ts'
import type { MessageAttributes } from '../state.ts'
import type { Parcel } from './parcel.ts'

/** A message as a queue gets it: the envelope, or with raw delivery the bare text and its attributes. Plain JSON. */
export interface Letter {
  readonly body: string
  readonly attributes: MessageAttributes | null
  readonly groupId: string | null
  readonly deduplicationId: string | null
  /** Of a FIFO topic: a standard queue then learns nothing of groups (recorded); otherwise the group is passed on for fair queues. */
  readonly isFifo: boolean
}

export function queueParcel(queue: string, { body, attributes, groupId, deduplicationId, isFifo }: Letter): Parcel {
  const toFifo = queue.endsWith('.fifo')
  const input: JsonObject = {
    QueueUrl: queueUrl(queue),
    MessageBody: body,
    ...(attributes !== null && { MessageAttributes: attributes }),
    ...(groupId !== null && (toFifo || !isFifo) && { MessageGroupId: groupId }),
    ...(deduplicationId !== null && toFifo && { MessageDeduplicationId: deduplicationId }),
  }
  return { to: 'sqs', operation: 'SendMessage', input, target: queueKey(queue) }
}
