/** https://docs.aws.amazon.com/sns/latest/api/API_ListPlatformApplications.html */
import type { SnsInput } from '../../../../aws/services/sns.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { readAccount } from '../account.ts'
import { applicationArn } from '../lookup.ts'
import { pageOf } from '../page.ts'
import { shownAttributes, type ApplicationState } from '../platform.ts'

export function listPlatformApplications(step: Step, input: SnsInput<'ListPlatformApplications'>): Outcome {
  const page = pageOf(readAccount(step).applications, input.NextToken)
  if (!page.ok) return refuse(page.error)
  const { items, nextToken } = page.value
  const applications = items.map((key) => {
    const { path, attributes } = step.read<ApplicationState>(key) as ApplicationState
    return { PlatformApplicationArn: applicationArn(path), Attributes: shownAttributes(attributes) }
  })
  return answer({ PlatformApplications: applications, ...(nextToken !== undefined && { NextToken: nextToken }) })
}
