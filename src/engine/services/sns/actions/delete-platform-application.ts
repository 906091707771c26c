/** https://docs.aws.amazon.com/sns/latest/api/API_DeletePlatformApplication.html */
import type { SnsInput } from '../../../../aws/services/sns.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { editAccount } from '../account.ts'
import { applicationKeyOf } from '../lookup.ts'
import type { ApplicationState } from '../platform.ts'

/** Takes the endpoints of its devices with it. Deleting what is not there succeeds. */
export function deletePlatformApplication(step: Step, input: SnsInput<'DeletePlatformApplication'>): Outcome {
  const key = applicationKeyOf(input.PlatformApplicationArn)
  if (!key.ok) return refuse(key.error)
  const application = step.read<ApplicationState>(key.value)
  if (application === undefined) return answer({})
  for (const endpoint of application.endpoints) step.remove(endpoint)
  step.remove(key.value)
  const account = editAccount(step)
  account.applications = account.applications.filter((other) => other !== key.value)
  step.emit('sns.PlatformApplicationDeleted', key.value, {})
  return answer({})
}
