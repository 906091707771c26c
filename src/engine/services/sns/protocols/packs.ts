/** Every protocol that brings something to a service behind an endpoint. Queues take the letter itself, and Firehose is inert: nothing here stands behind it. */
import type { SnsProtocol } from '../../../../aws/services/sns.ts'
import { packForEmail, packForEmailJson } from './email.ts'
import { packForHttp } from './http.ts'
import { packForLambda } from './lambda.ts'
import type { Pack } from './parcel.ts'
import { packForPush } from './push.ts'
import { packForSms } from './sms.ts'

export const packs = {
  lambda: packForLambda,
  http: packForHttp,
  https: packForHttp,
  email: packForEmail,
  'email-json': packForEmailJson,
  sms: packForSms,
  application: packForPush,
} as const satisfies Readonly<Record<Exclude<SnsProtocol, 'sqs' | 'firehose'>, Pack>>

export type PackedProtocol = keyof typeof packs

/** Protocols with which raw delivery is possible; the others get the envelope, or a text, whatever the attribute says. */
export function takesRaw(protocol: SnsProtocol): boolean {
  return protocol === 'sqs' || protocol === 'http' || protocol === 'https' || protocol === 'firehose'
}
