/** https://docs.aws.amazon.com/sns/latest/api/API_DeleteEndpoint.html */
import type { SnsInput } from '../../../../aws/services/sns.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { endpointKeyOf } from '../lookup.ts'
import type { ApplicationState, EndpointState } from '../platform.ts'

/** Its subscriptions stay. Deleting what is not there succeeds. */
export function deleteEndpoint(step: Step, input: SnsInput<'DeleteEndpoint'>): Outcome {
  const key = endpointKeyOf(input.EndpointArn)
  if (!key.ok) return refuse(key.error)
  const endpoint = step.read<EndpointState>(key.value)
  if (endpoint === undefined) return answer({})
  const application = step.edit<ApplicationState>(endpoint.application)
  application.endpoints = application.endpoints.filter((other) => other !== key.value)
  step.remove(key.value)
  step.emit('sns.PlatformEndpointDeleted', key.value, {})
  return answer({})
}
