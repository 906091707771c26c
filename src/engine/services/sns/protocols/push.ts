/** To a device, by its platform endpoint. https://docs.aws.amazon.com/sns/latest/dg/sns-send-custom-platform-specific-payloads-mobile-devices.html */
import { parseArn } from '../../../../aws/identity.ts'
import { clientFault } from '../../../../aws/service.ts'
import { ok } from '../../../../base/result.ts'
import { inboxKey } from '../../shared/resource-keys.ts'
import { textFor, type Texts } from '../message-structure.ts'
import type { Pack } from './parcel.ts'

/** https://docs.aws.amazon.com/sns/latest/dg/mobile-push-api-error.html */
export const endpointDisabled = clientFault('EndpointDisabled', 'Endpoint is disabled')

/** The platform's own text of a `MessageStructure: json` is the payload as it stands; any other text is wrapped for the platform. */
export const packForPush: Pack = (message, _text, _envelope, { endpoint }) => {
  const platform = platformOf(endpoint)
  return ok({
    to: 'outside',
    operation: 'ReceivePush',
    input: { Endpoint: endpoint, Platform: platform, Payload: payloadFor(platform, message.texts) },
    target: inboxKey(endpoint),
  })
}

/** `APNS_SANDBOX` of `arn:aws:sns:…:endpoint/APNS_SANDBOX/app/id`. */
function platformOf(endpointArn: string): string {
  return parseArn(endpointArn)?.resource.split('/')[1] ?? ''
}

function payloadFor(platform: string, texts: Texts): string {
  const own = texts[platform] ?? (isGoogle(platform) ? (texts['GCM'] ?? texts['FCM']) : undefined)
  if (own !== undefined) return own
  const text = textFor(texts, 'application')
  if (platform.startsWith('APNS') || platform.startsWith('MACOS')) return JSON.stringify({ aps: { alert: text } })
  if (isGoogle(platform) || platform === 'ADM') return JSON.stringify({ data: { default: text } })
  return platform === 'BAIDU' ? JSON.stringify({ title: '', description: text }) : text
}

/** Two names of one service. */
function isGoogle(platform: string): boolean {
  return platform === 'GCM' || platform === 'FCM'
}
