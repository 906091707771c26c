/** https://docs.aws.amazon.com/sns/latest/api/API_GetEndpointAttributes.html */
import type { SnsInput } from '../../../../aws/services/sns.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { findEndpoint } from '../lookup.ts'

export function getEndpointAttributes(step: Step, input: SnsInput<'GetEndpointAttributes'>): Outcome {
  const endpoint = findEndpoint(step, input.EndpointArn)
  return endpoint.ok ? answer({ Attributes: endpoint.value.state.attributes }) : refuse(endpoint.error)
}
