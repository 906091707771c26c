/** What the delivering side makes of a message for one protocol: a call of the service that stands behind the endpoint. */
import type { AwsFault } from '../../../../aws/service.ts'
import type { JsonObject } from '../../../../base/json.ts'
import type { Result } from '../../../../base/result.ts'
import type { ResourceKey } from '../../../kernel/index.ts'
import type { Message } from '../message.ts'

/** A call, and the resource it reaches. */
export interface Parcel {
  readonly to: string
  readonly operation: string
  readonly input: JsonObject
  readonly target: ResourceKey
}

/** To whom a message goes, and what of topic and subscription shows in it. */
export interface Addressee {
  readonly endpoint: string
  /** The subscription's ARN; empty for what is published straight to a phone or a device. */
  readonly arn: string
  readonly raw: boolean
  /** The topic's `DisplayName`; empty when it has none. */
  readonly displayName: string
  /** The account's `DefaultSenderID` for text messages; empty when nobody set one. */
  readonly defaultSender: string
  /** The `Content-Type` of HTTP requests. */
  readonly contentType: string
}

/** `envelope` is SNS's JSON around the message's text for this protocol. A fault is the subscriber's: it is not tried again. */
export type Pack = (message: Message, text: string, envelope: string, to: Addressee) => Result<Parcel, AwsFault>
