/**
 * Dead letters: a message that was received as often as the redrive policy allows is moved instead of received.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
 */
import { queueArn } from '../../../aws/identity.ts'
import type { ResourceKey, Step } from '../../kernel/index.ts'
import type { DeadLetter, QueueState, StoredMessage } from './state.ts'
import { dropMessage } from './stock.ts'

/** Where the next receive would send this message; `undefined` as long as it may still be received here. A queue that is not there takes nothing. */
export function redriveTarget(step: Step, queue: Readonly<QueueState>, message: Readonly<StoredMessage>): ResourceKey | undefined {
  const redrive = queue.settings.redrive
  if (redrive === null || message.receives < redrive.maxReceiveCount) return undefined
  return step.read<QueueState>(redrive.target) === undefined ? undefined : redrive.target
}

/** The message leaves this queue and takes the road to the other; `AcceptDeadLetter` receives it there. */
export function moveToDeadLetter(step: Step, key: ResourceKey, queue: QueueState, message: StoredMessage, target: ResourceKey): void {
  dropMessage(queue, message)
  queue.ledger.movedOut++
  const letter: DeadLetter = {
    messageId: message.messageId,
    trail: message.trail,
    body: message.body,
    bytes: message.bytes,
    sentAt: message.sentAt,
    sender: message.sender,
    attributes: message.attributes,
    system: message.system,
    md5: message.md5,
    earlierReceives: message.earlierReceives + message.receives,
    firstReceivedAt: message.firstReceivedAt,
  }
  step.emit('sqs.MessageMovedToDeadLetter', key, { messageId: message.messageId, trail: message.trail, receives: message.receives, target })
  step.send({
    to: 'sqs',
    timer: 'AcceptDeadLetter',
    data: { queue: target, source: queueArn(queue.name), letter: { ...letter } },
    hop: {
      track: 'redrive',
      from: key,
      to: target,
      carries: [{ trail: message.trail, message: message.messageId, receives: message.receives }],
    },
  })
}
