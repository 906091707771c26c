/** A topic accepts a message: it gets its id, is kept in the archive and goes to the subscriptions. */
import { topicArn } from '../../../aws/identity.ts'
import type { SnsOutput } from '../../../aws/services/sns.ts'
import { derivedUuid } from '../../../base/random.ts'
import type { ResourceKey, Step } from '../../kernel/index.ts'
import { addToArchive } from './archive.ts'
import { deduplicationKey, earlierLike, remember } from './deduplication.ts'
import { judge, passOn } from './fan-out.ts'
import type { Message } from './message.ts'
import type { Publication } from './publication.ts'
import { wakeReplay } from './replay.ts'
import type { TopicState } from './state.ts'

/** What the publisher is answered. */
type Accepted = SnsOutput<'Publish'>

export function accept(step: Step, key: ResourceKey, publication: Publication, trail: string | undefined): Accepted {
  const topic = step.edit<TopicState>(key)
  const { groupId = '', deduplicationId } = publication
  const like = deduplicationId === undefined ? undefined : deduplicationKey(topic, groupId, deduplicationId)
  const earlier = like === undefined ? undefined : earlierLike(topic, like, step.now)
  if (earlier !== undefined) {
    topic.duplicates++
    const { messageId, sequenceNumber, at } = earlier
    step.emit('sns.DuplicateDropped', key, {
      messageId,
      deduplicationId: deduplicationId ?? '',
      group: groupId,
      acceptedAt: at,
      ...(trail && { trail }),
    })
    return { MessageId: messageId, SequenceNumber: sequenceNumber }
  }
  const ordinal = topic.nextMessage++
  topic.published++
  const message = messageOf(step, key, topic, publication, ordinal, trail)
  const { messageId, sequenceNumber } = message
  if (like !== undefined && sequenceNumber !== undefined) remember(topic, like, { at: step.now, messageId, sequenceNumber })
  if (topic.isFifo) addToArchive(step, message)
  publishTo(step, topic, message)
  noteProtection(step, message, publication)
  return { MessageId: messageId, ...(sequenceNumber !== undefined && { SequenceNumber: sequenceNumber }) }
}

function messageOf(
  step: Step,
  key: ResourceKey,
  topic: Readonly<TopicState>,
  { texts, subject, attributes, groupId, deduplicationId }: Publication,
  ordinal: number,
  trail: string | undefined,
): Message {
  const message: Message = {
    topic: key,
    topicArn: topicArn(topic.name),
    messageId: derivedUuid(step.seed, `${key}/message/${ordinal}`),
    trail: trail ?? `${key}/${ordinal}`,
    texts,
    signatureVersion: topic.attributes['SignatureVersion'] === '2' ? '2' : '1',
    epochMs: step.epochMs,
    seed: step.seed,
  }
  const isPlain = !topic.isFifo && subject === undefined && attributes === undefined && groupId === undefined
  if (isPlain && deduplicationId === undefined) return message
  return {
    ...message,
    ...(subject !== undefined && { subject }),
    ...(attributes !== undefined && { attributes }),
    ...(groupId !== undefined && { groupId }),
    ...(deduplicationId !== undefined && { deduplicationId }),
    ...(topic.isFifo && { sequenceNumber: sequenceNumberOf(ordinal) }),
  }
}

/** Twenty digits that grow, as AWS's do. */
function sequenceNumberOf(ordinal: number): string {
  return `1${String(ordinal * 1000).padStart(19, '0')}`
}

function publishTo(step: Step, topic: Readonly<TopicState>, message: Message): void {
  const { messageId, trail } = message
  const judged = topic.subscriptions.map((subscription) => judge(step, subscription, message))
  const matched = judged.filter(({ verdict }) => verdict.is === 'passes').length
  step.emit('sns.Published', message.topic, { messageId, trail, subscriptions: judged.length, matched })
  for (const one of judged) {
    passOn(step, one, message)
    if (one.verdict.is === 'withheld' && one.verdict.reason === 'replaying') wakeReplay(step, one.subscription)
  }
}

function noteProtection(step: Step, { topic, messageId, trail }: Message, { audit, deidentified }: Publication): void {
  if (deidentified !== undefined) step.emit('sns.Deidentified', topic, { messageId, trail, identifiers: deidentified })
  if (audit === undefined || step.random(topic, 'audit') * 100 >= audit.percent) return
  const counts: Record<string, number> = {}
  for (const { identifier } of audit.findings) counts[identifier] = (counts[identifier] ?? 0) + 1
  step.emit('sns.Audited', topic, { messageId, trail, findings: counts })
}
