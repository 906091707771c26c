/** Whether a message can go to a device now: its endpoint is there, and neither it nor its app is switched off. */
import { clientFault, type AwsFault } from '../../../aws/service.ts'
import type { ResourceKey, Step } from '../../kernel/index.ts'
import { invalidParameter } from './faults.ts'
import type { ApplicationState, EndpointState } from './platform.ts'
import { endpointDisabled } from './protocols/push.ts'

/** † */
const applicationDisabled = clientFault('PlatformApplicationDisabled', 'Platform application is disabled')

export function endpointFault(step: Step, key: ResourceKey): AwsFault | undefined {
  const endpoint = step.read<EndpointState>(key)
  if (endpoint === undefined) return invalidParameter('TargetArn Reason: No endpoint found for the target arn specified')
  return isOff(endpoint.attributes) ? endpointDisabled : undefined
}

export function applicationFault(step: Step, endpoint: ResourceKey): AwsFault | undefined {
  const application = step.read<EndpointState>(endpoint)?.application
  const state = application === undefined ? undefined : step.read<ApplicationState>(application)
  return state !== undefined && isOff(state.attributes) ? applicationDisabled : undefined
}

function isOff(attributes: Readonly<Record<string, string>>): boolean {
  return attributes['Enabled']?.toLowerCase() === 'false'
}
