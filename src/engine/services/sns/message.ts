/**
 * A message as it was accepted: what the publishing side (actions) hands to the delivering side (`delivery.ts`).
 * Plain JSON without `undefined`, because FIFO topics keep messages in the world: waiting behind their group, and in the archive.
 */
import type { ResourceKey } from '../../kernel/index.ts'
import type { Texts } from './message-structure.ts'

/** A type and a value: text, or base64 for bytes. */
export type MessageAttribute = {
  readonly DataType: string
  readonly StringValue?: string | undefined
  readonly BinaryValue?: string | undefined
}
export type MessageAttributes = Readonly<Record<string, MessageAttribute>>

export interface Message {
  /** Where it was published, and the subject of its events: a topic, a platform endpoint, or `snsAccountKey` for a phone number. */
  readonly topic: ResourceKey
  /** Absent when it was published straight to a phone or a platform endpoint. */
  readonly topicArn?: string
  /** Who published straight to a phone or a platform endpoint: there is no topic that it comes from. */
  readonly publisher?: ResourceKey
  readonly messageId: string
  readonly trail: string
  readonly texts: Texts
  readonly subject?: string
  readonly attributes?: MessageAttributes
  /** Required on FIFO topics; on standard topics it is only passed on to standard queues (fair queues). */
  readonly groupId?: string
  /** FIFO topics only: as given, or the SHA-256 of the message. */
  readonly deduplicationId?: string
  /** FIFO topics only; its presence is what makes a message one of a FIFO topic. */
  readonly sequenceNumber?: string
  readonly signatureVersion: '1' | '2'
  /** It comes out of the archive of its topic. */
  readonly replayed?: true
  /** When it was published. */
  readonly epochMs: number
  readonly seed: number
}
