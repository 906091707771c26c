/** https://docs.aws.amazon.com/sns/latest/api/API_CreatePlatformApplication.html */
import type { SnsInput } from '../../../../aws/services/sns.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { editAccount } from '../account.ts'
import { missingMember } from '../faults.ts'
import { applicationArn, applicationKey } from '../lookup.ts'
import { applicationNameFault, credentialsFault, platformFault, type ApplicationState } from '../platform.ts'

/** Whether the credentials are good is not asked. The same name again finds the application that is there. */
export function createPlatformApplication(step: Step, input: SnsInput<'CreatePlatformApplication'>): Outcome {
  const { Name: name, Platform: platform, Attributes: attributes = {} } = input
  if (Object.keys(attributes).length === 0) return refuse(missingMember('attributes'))
  const fault = applicationNameFault(name) ?? platformFault(platform) ?? credentialsFault(platform, attributes)
  if (fault) return refuse(fault)
  const path = `${platform}/${name}`
  const key = applicationKey(path)
  if (step.read(key) === undefined) {
    step.create<ApplicationState>(key, { path, attributes, endpoints: [] })
    editAccount(step).applications.push(key)
    step.emit('sns.PlatformApplicationCreated', key, { platform, name })
  }
  return answer({ PlatformApplicationArn: applicationArn(path) })
}
