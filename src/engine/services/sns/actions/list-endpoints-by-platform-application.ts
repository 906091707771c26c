/** https://docs.aws.amazon.com/sns/latest/api/API_ListEndpointsByPlatformApplication.html */
import { arnOf } from '../../../../aws/identity.ts'
import type { SnsInput } from '../../../../aws/services/sns.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { findApplication } from '../lookup.ts'
import { pageOf } from '../page.ts'
import type { EndpointState } from '../platform.ts'

export function listEndpointsByPlatformApplication(step: Step, input: SnsInput<'ListEndpointsByPlatformApplication'>): Outcome {
  const application = findApplication(step, input.PlatformApplicationArn)
  if (!application.ok) return refuse(application.error)
  const page = pageOf(application.value.state.endpoints, input.NextToken)
  if (!page.ok) return refuse(page.error)
  const { items, nextToken } = page.value
  const endpoints = items.map((key) => {
    const { path, attributes } = step.read<EndpointState>(key) as EndpointState
    return { EndpointArn: arnOf('sns', `endpoint/${path}`), Attributes: attributes }
  })
  return answer({ Endpoints: endpoints, ...(nextToken !== undefined && { NextToken: nextToken }) })
}
