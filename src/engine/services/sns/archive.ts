/** The archive of a FIFO topic: every accepted message, for as many days as `ArchivePolicy` says. https://docs.aws.amazon.com/sns/latest/dg/message-archiving-and-replay-topic-owner.html */
import { snsLimits } from '../../../aws/services/sns.ts'
import { isJsonObject } from '../../../base/json.ts'
import type { ResourceKey, Step } from '../../kernel/index.ts'
import { nameOfKey } from '../shared/resource-keys.ts'
import type { Message } from './message.ts'
import type { TopicState } from './state.ts'

export interface Archive {
  /** Milliseconds since 1970 at which archiving began. */
  readonly sinceMs: number
  messages: Message[]
  /** The number of the first message that is still there; the first ever was 0. */
  first: number
}

const dayMs = 86_400_000

export function archiveKey(topic: ResourceKey): ResourceKey {
  return `sns/archive/${nameOfKey(topic)}`
}

/** Days, or `undefined` for no archive. */
function archiveDays(text: string | undefined): number | undefined {
  const policy = parse(text ?? '')
  const days = isJsonObject(policy) ? Number(policy['MessageRetentionPeriod']) : Number.NaN
  return Number.isInteger(days) && days >= 1 && days <= snsLimits.archiveDays ? days : undefined
}

/** What AWS would refuse in a policy, in words of ours. An empty object turns archiving off. */
export function archivePolicyProblem(text: string): string | undefined {
  const policy = parse(text)
  if (!isJsonObject(policy)) return 'ArchivePolicy: must be a JSON object'
  if (Object.keys(policy).length === 0 || archiveDays(text) !== undefined) return undefined
  return `ArchivePolicy: MessageRetentionPeriod must be from 1 to ${snsLimits.archiveDays}`
}

/** Begins or ends the archive as the topic's policy now says. Its messages go with it. */
export function settleArchive(step: Step, topic: ResourceKey): void {
  const days = archiveDays(step.read<TopicState>(topic)?.attributes['ArchivePolicy'])
  const key = archiveKey(topic)
  const isThere = step.read(key) !== undefined
  if (days !== undefined && !isThere) step.create<Archive>(key, { sinceMs: step.epochMs, messages: [], first: 0 })
  if (days === undefined && isThere) step.remove(key)
}

export function addToArchive(step: Step, message: Message): void {
  const key = archiveKey(message.topic)
  if (step.read(key) === undefined) return
  const archive = step.edit<Archive>(key)
  const beginning = beginningOf(step, message.topic, archive)
  const kept = archive.messages.findIndex(({ epochMs }) => epochMs >= beginning)
  const gone = kept < 0 ? archive.messages.length : kept
  if (gone > 0) archive.messages.splice(0, gone)
  archive.first += gone
  archive.messages.push(message)
}

/** The earliest moment from which messages can be replayed; `undefined` without an archive. */
export function beginningArchiveMs(step: Step, topic: ResourceKey): number | undefined {
  const archive = step.read<Archive>(archiveKey(topic))
  return archive && beginningOf(step, topic, archive)
}

function beginningOf(step: Step, topic: ResourceKey, { sinceMs }: Readonly<Archive>): number {
  const days = archiveDays(step.read<TopicState>(topic)?.attributes['ArchivePolicy']) ?? 0
  return Math.max(sinceMs, step.epochMs - days * dayMs)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
