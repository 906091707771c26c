/** Why a message left a queue, or did not come out of it. */
import type { ResourceKey, WorldEvent } from '../../kernel/index.ts'
import { nameOfKey } from '../shared/resource-keys.ts'
import type { Why } from '../shared/why.ts'
import { times, whyPages } from './why-words.ts'

type NameOf = (key: ResourceKey) => string

/** Why a message left a queue: from the event that says so. */
export function whyGone({ type, data, subject }: WorldEvent, nameOf: NameOf = nameOfKey): Why | undefined {
  const receives = Number(data['receives'] ?? 0)
  switch (type) {
    case 'sqs.MessageDeleted':
      return {
        rule: 'sqs.deleted',
        text: `Deleted by its receiver; it had been received ${times(receives)}.`,
        page: `${whyPages.guide}step-delete-message.html`,
      }
    case 'sqs.MessageExpired':
      return {
        rule: 'sqs.expired',
        text: `Expired: its retention ended before anyone deleted it; it had been received ${times(receives)}.`,
        page: whyPages.retention,
      }
    case 'sqs.MessageMovedToDeadLetter': {
      const text = `Moved to ${nameOf(String(data['target']))}: received ${times(receives)} without a delete, as often as the redrive policy allows.`
      return { rule: 'sqs.dead-lettered', text, page: whyPages.deadLetters }
    }
    case 'sqs.DeadLetterLost':
      return {
        rule: 'sqs.dead-letter-lost',
        text: `Lost: the dead-letter queue ${nameOf(subject)} was deleted while the message was on its way.`,
        page: whyPages.deadLetters,
      }
    case 'sqs.DuplicateSuppressed': {
      const text = `Taken and forgotten: a message with the deduplication id ${String(data['deduplicationId'])} was sent at ${Number(data['firstSentAt'])} ms, and for 5 minutes, until ${Number(data['until'])} ms, another one counts as its duplicate. The sender was answered with the first one’s id.`
      return { rule: 'sqs.deduplicated', text, page: whyPages.deduplication }
    }
    case 'sqs.DeleteMissedCopy': {
      const text = `Deleted, but one host that stores a copy was away: when it is back, at ${Number(data['returnsAt'])} ms, the message can be received once more.`
      return { rule: 'sqs.delete-missed-copy', text, page: whyPages.copies }
    }
    case 'sqs.EmptyReceive': {
      if (data['hosts'] === undefined) return undefined
      const text = `The short poll asked ${Number(data['asked'])} of the queue’s ${Number(data['hosts'])} hosts, and none of them holds a message that is waiting. A long poll asks all of them.`
      return { rule: 'sqs.short-poll', text, page: whyPages.polling }
    }
    case 'sqs.MessagePurged':
      return {
        rule: 'sqs.purged',
        text: `Purged: the whole queue was emptied; it had been received ${times(receives)}.`,
        page: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_PurgeQueue.html',
      }
    case 'sqs.MessageMovedByTask':
      return {
        rule: 'sqs.moved-by-task',
        text: `Moved to ${nameOf(String(data['target']))} by a move task, where it is a new message.`,
        page: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html',
      }
    default:
      return undefined
  }
}
