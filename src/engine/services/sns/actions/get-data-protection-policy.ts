/** https://docs.aws.amazon.com/sns/latest/api/API_GetDataProtectionPolicy.html */
import type { SnsInput } from '../../../../aws/services/sns.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { findTopic } from '../lookup.ts'

export function getDataProtectionPolicy(step: Step, input: SnsInput<'GetDataProtectionPolicy'>): Outcome {
  const topic = findTopic(step, input.ResourceArn, 'ResourceArn')
  if (!topic.ok) return refuse(topic.error)
  return answer({ DataProtectionPolicy: topic.value.state.dataProtectionPolicy ?? '' })
}
