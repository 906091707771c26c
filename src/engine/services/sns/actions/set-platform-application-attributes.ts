/** https://docs.aws.amazon.com/sns/latest/api/API_SetPlatformApplicationAttributes.html */
import type { SnsInput } from '../../../../aws/services/sns.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { missingMember } from '../faults.ts'
import { findApplication } from '../lookup.ts'
import type { ApplicationState } from '../platform.ts'

export function setPlatformApplicationAttributes(step: Step, input: SnsInput<'SetPlatformApplicationAttributes'>): Outcome {
  const { Attributes: attributes = {} } = input
  if (Object.keys(attributes).length === 0) return refuse(missingMember('attributes'))
  const application = findApplication(step, input.PlatformApplicationArn)
  if (!application.ok) return refuse(application.error)
  const { key, state } = application.value
  step.edit<ApplicationState>(key).attributes = { ...state.attributes, ...attributes }
  step.emit('sns.PlatformApplicationChanged', key, { attributes: Object.keys(attributes) })
  return answer({})
}
