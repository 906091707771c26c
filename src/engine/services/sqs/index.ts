/** Amazon SQS: the door of the service. */
import type { SqsInput, SqsOperation } from '../../../aws/services/sqs.ts'
import type { Action, ServiceTable } from '../shared/service-table.ts'
import { changeMessageVisibility } from './actions/change-message-visibility.ts'
import { createQueue } from './actions/create-queue.ts'
import { deleteMessage } from './actions/delete-message.ts'
import { deleteMessageBatch } from './actions/delete-message-batch.ts'
import { deleteQueue } from './actions/delete-queue.ts'
import { getQueueAttributes } from './actions/get-queue-attributes.ts'
import { getQueueUrl } from './actions/get-queue-url.ts'
import { receiveMessage } from './actions/receive-message.ts'
import { sendMessage } from './actions/send-message.ts'
import { setQueueAttributes } from './actions/set-queue-attributes.ts'
import { acceptDeadLetter } from './timers/accept-dead-letter.ts'
import { endDelay } from './timers/end-delay.ts'
import { endLongPoll } from './timers/end-long-poll.ts'
import { expectRedelivery } from './timers/expect-redelivery.ts'
import { expireRetention } from './timers/expire-retention.ts'
import { expireVisibility } from './timers/expire-visibility.ts'

export const sqsService = {
  name: 'sqs',
  actions: {
    ChangeMessageVisibility: changeMessageVisibility,
    CreateQueue: createQueue,
    DeleteMessage: deleteMessage,
    DeleteMessageBatch: deleteMessageBatch,
    DeleteQueue: deleteQueue,
    GetQueueAttributes: getQueueAttributes,
    GetQueueUrl: getQueueUrl,
    ReceiveMessage: receiveMessage,
    SendMessage: sendMessage,
    SetQueueAttributes: setQueueAttributes,
  } satisfies { readonly [O in SqsOperation]: Action<SqsInput<O>> },
  timers: {
    AcceptDeadLetter: acceptDeadLetter,
    EndDelay: endDelay,
    EndLongPoll: endLongPoll,
    ExpectRedelivery: expectRedelivery,
    ExpireRetention: expireRetention,
    ExpireVisibility: expireVisibility,
  },
} as const satisfies ServiceTable

export type { QueueState } from './state.ts'
export * from './view.ts'
export { whyMessage, whyQueue } from './why.ts'
