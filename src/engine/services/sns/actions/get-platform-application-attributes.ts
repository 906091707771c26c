/** https://docs.aws.amazon.com/sns/latest/api/API_GetPlatformApplicationAttributes.html */
import type { SnsInput } from '../../../../aws/services/sns.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { findApplication } from '../lookup.ts'
import { shownAttributes } from '../platform.ts'

export function getPlatformApplicationAttributes(step: Step, input: SnsInput<'GetPlatformApplicationAttributes'>): Outcome {
  const application = findApplication(step, input.PlatformApplicationArn)
  return application.ok ? answer({ Attributes: shownAttributes(application.value.state.attributes) }) : refuse(application.error)
}
