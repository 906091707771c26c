/** Amazon SQS: the door of the service. */
import type { SqsInput, SqsOperation } from '../../../aws/services/sqs.ts'
import type { Action, ServiceTable } from '../shared/service-table.ts'
import { guarded } from './access.ts'
import { addPermission } from './actions/add-permission.ts'
import { cancelMessageMoveTask } from './actions/cancel-message-move-task.ts'
import { changeMessageVisibility } from './actions/change-message-visibility.ts'
import { changeMessageVisibilityBatch } from './actions/change-message-visibility-batch.ts'
import { createQueue } from './actions/create-queue.ts'
import { deleteMessage } from './actions/delete-message.ts'
import { deleteMessageBatch } from './actions/delete-message-batch.ts'
import { deleteQueue } from './actions/delete-queue.ts'
import { getQueueAttributes } from './actions/get-queue-attributes.ts'
import { getQueueUrl } from './actions/get-queue-url.ts'
import { listDeadLetterSourceQueues } from './actions/list-dead-letter-source-queues.ts'
import { listMessageMoveTasks } from './actions/list-message-move-tasks.ts'
import { listQueues } from './actions/list-queues.ts'
import { listQueueTags } from './actions/list-queue-tags.ts'
import { purgeQueue } from './actions/purge-queue.ts'
import { receiveMessage } from './actions/receive-message.ts'
import { removePermission } from './actions/remove-permission.ts'
import { sendMessage } from './actions/send-message.ts'
import { sendMessageBatch } from './actions/send-message-batch.ts'
import { setQueueAttributes } from './actions/set-queue-attributes.ts'
import { startMessageMoveTask } from './actions/start-message-move-task.ts'
import { tagQueue } from './actions/tag-queue.ts'
import { untagQueue } from './actions/untag-queue.ts'
import { acceptDeadLetter } from './timers/accept-dead-letter.ts'
import { acceptMovedMessage } from './timers/accept-moved-message.ts'
import { breakLongPolls } from './timers/break-long-polls.ts'
import { configureRealism } from './timers/configure-realism.ts'
import { configureSettling } from './timers/configure-settling.ts'
import { endDelay } from './timers/end-delay.ts'
import { endLongPoll } from './timers/end-long-poll.ts'
import { endPurge } from './timers/end-purge.ts'
import { expectRedelivery } from './timers/expect-redelivery.ts'
import { expireRetention } from './timers/expire-retention.ts'
import { expireVisibility } from './timers/expire-visibility.ts'
import { moveNextMessage } from './timers/move-next-message.ts'
import { reachDeadline } from './timers/reach-deadline.ts'
import { returnGhost } from './timers/return-ghost.ts'
import { settleAttributes } from './timers/settle-attributes.ts'

export const sqsService = {
  name: 'sqs',
  actions: {
    AddPermission: addPermission,
    CancelMessageMoveTask: cancelMessageMoveTask,
    ChangeMessageVisibility: guarded('ChangeMessageVisibility', changeMessageVisibility),
    ChangeMessageVisibilityBatch: guarded('ChangeMessageVisibility', changeMessageVisibilityBatch),
    CreateQueue: createQueue,
    DeleteMessage: guarded('DeleteMessage', deleteMessage),
    DeleteMessageBatch: guarded('DeleteMessage', deleteMessageBatch),
    DeleteQueue: deleteQueue,
    GetQueueAttributes: guarded('GetQueueAttributes', getQueueAttributes),
    GetQueueUrl: getQueueUrl,
    ListDeadLetterSourceQueues: guarded('ListDeadLetterSourceQueues', listDeadLetterSourceQueues),
    ListMessageMoveTasks: listMessageMoveTasks,
    ListQueues: listQueues,
    ListQueueTags: listQueueTags,
    PurgeQueue: guarded('PurgeQueue', purgeQueue),
    ReceiveMessage: guarded('ReceiveMessage', receiveMessage),
    RemovePermission: removePermission,
    SendMessage: sendMessage,
    SendMessageBatch: sendMessageBatch,
    SetQueueAttributes: setQueueAttributes,
    StartMessageMoveTask: startMessageMoveTask,
    TagQueue: tagQueue,
    UntagQueue: untagQueue,
  } satisfies { readonly [O in SqsOperation]: Action<SqsInput<O>> },
  timers: {
    AcceptDeadLetter: acceptDeadLetter,
    AcceptMovedMessage: acceptMovedMessage,
    BreakLongPolls: breakLongPolls,
    ConfigureRealism: configureRealism,
    ConfigureSettling: configureSettling,
    EndDelay: endDelay,
    EndLongPoll: endLongPoll,
    EndPurge: endPurge,
    ExpectRedelivery: expectRedelivery,
    ExpireRetention: expireRetention,
    ExpireVisibility: expireVisibility,
    MoveNextMessage: moveNextMessage,
    ReachDeadline: reachDeadline,
    ReturnGhost: returnGhost,
    SettleAttributes: settleAttributes,
  },
} as const satisfies ServiceTable

export { isDeadlineStale } from './deadlines.ts'
export { messagesInOrder } from './message-list.ts'
export { taskHandle as moveTaskHandle, tasksKey as moveTasksOfQueue, type MoveTasks } from './move-tasks.ts'
export { oldestCounted } from './oldest-message.ts'
export { allSystemAttributes } from './received-message.ts'
export type { MessageStatus, QueueState, StoredMessage } from './state.ts'
export { storedMessages } from './stored.ts'
export * from './view.ts'
export { whyMessage, whyQueue } from './why.ts'
export { whyGone } from './why-gone.ts'
