/** Platform applications (an app at Google, Apple …) and the endpoints of its devices. https://docs.aws.amazon.com/sns/latest/dg/sns-mobile-application-as-subscriber.html */
import type { AwsFault } from '../../../aws/service.ts'
import type { ResourceKey } from '../../kernel/index.ts'
import { invalidParameter } from './faults.ts'

export interface ApplicationState {
  /** `GCM/shop`, as it stands in its ARN. */
  readonly path: string
  attributes: Readonly<Record<string, string>>
  endpoints: ResourceKey[]
}

export interface EndpointState {
  /** `GCM/shop/5e3e9847-…` */
  readonly path: string
  readonly application: ResourceKey
  /** Enabled, Token and, where given, CustomUserData. */
  attributes: Readonly<Record<string, string>>
}

/** https://docs.aws.amazon.com/sns/latest/api/API_CreatePlatformApplication.html */
const platforms = [
  'ADM',
  'APNS',
  'APNS_SANDBOX',
  'APNS_VOIP',
  'APNS_VOIP_SANDBOX',
  'BAIDU',
  'FCM',
  'GCM',
  'MACOS',
  'MACOS_SANDBOX',
  'MPNS',
  'WNS',
]

export function platformFault(platform: string): AwsFault | undefined {
  return platforms.includes(platform) ? undefined : invalidParameter(`Platform Reason: ${platform} is not supported`)
}

export function applicationNameFault(name: string): AwsFault | undefined {
  if (name === '') return invalidParameter(`${name} Reason: cannot be empty`)
  if (name.length > 256) return invalidParameter(`${name} Reason: must be at most 256 characters long`)
  if (/^[\w.-]+$/.test(name)) return undefined
  return invalidParameter(`${name} Reason: must contain only characters 'a'-'z', 'A'-'Z', '0'-'9', '_', '-', and '.'`)
}

/** Google's and Baidu's platforms take a key alone. */
const withoutPrincipal = ['FCM', 'GCM', 'BAIDU']

export function credentialsFault(platform: string, attributes: Readonly<Record<string, string>>): AwsFault | undefined {
  const hasCredential = attributes['PlatformCredential'] !== undefined
  const hasPrincipal = attributes['PlatformPrincipal'] !== undefined
  if (hasPrincipal && !hasCredential)
    return invalidParameter('Attributes Reason: PlatformPrincipal attribute provided without PlatformCredential')
  if (hasCredential && !hasPrincipal && !withoutPrincipal.includes(platform))
    return invalidParameter('Attributes Reason: PlatformCredential attribute provided without PlatformPrincipal')
  return undefined
}

const endpointAttributes = ['Enabled', 'Token', 'CustomUserData']
const mostUserData = 2048

/** † */
export function endpointAttributesFault(attributes: Readonly<Record<string, string>>): AwsFault | undefined {
  for (const [name, value] of Object.entries(attributes)) {
    if (!endpointAttributes.includes(name)) return invalidParameter(`Attributes Reason: Invalid attribute name: ${name}`)
    if (name === 'Enabled' && !/^(true|false)$/i.test(value))
      return invalidParameter('Attributes Reason: Invalid value for attribute: Enabled')
    if (name === 'CustomUserData' && value.length > mostUserData)
      return invalidParameter(`Attributes Reason: Invalid value for attribute: CustomUserData: must be at most ${mostUserData} characters`)
  }
  return undefined
}

/** Secrets are not shown again. */
export function shownAttributes(attributes: Readonly<Record<string, string>>): Record<string, string> {
  const { PlatformCredential: _credential, PlatformPrincipal: _principal, ...shown } = attributes
  return { Enabled: 'true', ...shown }
}
