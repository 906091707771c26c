/** https://docs.aws.amazon.com/sns/latest/api/API_GetSMSAttributes.html */
import type { SnsInput } from '../../../../aws/services/sns.ts'
import { emptyRecord } from '../../../../base/json.ts'
import { answer, type Outcome, type Step } from '../../../kernel/index.ts'
import { readAccount } from '../account.ts'

/** Those asked for, or all. */
export function getSmsAttributes(step: Step, { attributes: wanted = [] }: SnsInput<'GetSMSAttributes'>): Outcome {
  const shown = emptyRecord<string>()
  for (const [name, value] of Object.entries(readAccount(step).smsAttributes))
    if (wanted.length === 0 || wanted.includes(name)) shown[name] = value
  return answer({ attributes: shown })
}
