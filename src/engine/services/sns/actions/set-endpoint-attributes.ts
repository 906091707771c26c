/** https://docs.aws.amazon.com/sns/latest/api/API_SetEndpointAttributes.html */
import type { SnsInput } from '../../../../aws/services/sns.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { missingMember } from '../faults.ts'
import { findEndpoint } from '../lookup.ts'
import { endpointAttributesFault, type EndpointState } from '../platform.ts'

export function setEndpointAttributes(step: Step, input: SnsInput<'SetEndpointAttributes'>): Outcome {
  const { Attributes: attributes = {} } = input
  if (Object.keys(attributes).length === 0) return refuse(missingMember('attributes'))
  const endpoint = findEndpoint(step, input.EndpointArn)
  if (!endpoint.ok) return refuse(endpoint.error)
  const fault = endpointAttributesFault(attributes)
  if (fault) return refuse(fault)
  const { key, state } = endpoint.value
  step.edit<EndpointState>(key).attributes = { ...state.attributes, ...attributes }
  step.emit('sns.PlatformEndpointChanged', key, { attributes: Object.keys(attributes) })
  return answer({})
}
