/** https://docs.aws.amazon.com/sns/latest/api/API_SetSMSAttributes.html */
import { clientFault, type AwsFault } from '../../../../aws/service.ts'
import type { SnsInput } from '../../../../aws/services/sns.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { editAccount, snsAccountKey } from '../account.ts'

const names = [
  'DefaultSMSType',
  'DefaultSenderID',
  'DeliveryStatusIAMRole',
  'DeliveryStatusSuccessSamplingRate',
  'MonthlySpendLimit',
  'UsageReportS3Bucket',
]

/** Kept, and not applied: what a text message costs is not simulated. */
export function setSmsAttributes(step: Step, input: SnsInput<'SetSMSAttributes'>): Outcome {
  for (const [name, value] of Object.entries(input.attributes)) {
    const fault = attributeFault(name, value)
    if (fault) return refuse(fault)
  }
  Object.assign(editAccount(step).smsAttributes, input.attributes)
  step.emit('sns.SmsAttributesChanged', snsAccountKey, { attributes: Object.keys(input.attributes) })
  return answer({})
}

/** Recorded. */
function attributeFault(name: string, value: string): AwsFault | undefined {
  if (!names.includes(name)) return clientFault('InvalidParameter', `${name} is not a valid attribute`)
  const isGood =
    (name !== 'DefaultSMSType' || value === 'Promotional' || value === 'Transactional') &&
    (name !== 'DefaultSenderID' || /^(?=.*[A-Za-z])[A-Za-z0-9]{1,11}$/.test(value)) &&
    (name !== 'DeliveryStatusSuccessSamplingRate' || /^(100|\d{1,2})$/.test(value)) &&
    (name !== 'MonthlySpendLimit' || /^\d+$/.test(value))
  return isGood ? undefined : clientFault('InvalidParameter', `${name} is invalid`)
}
